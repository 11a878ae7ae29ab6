import pytest

from reports.holding_down import holding_down
from reports.levels import shown_levels
from reports.outcomes import Outcomes
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies


def found(made):
    outcomes = Outcomes(made.scheme, shown_levels(made.scheme.scale))
    return [holding_down(one, outcomes) for one in made.rated.constituencies]


def test_each_rule_counts_those_that_hold_down_under_it():
    assert found(four_constituencies()) == [
        "1 organisation below Ready",  # mean: below the best level
        "1 organisation rated Behind",  # worst: at the worst rating there is
        "1 organisation below Nearly there",  # share: below the level that counts
        "",
    ]


@pytest.mark.parametrize("constituency", ["Networks", "Agents", "Suppliers"])
def test_nobody_at_the_best_level_holds_down(constituency):
    assert found(a_round([Asked("a", constituency, answers(100, 100))])) == [""]


def test_without_a_scale_nobody_is_counted():
    assert found(a_round([Asked("a", "X", answers(10, 10))], scheme=SCHEME.split("scale:")[0])) == [""]
