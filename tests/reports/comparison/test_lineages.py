import pytest

from questionnaires.lineage import lineage_between
from questionnaires.lineage.links import Edition, Lineage, Link
from questionnaires.loading import load_questionnaire
from reports.comparison import chained, compare, same_version
from tests.reports.comparison.worlds import QUESTIONS, Asked, a_round, at


def edition(version):
    return Edition(key="q", version=version, hash=f"sha256:{version}")


def step(since, version, *links):
    return Lineage(readiness="lineage/1", old=edition(since), new=edition(version), links=links)


def link(old, new, verdict, *, comparable=False, reason=""):
    return Link(
        verdict=verdict,
        old=tuple(old.split()),
        new=tuple(new.split()),
        comparable=comparable,
        reason=reason or f"{verdict}: {old} {new}".strip(),
        declared=True,
    )


def links_of(*steps):
    return [(one.verdict, one.old, one.new, one.comparable) for one in chained(steps).links]


def test_a_chain_is_comparable_only_if_every_step_is():
    first = step(
        "1", "2", link("a", "a", "same", comparable=True), link("b", "b", "rescaled", reason="Five levels now.")
    )
    second = step("2", "3", link("a", "x", "replaced", comparable=True), link("b", "b", "same", comparable=True))
    whole = chained([first, second])
    assert (whole.old.version, whole.new.version) == ("1", "3")
    assert links_of(first, second) == [
        ("replaced", ("a",), ("x",), True),
        ("rescaled", ("b",), ("b",), False),
    ]
    assert [one.reason for one in whole.links] == ["replaced: a x", "Five levels now."]


def test_a_chain_that_changes_nothing_says_so():
    same = [step(str(at), str(at + 1), link("a", "a", "same", comparable=True)) for at in (1, 2)]
    assert chained(same).links[0].reason == "The same at every step, version 2 between them included."


def test_what_came_and_went_between_is_nowhere_and_what_came_later_is_new():
    first = step(
        "1", "2", link("", "passing", "new"), link("gone", "", "retired"), link("a", "a", "same", comparable=True)
    )
    second = step("2", "3", link("", "fresh", "new"), link("passing", "", "retired"), link("a", "", "retired"))
    assert links_of(first, second) == [
        ("new", (), ("fresh",), False),
        ("retired", ("a",), (), False),
        ("retired", ("gone",), (), False),
    ]


def test_what_was_new_and_then_reworded_is_new():
    first = step("1", "2", link("", "a", "new"))
    second = step("2", "3", link("a", "a", "reworded", comparable=True))
    assert links_of(first, second) == [("new", (), ("a",), False)]


def test_a_split_that_is_merged_again_hangs_together():
    first = step("1", "2", link("a", "b c", "split", comparable=True), link("d", "d", "same", comparable=True))
    second = step("2", "3", link("b", "b", "same", comparable=True), link("c d", "e", "merged", comparable=True))
    assert links_of(first, second) == [("merged", ("a", "d"), ("b", "e"), True)]


def test_a_split_stays_a_split():
    first = step("1", "2", link("a", "b c", "split", comparable=True))
    second = step("2", "3", link("b", "b", "same", comparable=True), link("c", "c", "same", comparable=True))
    assert links_of(first, second) == [("split", ("a",), ("b", "c"), True)]


def test_a_question_put_apart_and_together_again_is_another_one():
    first = step("1", "2", link("a", "b c", "split", comparable=True))
    second = step("2", "3", link("b c", "a", "merged", comparable=True))
    assert links_of(first, second) == [("replaced", ("a",), ("a",), True)]


def test_steps_must_meet():
    with pytest.raises(ValueError, match="A lineage that ends with 2 cannot go on from 3"):
        chained([step("1", "2"), step("3", "4")])


SECOND = QUESTIONS.replace('version: "1"', 'version: "2"').replace("Is there a sponsor?", "Is there a named sponsor?")
THIRD = SECOND.replace('version: "2"', 'version: "3"').replace("key: sponsor", "key: board")
SPONSOR, BOARD = "{match: [planned, sponsor], answered: 1}", "{match: [planned, board], answered: 1}"
SCHEME = """
readiness: scheme/1
key: tiny-scheme
version: "1"
title: Tiny scheme
questionnaire: {key: tiny}
questions: [RULE]
"""


def three_rounds():
    texts = [(QUESTIONS, SPONSOR), (SECOND, SPONSOR), (THIRD, BOARD)]
    rounds = [
        a_round(f"r{at}", [Asked("ash", {"planned": 40})], questions=text, scheme=SCHEME.replace("RULE", rule))
        for at, (text, rule) in enumerate(texts)
    ]
    versions = [load_questionnaire(text, "q.yaml") for text, _ in texts]
    return rounds, {(f"r{at}", f"r{at + 1}"): lineage_between(versions[at], versions[at + 1]) for at in (0, 1)}


def coverage(pair):
    found = pair.questions
    return found.comparable, found.asked, found.comparable_before, found.asked_before


def test_the_whole_way_is_chained_from_round_to_round():
    rounds, lineages = three_rounds()
    assert [coverage(pair) for pair in compare(rounds, lineages).pairs] == [(1, 2, 1, 2), (2, 2, 2, 2), (1, 2, 1, 2)]


def test_a_lineage_given_for_the_whole_way_goes_before_the_chain():
    rounds, lineages = three_rounds()
    whole = chained([lineages["r0", "r1"], lineages["r1", "r2"]])
    cut = Lineage(readiness="lineage/1", old=whole.old, new=whole.new, links=whole.links[:1])
    assert coverage(compare(rounds, lineages | {("r0", "r2"): cut}).pairs[2]) == (1, 1, 1, 1)


def test_where_a_step_is_not_stated_nothing_is_compared_and_the_reader_is_told():
    rounds, lineages = three_rounds()
    pairs = compare(rounds, {("r0", "r1"): lineages["r0", "r1"]}).pairs
    assert [pair.questions.reason for pair in pairs] == [
        "",
        "How the questions of tiny 3 come from those of tiny 2 has not been stated.",
        "How the questions of tiny 3 come from those of tiny 1 has not been stated.",
    ]
    assert coverage(pairs[2]) == (0, 2, 0, 2)


def test_a_lineage_of_other_versions_is_refused():
    rounds, lineages = three_rounds()
    with pytest.raises(
        ValueError, match="The lineage given is about tiny 2, of another content than what Round r0 asked"
    ):
        compare(rounds, {("r0", "r1"): lineages["r1", "r2"]})


def test_of_the_same_version_every_question_is_itself():
    one = a_round("1", [Asked("ash", at(40))])
    found = same_version(one.questionnaire, one.compiled.questionnaire_ref)
    assert [(link.old, link.comparable) for link in found.links] == [(("planned",), True), (("sponsor",), True)]
