from datetime import date
from decimal import Decimal

import pytest

from questionnaires.conditions import compiled
from questionnaires.definition import Fact
from questionnaires.question_types import Day, MultipleChoice, Number, Option, Percent, ShortText, SingleChoice
from questionnaires.trying import MOST_VALUES, answers_to_try, facts_to_try
from tests.questionnaires.asking import choice, yes_no

ABCD = tuple(Option(key=key, text=key.upper()) for key in "abcd")
AREAS = MultipleChoice(key="q", text="Which?", options=ABCD)


def tried(question, *sources):
    found = answers_to_try(question, [compiled(source) for source in sources])
    return list(found.values), found.whole


def tried_of_fact(fact, *sources):
    found = facts_to_try("f", fact, [compiled(source) for source in sources])
    return list(found.values), found.whole


@pytest.mark.parametrize(
    ("question", "values"), [(yes_no("q"), ["yes", "no"]), (choice("a", "b", key="q"), ["a", "b"])]
)
def test_a_choice_is_tried_in_full_however_it_is_used(question, values):
    assert tried(question, 'answers.q.startsWith("a")') == (values, True)


def test_options_that_no_condition_tells_apart_are_tried_once():
    assert tried(choice("a", "b", "c", "d", key="q"), 'answers.q == "c"') == (["a", "c"], True)


def test_options_that_are_not_always_offered_are_tried_besides():
    gated = tuple(Option(key=key, text=key, applies_if="has(answers.p)") for key in "bc")
    question = SingleChoice(key="q", text="Which?", options=(ABCD[0], *gated, ABCD[3]))
    assert tried(question, 'answers.q != "x"') == (["a", "b", "c"], True)


def test_of_a_list_only_the_options_named_are_combined():
    assert tried(AREAS, '"a" in answers.q || "b" in answers.q', "has(answers.q)") == (
        [("c",), ("d",), ("a",), ("b",), ("a", "b")],
        True,
    )


def test_a_list_used_in_another_way_is_tried_in_full():
    values, whole = tried(AREAS, "size(answers.q) > 2")
    assert (len(values), whole) == (15, True)


def test_a_long_list_used_in_another_way_cannot_be_tried_in_full():
    many = MultipleChoice(key="q", text="Which?", options=tuple(Option(key=f"o{n}", text="O") for n in range(12)))
    values, whole = tried(many, "size(answers.q) > 2")
    assert (len(values), whole) == (MOST_VALUES, False)


@pytest.mark.parametrize("kind", [Number, Percent])
def test_numbers_are_tried_around_those_they_are_compared_with(kind):
    values, whole = tried(kind(key="q", text="Q", minimum=Decimal(0), maximum=Decimal(9)), "answers.q > 5.0")
    assert (values, whole) == ([Decimal(value) for value in ("0", "2.5", "5.0", "7", "9")], True)


def test_numbers_that_are_calculated_with_cannot_be_tried_in_full():
    values, whole = tried(Number(key="q", text="Q"), "answers.q * 2.0 > 10.0")
    assert (values, whole) == ([Decimal(value) for value in ("1", "2", "6", "10", "11")], False)


def test_dates_are_tried_around_those_they_are_compared_with():
    assert tried(Day(key="q", text="Q"), 'answers.q in ["2026-03-31"]', "has(answers.q)") == (
        [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)],
        True,
    )


def test_dates_compared_with_part_of_a_date_cannot_be_tried_in_full():
    assert tried(Day(key="q", text="Q", latest=date(1, 1, 1)), 'answers.q < "2026"') == ([date(1, 1, 1)], False)


def test_text_is_never_tried_in_full():
    assert tried(ShortText(key="q", text="Q"), 'answers.q == "b" || answers.q == "a"') == (["a", "b", "…"], False)


def test_conditions_that_do_not_read_it_name_nothing_for_it():
    assert tried(ShortText(key="q", text="Q"), 'answers.p == "b"') == (["…"], False)


OPTIONS = tuple(Option(key=key, text=key.upper()) for key in "ab")


@pytest.mark.parametrize(
    ("fact", "source", "values"),
    [
        (Fact(kind="yes_no", title="F"), "profile.f", ([True, False], True)),
        (Fact(kind="choice", title="F", options=OPTIONS), 'profile.f == "a"', (["a", "b"], True)),
        (Fact(kind="choices", title="F", options=OPTIONS), '"a" in profile.f', ([[], ["a"]], True)),
        (
            Fact(kind="choices", title="F", options=OPTIONS),
            "size(profile.f) > 1",
            ([[], ["a"], ["b"], ["a", "b"]], True),
        ),
        (Fact(kind="number", title="F"), "profile.f > 5.0", ([4.0, 5.0, 6.0], True)),
        (Fact(kind="number", title="F"), "profile.f + 1.0 > 5.0", ([0.0, 1.0, 3.0, 5.0, 6.0], False)),
        (Fact(kind="text", title="F"), 'profile.f == "a"', (["a", "…"], False)),
    ],
)
def test_facts_are_tried_as_conditions_see_them(fact, source, values):
    assert tried_of_fact(fact, source) == values


def test_a_fact_with_many_options_cannot_be_tried_in_full():
    fact = Fact(kind="choices", title="F", options=tuple(Option(key=f"o{n}", text="O") for n in range(12)))
    values, whole = tried_of_fact(fact, "size(profile.f) > 2")
    assert (len(values), whole) == (MOST_VALUES, False)
