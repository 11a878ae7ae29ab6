from fractions import Fraction

import pytest

from reports.packs.axes import axis_of, marks_of
from reports.packs.document import Chart, Series


def chart(kind, *values, unit="points"):
    series = tuple(Series(f"S{at}", one, ("",) * len(one), "#000000", "#ffffff") for at, one in enumerate(values))
    return Chart("c", "C", kind, tuple(f"K{at}" for at in range(len(values[0]))), series, unit, "", "", "t")


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (("0",), ["0", "1"]), (("1",), ["0", "1"]), (("13",), ["0", "5", "10", "15"]), (("100",), ["0", "20", "40", "60", "80", "100"]),
        (("0.3",), ["0", "0.1", "0.2", "0.3"]), (("-12.5", "8.25"), ["−15", "−10", "−5", "0", "5", "10"]), (("-4",), ["−4", "−3", "−2", "−1", "0"]),
        (("123456",), ["0", "50,000", "100,000", "150,000"]), (("0.004",), ["0", "0.001", "0.002", "0.003", "0.004"]),
    ],
)  # fmt: skip
def test_an_axis_begins_at_nought_and_has_round_figures(values, labels):
    axis = axis_of(chart("bars", values))
    assert [label for _, label in axis.ticks] == labels
    assert axis.ticks[0][0] == 0 and axis.ticks[-1][0] == 1


def test_an_axis_of_per_cents_says_so():
    assert axis_of(chart("lines", ("40",), unit="%")).ticks[-1][1] == "40 %"


def test_shares_always_fill_the_whole_axis():
    shown = chart("shares", ("1", "0", None), ("3", "0", "2"))
    axis = axis_of(shown)
    assert [label for _, label in axis.ticks] == ["0 %", "25 %", "50 %", "75 %", "100 %"]
    assert [(one.category, one.series, one.start, one.end) for one in marks_of(shown, axis)] == [
        (0, 0, 0.0, 0.25), (0, 1, 0.25, 1.0), (2, 1, 0.0, 1.0),
    ]  # fmt: skip


def test_stacked_bars_reach_to_their_sum():
    shown = chart("stacked", ("1", "4"), ("3", "6"))
    axis = axis_of(shown)
    assert axis.highest == Fraction(10)
    assert [one.end for one in marks_of(shown, axis)] == [0.1, 0.4, 0.4, 1.0]


def test_bars_begin_at_nought_and_what_is_missing_draws_nothing():
    shown = chart("bars", ("-4", None), ("4", "0"))
    axis = axis_of(shown)
    assert axis.zero == 0.5
    assert [(one.category, one.series, one.start, one.end) for one in marks_of(shown, axis)] == [
        (0, 0, 0.5, 0.0), (0, 1, 0.5, 1.0), (1, 1, 0.5, 0.5),
    ]  # fmt: skip


def test_what_is_less_than_nought_is_stacked_on_the_other_side_of_it():
    shown = chart("stacked", ("-4", "1"), ("2", "-1"), ("2", None))
    axis = axis_of(shown)
    assert (axis.lowest, axis.highest) == (-4, 4)
    assert [(one.category, one.series, one.start, one.end) for one in marks_of(shown, axis)] == [
        (0, 0, 0.5, 0.0), (0, 1, 0.5, 0.75), (0, 2, 0.75, 1.0), (1, 0, 0.5, 0.625), (1, 1, 0.5, 0.375),
    ]  # fmt: skip
