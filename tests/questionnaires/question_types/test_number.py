from decimal import Decimal

import pytest

from questionnaires.answers import decimal_text
from questionnaires.question_types import Number
from tests.questionnaires.question_types.refusing import refusal


def number(**facts):
    bounds = {name: Decimal(facts.pop(name)) for name in ("minimum", "maximum") if name in facts}
    return Number(key="count", text="How many?", **bounds, **facts)


def tried(question, *literals):
    return [decimal_text(value) for value in question.samples(frozenset(literals))]


@pytest.mark.parametrize(
    ("raw", "value"), [("12.50", "12.50"), (" -3 ", "-3"), (7, "7"), (0.1, "0.1"), (Decimal("1.10"), "1.10")]
)
def test_a_number_is_read_exactly_as_written(raw, value):
    assert str(number().read(raw)) == value


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("1,200", "'1,200' is not a number; write it like 1200 or 12.5."),
        ("a" * 50, f"'{'a' * 40}' is not a number; write it like 1200 or 12.5."),
        (True, "Give a number, for example 12.5."),
        (None, "Give a number, for example 12.5."),
        (float("nan"), "Give a finite number."),
        ("Infinity", "Give a finite number."),
        ("9" * 31, "Give a number of at most 30 figures."),
        (10**31, "Give a number of at most 30 figures."),
        ("1e31", "Give a number of at most 30 figures."),
        ("1e-31", "Give a number of at most 30 figures."),
    ],
)
def test_what_is_no_usable_number_is_refused(raw, said):
    assert refusal(number(), raw) == said


def test_decimal_places_are_limited_and_noughts_at_the_end_do_not_count():
    assert [str(number(places=0).read("5.0")), str(number(places=1).read("5.10"))] == ["5.0", "5.10"]
    assert refusal(number(places=0), "5.5") == "Give a whole number."
    assert refusal(number(places=1), "5.25") == "Give at most 1 decimal places."


def test_both_ends_of_the_range_may_be_given():
    between = number(minimum="0.5", maximum="10")
    assert [str(between.read(end)) for end in ("0.5", "10")] == ["0.5", "10"]


@pytest.mark.parametrize(
    ("bounds", "raw", "said"),
    [
        ({"minimum": "0.5", "maximum": "10"}, "10.010", "10.01 is out of range; give a number from 0.5 to 10."),
        ({"minimum": "0"}, "-1", "-1 is out of range; give 0 or more."),
        ({"maximum": "0"}, "1e3", "1000 is out of range; give 0 or less."),
    ],
)
def test_a_number_out_of_range_is_refused_with_the_range(bounds, raw, said):
    assert refusal(number(**bounds), raw) == said


def test_conditions_see_a_double():
    seen = number().as_condition_value(Decimal("2.5"))
    assert (seen, type(seen)) == (2.5, float)


def test_samples_are_the_numbers_named_and_one_in_every_stretch_around_them():
    assert tried(number(), "2", "5", "many", "1e40", "1e99999999999999999999") == ["1", "2", "3.5", "5", "6"]


def test_samples_keep_to_the_range_and_the_places():
    assert tried(number(minimum="0", maximum="3"), "2") == ["0", "1", "2", "2.5", "3"]
    assert tried(number(places=0), "2.5") == ["2", "3"]
    assert tried(number(places=1), "2") == ["1.9", "2", "2.1"]


def test_samples_without_a_number_named_stand_around_nought():
    assert tried(number()) == ["-1", "0", "1"]


def test_a_range_the_wrong_way_round_is_a_problem():
    assert list(number(minimum="2", maximum="1").problems()) == [
        ("minimum", "The minimum is above the maximum; exchange them.")
    ]
    assert [
        list(number(**bounds).problems()) for bounds in ({}, {"minimum": "1"}, {"minimum": "1", "maximum": "1"})
    ] == [
        [],
        [],
        [],
    ]
