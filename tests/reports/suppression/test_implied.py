"""What a rating says of how many organisations stand at each level."""

from fractions import Fraction

import pytest

from reports.suppression.implied import implied
from reports.suppression.values import Known
from scoring.scheme.rollups import Rollup
from tests.reports.rounds import SCHEME
from tests.reports.suppression.rounds_of_many import many

ROW = (2, 3, 4)
UNGATED = SCHEME.partition("gates:")[0] + "constituencies:" + SCHEME.partition("\nconstituencies:")[2]


def found(rule: str, *, scheme: str = UNGATED, row: tuple[int, int, int] = ROW) -> tuple[Known, ...]:
    """Of a constituency rated by the rule, and true of its row."""
    text = scheme.partition("constituencies:")[0] + f"constituencies: {rule}\n"
    made = many({"Suppliers": row}, scheme=text)
    assert made.scheme.constituencies is not None
    known = implied("s", made.rated.constituencies[0], made.scheme.constituencies, made.scheme)
    levels = dict(zip(("behind", "nearly", "ready"), row, strict=True))
    for one in known:
        number = sum((factor * levels[key] for key, factor in one.factors.items()), Fraction(0))
        assert one.lowest is None or one.lowest <= number
        assert one.highest is None or number <= one.highest
    return known


def test_the_worst_rating_says_that_somebody_has_it_and_nobody_a_worse_one() -> None:
    behind, nearly = {"behind": Fraction(1)}, {"nearly": Fraction(1)}
    assert found("{rule: worst}") == (Known("s", behind, Fraction(1)),)
    assert found("{rule: worst}", row=(0, 3, 4)) == (
        Known("s", nearly, Fraction(1)),
        Known("s", behind, Fraction(0), Fraction(0)),
    )


def test_a_share_says_how_many_reach_the_level() -> None:
    rule = "{rule: share, level: nearly, levels: [{key: behind}, {key: nearly, from: 40}, {key: ready, above: 90}]}"
    assert found(rule) == (Known("s", {"nearly": Fraction(1), "ready": Fraction(1)}, Fraction(7), Fraction(7)),)


def test_a_median_says_where_half_of_them_are() -> None:
    assert len(found("{rule: median}")) == 2
    assert len(found("{rule: median}", scheme=SCHEME)) == 1


def test_a_mean_says_how_far_levels_can_be_from_it() -> None:
    assert len(found("{rule: mean}")) == 2
    assert len(found("{rule: mean}", scheme=SCHEME)) == 1
    first = SCHEME.replace("on: percent", "on: percent\n  best: first").replace("cap: behind", "cap: ready")
    assert len(found("{rule: mean}", scheme=first)) == 1
    assert found("{rule: mean}", scheme=UNGATED.replace("on: percent", "on: points")) == ()


@pytest.mark.parametrize("rule", ["mean", "median"])
def test_by_weight_it_says_nothing(rule: str) -> None:
    assert found(f"{{rule: {rule}, weights: weighted}}") == ()


def test_without_a_rating_it_says_nothing() -> None:
    made = many({"Suppliers": ROW}, silent="Agents")
    assert implied("a", made.rated.constituencies[1], Rollup(), made.scheme) == ()
