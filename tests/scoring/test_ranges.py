import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.ranges import cover_everything, described, holds, tried_days, tried_numbers, written
from scoring.scheme.points import DateRange, Range

D = Decimal
FIRST, LAST = datetime.date.min, datetime.date.max


@pytest.mark.parametrize(
    ("ends", "inside"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"from_": D(1), "to": D(3)}, [1, 2, 3]),
        ({"above": D(1), "below": D(3)}, [2]),
        ({"from_": D(1), "below": D(3)}, [1, 2]),
        ({"above": D(1), "to": D(3)}, [2, 3]),
    ],
)
def test_which_numbers_a_range_holds(ends, inside):
    assert [at for at in range(5) if holds(Range(points=D(1), **ends), D(at))] == inside


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Range(points=D(1)), "any value"),
        (Range(points=D(1), from_=D("1.50"), below=D("1E+2")), "from 1.5 and below 100"),
        (DateRange(points=D(1), to=datetime.date(2026, 1, 31)), "up to 2026-01-31"),
    ],
)
def test_a_range_in_words(one, words):
    assert described(one) == words


def test_what_is_written_is_the_same_for_numbers_that_are_the_same():
    assert [written(value) for value in (D("1.0"), datetime.date(2026, 1, 2), "a")] == ["1", "2026-01-02", "a"]


@pytest.mark.parametrize(
    ("ranges", "whole"),
    [
        ([Range(points=D(1))], True),
        ([Range(points=D(1), to=D(2)), Range(points=D(1), above=D(2))], True),
        ([Range(points=D(1), to=D(2)), Range(points=D(1), from_=D(2))], True),
        ([Range(points=D(1), below=D(2)), Range(points=D(1), above=D(2))], False),
        ([Range(points=D(1), to=D(2)), Range(points=D(1), from_=D("2.001"))], False),
        ([Range(points=D(1), from_=D(0))], False),
        ([DateRange(points=D(1), to=FIRST), DateRange(points=D(1), above=FIRST)], True),
        ([DateRange(points=D(1), below=LAST)], False),
        ([DateRange(points=D(1))], True),
    ],
)
def test_whether_ranges_leave_something_outside(ranges, whole):
    assert cover_everything(ranges) is whole


def test_numbers_are_tried_at_each_end_between_them_and_beyond():
    assert sorted(set(tried_numbers({D(1), D(4)}, None))) == [0, 1, 2, D("2.5"), 3, 4, 5]
    assert sorted(set(tried_numbers(set(), None))) == [-1, 0, 1]


def test_whole_numbers_are_tried_around_ends_that_are_not_whole():
    assert sorted(set(tried_numbers({D("1.5")}, 0))) == [0, 1, 2, 3]
    assert sorted(set(tried_numbers({D("1.25")}, 1))) == [D("1.1"), D("1.2"), D("1.3"), D("1.4")]


def test_days_are_tried_beside_each_end_within_the_calendar():
    assert list(tried_days({datetime.date(2026, 1, 1)})) == [
        datetime.date(2025, 12, 31),
        datetime.date(2026, 1, 1),
        datetime.date(2026, 1, 2),
    ]
    assert list(tried_days({FIRST, LAST})) == [
        FIRST,
        FIRST + datetime.timedelta(1),
        LAST - datetime.timedelta(1),
        LAST,
    ]


ends = st.sampled_from([D(0), D(1), D("1.5"), D(2), D("2.25")])
ranges = st.builds(
    lambda low, high: Range(points=D(1), **low, **high),
    st.one_of(st.just({}), ends.map(lambda at: {"from_": at}), ends.map(lambda at: {"above": at})),
    st.one_of(st.just({}), ends.map(lambda at: {"to": at}), ends.map(lambda at: {"below": at})),
)


@settings(max_examples=200)
@given(st.lists(ranges, min_size=1, max_size=3), st.integers(-40, 120))
def test_no_number_lies_outside_ranges_that_cover_everything(some, hundredths):
    number = D(hundredths) / 40
    assert not cover_everything(some) or any(holds(one, number) for one in some)
