"""Bulk and engine agree on every figure and every rating, whatever the scheme."""

from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, event, given, settings

from scoring.bulk import NO_LEVEL, BulkScorer, NotVectorisable, encode
from scoring.engine import Engine
from tests.scoring.bulk.worlds import CONSTITUENCIES, World, worlds


def outcomes_of_engine(world: World) -> list[dict[str, object]]:
    engine = Engine(world.compiled)
    receipts = [engine.receipt(one, sheet) for one, sheet in zip(world.respondents, world.sheets, strict=True)]
    return [
        {
            "total": _fraction(receipt.total_exact or receipt.total),
            "maximum": _fraction(receipt.maximum_exact or receipt.maximum),
            "rating": receipt.rating,
            "rating before gates": receipt.rating_before_gates,
            **{f"section:{key}": (amount.earned, amount.possible) for key, amount in receipt.sections.items()},
            **{f"measure:{key}": (amount.earned, amount.possible) for key, amount in receipt.measures.items()},
        }
        for receipt in receipts
    ]


def outcomes_in_bulk(world: World) -> list[dict[str, object]]:
    constituencies = [one.constituency for one in world.respondents]
    profiles = [one.profile for one in world.respondents]
    coded = encode(world.compiled, world.sheets, profiles, constituencies)
    names = [name for name in world.compiled.by_name if name != "total"]
    scorer = BulkScorer(world.compiled, CONSTITUENCIES, coded.columns, names)
    places = np.array([CONSTITUENCIES.index(one) for one in constituencies])
    scores = scorer.scores(coded.codes, places, coded.holds)
    levels = [level.key for level in world.compiled.scheme.scale.levels]
    return [
        {
            "total": scores.total.fraction(row),
            "maximum": scores.maximum.fraction(row),
            "rating": _level(levels, scores.rating[row]),
            "rating before gates": _level(levels, scores.rating_before_gates[row]),
            **{name: (score.fraction(row), most.fraction(row)) for name, (score, most) in scores.figures.items()},
        }
        for row in range(len(world.sheets))
    ]


def _level(levels: list[str], at: int) -> str | None:
    return None if at == NO_LEVEL else levels[at]


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(worlds())
def test_every_total_rating_and_figure_is_the_engines(world):
    try:
        found = outcomes_in_bulk(world)
    except NotVectorisable as refusal:
        event(f"refused: {str(refusal).split(': ')[-1][:50]}")
        return
    event("scored")
    assert found == outcomes_of_engine(world)
