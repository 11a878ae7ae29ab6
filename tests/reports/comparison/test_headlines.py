from reports.comparison import compare
from reports.comparison.headlines import headlines
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at


def pair_of(before, after, **later):
    return compare([a_round("1", before), a_round("2", after, **later)], {}).pairs[0]


def said(pair, **more):
    return [one.replace("\u00a0", " ") for one in headlines(pair, **more)]


def two_constituencies(**later):
    before = [
        Asked("ash", at(40)),
        Asked("beech", at(60)),
        Asked("cedar", at(60), "Networks"),
        Asked("date", at(10), "Agents"),
    ]
    after = [
        Asked("ash", at(85)),
        Asked("elm", at(55)),
        Asked("cedar", at(50), "Networks"),
        Asked("date", at(10), "Agents"),
    ]
    return pair_of(before, after, **later)


def test_the_headlines_of_two_rounds():
    assert said(two_constituencies()) == [
        "All organisations: from 42.5 % (Behind) to 50 % (Nearly there), +7.5 percentage points for all respondents "
        "(4 of 4 handed in, then 4 of 4).",
        "The 3 organisations rated in both rounds went from 36.67 % (Behind) to 48.33 % (Behind), +11.67 percentage points; "
        "1 improved, 0 worsened and 2 stayed at their level.",
        "All organisations: of the change of +7.5 percentage points, who answered makes \u22124.17, what was asked makes 0, "
        "how it was weighed and scored makes 0 and real movement makes +11.67.",
        "Most real movement upwards: Suppliers (+45 percentage points).",
        "Most real movement downwards: Networks (\u221210 percentage points).",
        "Round 1 to Round 2: 2 of 2 questions may be compared (2 of the 2 asked before).",
    ]


def test_only_of_the_parts_that_the_reader_sees():
    pair = two_constituencies()
    networks = [part for part in pair.constituencies if part.constituency == "Networks"]
    assert said(pair, parts=networks)[0].startswith("Networks: from 60 % (Nearly there) to 50 % (Nearly there)")
    assert len(said(pair, parts=networks)) == 4


def test_where_nobody_moves_no_extreme_is_named():
    one = [Asked("ash", at(40)), Asked("cedar", at(60), "Networks")]
    assert [line for line in said(pair_of(one, one)) if line.startswith("Most")] == []


def test_where_nobody_is_in_both_rounds():
    found = said(pair_of([Asked("ash", at(40))], [Asked("elm", at(40))]))
    assert found[1] == "No organisation is rated in both rounds, so nothing can be said of movement."


def test_other_scales_and_units_are_said_and_not_subtracted():
    other = SCHEME.replace("key: ready", "key: done").replace("scale:", "scale:\n  on: points").replace('"1"', '"2"')
    found = said(two_constituencies(scheme=other))
    assert found[0].startswith("All organisations: from 42.5 % (Behind) to 100 (Ready) for all respondents")
    assert (
        "; their levels cannot be compared (The levels were Behind, Nearly there and Ready (keys behind, nearly, ready) and are now"
        in found[1]
    )
    assert found[2] == (
        "All organisations: why the score changed cannot be parted. Totals were rated in another unit before."
    )


def test_the_worst_rule_moves_by_levels():
    worst = SCHEME + "constituencies: {rule: worst}\n"
    rounds = [a_round(key, [Asked("ash", at(percent))], scheme=worst) for key, percent in (("1", 40), ("2", 60))]
    found = said(compare(rounds, {}).pairs[0])
    assert (
        found[0]
        == "All organisations: from Behind to Nearly there for all respondents (1 of 1 handed in, then 1 of 1)."
    )
    assert found[2].startswith("All organisations: of the change of +1 level, who answered makes 0,")


def test_without_a_scale_a_figure_stands_alone():
    scheme = SCHEME[: SCHEME.index("scale:")]
    rounds = [a_round(key, [Asked("ash", at(percent))], scheme=scheme) for key, percent in (("1", 40), ("2", 60))]
    assert said(compare(rounds, {}).pairs[0])[0].startswith("All organisations: from 80 to 120, +40 points for all")


def test_where_too_few_handed_in_there_is_no_score_and_that_is_said():
    scheme = SCHEME + "constituencies: {rule: mean, minimum_coverage: 60}\n"
    few = [Asked("ash", at(50)), *(Asked(name) for name in ("beech", "cedar"))]
    rounds = [a_round("1", [Asked(one.id, at(50)) for one in few], scheme=scheme), a_round("2", few, scheme=scheme)]
    assert headlines(compare(rounds, {}).pairs[0])[0] == (
        "All organisations: from 50\u00a0% (Nearly there) to no score for all respondents (3 of 3 handed in, then 1 of 3)."
    )
