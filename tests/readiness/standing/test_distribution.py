"""A constituency's distribution is shown only where it gives no organisation away."""

from types import SimpleNamespace

import pytest

from readiness.standing.queries.distribution import distribution_of
from reports.levels import shown_levels
from tests.scoring.worlds import asked, ruled, yes_no

LEVELS = shown_levels(
    ruled(
        asked(yes_no("q")),
        {"match": "q", "options": {"yes": 1}},
        scale={"levels": [{"key": "red"}, {"key": "green", "from": 50}]},
    ).scale
)


def rated(red: int, green: int):
    ratings = ["red"] * red + ["green"] * green
    return [SimpleNamespace(receipt=SimpleNamespace(rating=rating)) for rating in ratings] + [
        SimpleNamespace(receipt=None)
    ]


@pytest.mark.parametrize(("red", "green"), [(2, 2), (4, 1), (5, 2), (0, 4), (0, 0)])
def test_small_groups_and_small_levels_are_withheld(red, green):
    found = distribution_of(rated(red, green), LEVELS, "red", "n of N")
    assert found.levels == () and found.sentence.startswith("Withheld: ")


@pytest.mark.parametrize(("red", "green"), [(3, 3), (5, 0), (0, 9)])
def test_others_are_counted_with_ones_own_place(red, green):
    found = distribution_of(rated(red, green), LEVELS, "red", "n of N")
    assert [(one.count, one.is_own) for one in found.levels] == [(red, True), (green, False)]
    assert found.sentence == ""
