from decimal import Decimal

import pytest

from reports.colours import palette
from reports.levels import PATTERNS, shown_levels
from scoring.scheme.ratings import Level, Scale


def scale(length: int, best: str = "last", **lowest: str) -> Scale:
    levels = [Level(key="l0", **lowest), *(Level(key=f"l{at}", from_=Decimal(at)) for at in range(1, length))]
    return Scale(best=best, levels=tuple(levels))


def test_the_worst_stands_first_whichever_end_is_the_best():
    assert [[(one.key, one.rank) for one in shown_levels(scale(3, best))] for best in ("last", "first")] == [
        [("l0", 2), ("l1", 1), ("l2", 0)],
        [("l2", 2), ("l1", 1), ("l0", 0)],
    ]


def test_without_a_scale_there_are_no_levels():
    assert shown_levels(None) == ()


def test_a_level_keeps_its_own_colour_title_and_meaning():
    worst, best = shown_levels(scale(2, colour="#B3261E", title="Behind", meaning="Much is missing."))
    assert (worst.colour, worst.title, worst.meaning) == ("#b3261e", "Behind", "Much is missing.")
    assert (best.colour, best.title, best.meaning) == (palette(2)[1], "l1", "")


@pytest.mark.parametrize("length", [2, 3, 4, 5, 6])
def test_no_two_levels_look_alike_without_colour(length):
    levels = shown_levels(scale(length))
    assert len({level.pattern for level in levels}) == len({level.wedge for level in levels}) == length


def test_the_best_level_is_plain_and_its_disc_is_full():
    best = shown_levels(scale(4))[-1]
    assert (best.pattern, best.wedge) == ("", "M8,2a6,6 0 1 1 0,12a6,6 0 1 1 0,-12Z")
    assert len(PATTERNS) == 6


def test_the_disc_is_filled_as_far_as_the_level_goes():
    assert [level.wedge for level in shown_levels(scale(4))[:3]] == [
        "M8,8V2A6,6 0 0 1 14.00,8.00Z",
        "M8,8V2A6,6 0 0 1 8.00,14.00Z",
        "M8,8V2A6,6 0 1 1 2.00,8.00Z",
    ]


def test_a_fill_falls_back_on_the_plain_colour():
    assert shown_levels(scale(2, colour="#B3261E"))[0].fill == "url(#level-1) #b3261e"
