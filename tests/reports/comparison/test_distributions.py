import pytest

from reports.comparison import compare
from reports.comparison.distributions import Distribution, distribution_change, distribution_of
from tests.reports.comparison.worlds import Asked, a_round, at


def of(*counts, asked=10, title="A"):
    return Distribution(title, asked, dict(zip(("red", "amber", "green"), counts, strict=True)))


@pytest.mark.parametrize(
    ("before", "after", "tendency"),
    [
        ((1, 2, 7), (1, 2, 7), "unchanged"),
        ((1, 2, 7), (0, 2, 8), "better"),
        ((1, 2, 7), (1, 3, 6), "worse"),
        ((1, 2, 7), (2, 0, 8), "mixed"),
        ((1, 2, 7), (2, 4, 14), "unchanged"),
        ((0, 0, 0), (1, 2, 7), "cannot tell"),
        ((1, 2, 7), (0, 0, 0), "cannot tell"),
    ],
)
def test_which_way_a_distribution_went(before, after, tendency):
    assert distribution_change(of(*before), of(*after)).tendency == tendency


def test_what_changed_is_counted_level_by_level():
    change = distribution_change(of(1, 2, 7), of(2, 2, 4, asked=9, title="B"))
    assert (change.counts, change.rated, change.asked) == ({"red": 1, "amber": 0, "green": -3}, -2, -1)
    assert change.warnings == ("The base changed: 10 organisations in A, and 9 in B.",)


def test_an_unknown_base_is_said():
    change = distribution_change(of(1, 2, 7, asked=None), of(1, 2, 7))
    assert change.asked is None
    assert change.warnings == ("A: 10 of unknown. How many were asked is not known, so no response rate is stated.",)


def test_other_levels_are_refused():
    with pytest.raises(ValueError, match="A and B rate by other levels"):
        distribution_change(of(1, 2, 7), Distribution("B", 1, {"bad": 1}))


def test_a_share_of_nobody_is_none():
    assert of(0, 0, 0).percent("red") is None
    assert of(1, 1, 1).percent("red") == pytest.approx(33.33)


def test_a_side_of_a_comparison_is_a_distribution():
    rounds = [a_round(key, [Asked("ash", at(percent))]) for key, percent in (("1", 10), ("2", 90))]
    pair = compare(rounds, {}).pairs[0]
    before, after = distribution_of(pair.all.before, "1"), distribution_of(pair.all.after, "2")
    assert distribution_change(before, after).tendency == "better"
