from reports.comparison import compare
from tests.reports.comparison.worlds import QUESTIONS, SCHEME, Asked, a_round, at


def pair_of(before, after, **later):
    return compare([a_round("1", before), a_round("2", after, **later)], {}).pairs[0]


def three(**more):
    return [Asked(name, at(50), **more) for name in ("ash", "beech", "cedar")]


def test_the_same_base_needs_no_warning():
    assert pair_of(three(), three()).warnings == ()


def test_another_population_and_a_small_cohort_are_said():
    pair = pair_of(three(), [*three()[:2], Asked("date", at(10)), Asked("elm", at(10))])
    assert pair.warnings == (
        "The base changed: 3 organisations in Round 1, and 4 in Round 2.",
        "Only 2 of the 5 organisations rated in one of the two rounds are rated in both (40\u00a0%); "
        "what all respondents say and what the matched cohort says may differ.",
    )


def test_as_many_as_before_are_not_the_same_when_others_were_asked():
    pair = pair_of(three(), [*three()[:2], Asked("date", at(50))])
    assert pair.warnings[0] == (
        "The base changed: as many were asked, but not the same; 1 of the 3 organisations of Round 2 had not been asked in Round 1."
    )


def test_a_population_that_nobody_knows_is_unknown_and_never_a_hundred_per_cent():
    pair = pair_of(three(), three(), population_known=False)
    assert pair.warnings == ("Round 2: 3 of unknown. How many were asked is not known, so no response rate is stated.",)
    assert pair.all.after.n_of_N == "3 of unknown"


def test_who_changed_constituency_is_said_of_both_constituencies():
    pair = pair_of(three(), [*three()[:2], Asked("cedar", at(50), "Networks")])
    assert pair.warnings == ("1 organisation changed constituency between the two rounds.",)
    suppliers, networks = (
        next(one.warnings for one in pair.constituencies if one.constituency == name)
        for name in ("Suppliers", "Networks")
    )
    assert suppliers[:2] == (
        "The base changed: 3 organisations in Round 1, and 2 in Round 2.",
        "Its membership changed: 0 came in (0 from another constituency) and 1 went (1 to another).",
    )
    assert networks[1] == "Its membership changed: 1 came in (1 from another constituency) and 0 went (0 to another)."


def test_other_weights_are_said():
    pair = pair_of(three(weight=1), [*three(weight=1)[:2], Asked("cedar", at(50), weight=4)])
    assert pair.warnings == ("The weight of 1 of 3 organisations in both rounds changed.",)
    assert pair.constituencies[0].warnings == pair.warnings


def test_another_version_and_another_scheme_are_said():
    pair = pair_of(three(), three(), questions=QUESTIONS.replace('"1"', '"2"'), scheme=SCHEME.replace('"1"', '"2"'))
    assert pair.warnings == (
        "Another version of the questionnaire was asked: tiny 1, then tiny 2.",
        "Another scheme scored the answers: tiny-scheme 1, then tiny-scheme 2.",
    )


def test_another_questionnaire_is_more_than_another_version():
    pair = pair_of(
        three(),
        three(),
        questions=QUESTIONS.replace("key: tiny", "key: other"),
        scheme=SCHEME.replace("{key: tiny}", "{key: other}"),
    )
    assert pair.warnings[0] == "Another questionnaire was asked: tiny 1, then other 1."


def test_what_key_and_version_do_not_tell_apart_is_told_by_its_content():
    pair = pair_of(three(), three(), scheme=SCHEME.replace("from: 80", "from: 85"))
    hashes = [one.scheme.hash.removeprefix("sha256:")[:12] for one in (pair.before, pair.after)]
    assert pair.warnings == (
        f"Another scheme scored the answers: tiny-scheme 1 ({hashes[0]}), then tiny-scheme 1 ({hashes[1]}).",
    )
