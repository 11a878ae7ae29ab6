import pytest
from hypothesis import given
from msgspec.structs import replace

from questionnaires.changes import changes_between
from questionnaires.lineage import lineage_between
from questionnaires.question_types import Information
from tests.questionnaires.asking import asking, choice, declaring, yes_no
from tests.questionnaires.generated import PAIRS


def links(old, new):
    return [
        (link.verdict, link.old, link.new, link.comparable, link.declared) for link in lineage_between(old, new).links
    ]


def answerable(questionnaire):
    return [key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer]


@given(PAIRS)
def test_every_answerable_question_of_both_versions_stands_in_exactly_one_link(pair):
    old, new = pair
    lineage = lineage_between(old, new)
    assert sorted(key for link in lineage.links for key in link.old) == sorted(answerable(old))
    assert sorted(key for link in lineage.links for key in link.new) == sorted(answerable(new))


@given(PAIRS)
def test_a_question_that_kept_its_key_is_proposed_as_comparable_unless_its_change_is_major(pair):
    old, new = (replace(one, lineage=None) for one in pair)
    sizes = {change.key: change.size for change in changes_between(old, new).questions.changed}
    proposed = {link.new[0]: link.comparable for link in lineage_between(old, new).links if link.old == link.new}
    assert proposed == {key: sizes.get(key) != "major" for key in proposed}


@given(PAIRS)
def test_every_link_has_a_reason_and_only_whole_sentences(pair):
    reasons = [link.reason for link in lineage_between(*pair).links if not link.declared]
    assert [reason for reason in reasons if not reason.endswith(".") or "  " in reason or ".." in reason] == []


def test_links_come_in_the_new_order_and_retired_questions_last():
    old = asking(yes_no("gone", "Is that over?"), yes_no("a", "Plan?"), yes_no("b", "Budget?"))
    new = asking(yes_no("b", "Budget?"), yes_no("fresh", "Who leads?"), yes_no("a", "Plan?"), version="2")
    assert links(old, new) == [
        ("same", ("b",), ("b",), True, False),
        ("new", (), ("fresh",), False, False),
        ("same", ("a",), ("a",), True, False),
        ("retired", ("gone",), (), False, False),
    ]


def test_a_declared_link_wins_over_what_would_be_proposed():
    old = asking(yes_no("a", "Plan?"), choice("x", "y", key="b"))
    new = asking(
        yes_no("a", "Is it agreed?"),
        choice("x", "z", key="b"),
        version="2",
        lineage=declaring(("reworded", "a", "a", True), ("rescaled", "b", "b", True)),
    )
    assert links(old, new) == [("reworded", ("a",), ("a",), True, True), ("rescaled", ("b",), ("b",), True, True)]
    assert [[option.key for option in link.options.added] for link in lineage_between(old, new).links[1:]] == [["z"]]


def test_links_declared_since_another_version_say_nothing_about_this_one():
    new = asking(yes_no("a"), version="2", lineage=declaring(("same", "a", "a", False), since="1.5"))
    assert links(asking(yes_no("a")), new) == [("same", ("a",), ("a",), True, False)]


@pytest.mark.parametrize(
    "link",
    [
        ("same", "a unknown", "a", True),
        ("retired", "a", "", False),
        ("split", "a", "a", False),
        ("same", "read", "read", True),
    ],
)
def test_a_declared_link_with_a_problem_does_not_count(link):
    reading = Information(key="read", text="Welcome")
    new = asking(reading, yes_no("a"), version="2", lineage=declaring(link))
    assert links(asking(reading, yes_no("a")), new) == [("same", ("a",), ("a",), True, False)]


def test_a_key_used_again_for_another_question_can_be_declared():
    old = asking(yes_no("a", "Plan?"))
    new = asking(
        yes_no("b", "Plan?"),
        yes_no("a", "Who leads?"),
        version="2",
        lineage=declaring(("replaced", "a", "b", True), ("new", "", "a", False)),
    )
    assert links(old, new) == [("replaced", ("a",), ("b",), True, True), ("new", (), ("a",), False, True)]


def test_a_key_whose_old_question_is_spoken_for_begins_anew():
    old, new = asking(yes_no("a", "Plan?")), asking(yes_no("b", "Plan?"), yes_no("a", "Who leads?"), version="2")
    declared = replace(new, lineage=declaring(("replaced", "a", "b", True)))
    assert links(old, declared) == [("replaced", ("a",), ("b",), True, True), ("new", (), ("a",), False, False)]


def test_text_to_read_has_no_lineage_even_where_it_becomes_a_question():
    old = asking(Information(key="a", text="Plan"), yes_no("b", "Budget?"))
    new = asking(yes_no("a", "Plan"), Information(key="b", text="Budget?"), version="2")
    assert links(old, new) == [("new", (), ("a",), False, False), ("retired", ("b",), (), False, False)]


def test_coverage_counts_questions_of_both_versions():
    old = asking(yes_no("a", "Plan?"), yes_no("b", "Budget?"), yes_no("gone", "Is that over?"))
    new = asking(
        yes_no("a", "Plan?"),
        yes_no("b1", "Money?"),
        yes_no("b2", "Approval?"),
        yes_no("c", "Who leads?"),
        version="2",
        lineage=declaring(("split", "b", "b1 b2", True)),
    )
    lineage = lineage_between(old, new)
    assert str(lineage.coverage) == "3 of 4 questions comparable (2 of the 3 asked before)"
    assert lineage.counts == {"same": 1, "split": 1, "new": 1, "retired": 1}
