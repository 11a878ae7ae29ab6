import datetime
from datetime import date

import pytest

from questionnaires.question_types import Day
from tests.questionnaires.question_types.refusing import refusal

WHEN = Day(key="when", text="When did it start?")
IN_MARCH = Day(key="when", text="When in March?", earliest=date(2026, 3, 1), latest=date(2026, 3, 31))


def of_march(*days):
    return [date(2026, 3, day) for day in days]


@pytest.mark.parametrize("raw", ["2026-03-31", "  2026-03-31 ", date(2026, 3, 31)])
def test_a_date_is_read_year_first_or_taken_as_it_is(raw):
    assert WHEN.read(raw) == date(2026, 3, 31)


@pytest.mark.parametrize("raw", ["31/03/2026", "20260331", "2026-W14-2", "2026-02-30", "2026-03-31T10:00", ""])
def test_text_that_is_no_date_of_the_calendar_is_refused(raw):
    assert refusal(WHEN, raw) == f"{raw!r} is not a date; write it as year-month-day, for example 2026-03-31."


def test_only_the_beginning_of_a_long_text_is_repeated():
    assert refusal(WHEN, "x" * 50) == (
        f"'{'x' * 40}' is not a date; write it as year-month-day, for example 2026-03-31."
    )


@pytest.mark.parametrize("raw", [20260331, None, ["2026-03-31"], datetime.datetime(2026, 3, 31, 10, 0)])
def test_a_number_a_list_and_a_time_of_day_are_refused(raw):
    assert refusal(WHEN, raw) == "Give a date as year-month-day, for example 2026-03-31."


def test_both_ends_of_the_range_may_be_given():
    assert [IN_MARCH.read("2026-03-01"), IN_MARCH.read("2026-03-31")] == of_march(1, 31)


def test_the_days_beside_the_range_are_refused():
    assert [refusal(IN_MARCH, "2026-02-28"), refusal(IN_MARCH, "2026-04-01")] == [
        "2026-02-28 is too early; give a date from 2026-03-01 on.",
        "2026-04-01 is too late; give a date up to 2026-03-31.",
    ]


def test_conditions_compare_the_date_as_text():
    assert WHEN.as_condition_value(date(2026, 3, 1)) == "2026-03-01"


def test_samples_stand_around_the_dates_a_condition_names():
    assert list(WHEN.samples(frozenset({"2026-03-10", "soon"}))) == of_march(9, 10, 11)


def test_samples_keep_to_the_range_and_try_its_ends():
    assert list(IN_MARCH.samples(frozenset({"2026-03-10"}))) == of_march(1, 2, 9, 10, 11, 30, 31)


def test_samples_without_a_date_named_are_any_day_and_its_neighbours():
    assert list(WHEN.samples(frozenset())) == [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2)]


def test_samples_end_with_the_calendar():
    assert list(WHEN.samples(frozenset({"0001-01-01", "9999-12-31"}))) == [
        date(1, 1, 1),
        date(1, 1, 2),
        date(9999, 12, 30),
        date(9999, 12, 31),
    ]


def test_a_range_the_wrong_way_round_is_a_problem():
    turned = Day(key="when", text="When?", earliest=date(2026, 3, 2), latest=date(2026, 3, 1))
    assert list(turned.problems()) == [("earliest", "The earliest date is after the latest; exchange them.")]
    assert [list(WHEN.problems()), list(IN_MARCH.problems())] == [[], []]
