"""The bounds against every way in which the missing answers can be given."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.calculating import Earned
from scoring.engine import Engine, Respondent
from scoring.rating import from_worst
from tests.scoring.generated import Make, World, completions, outcome_of, sheets, worlds

WHO = Respondent("org", profile={"big": True})


def by_share(engine: Engine) -> bool:
    scale = engine.compiled.scheme.scale
    return scale is None or scale.on == "percent"


def height(earned: Earned, share: bool) -> Fraction:
    return earned.score / earned.possible if share else earned.score


def totals_and_bounds(world: World, sheet):
    """(heights of all totals there can be, lowest, highest, ratings, worst, best)."""
    engine = world.engine
    receipt = engine.receipt(WHO, sheet)
    outcomes = [outcome_of(engine, WHO, each) for each in completions(world.questionnaire, sheet)]
    share = by_share(engine)
    totals = [total for total, _ in outcomes if total is not None]
    if share and any(total.possible for total in totals):
        totals = [total for total in totals if total.possible]
    elif share:
        share = False
    bounds = [
        None if end.earned is None or end.possible is None else height(Earned(end.earned, end.possible), share)
        for end in (receipt.lowest, receipt.highest)
    ]
    heights = [height(total, share) for total in totals]
    return heights, bounds, {rating for _, rating in outcomes if rating is not None}, receipt


@settings(max_examples=60)
@given(st.data())
def test_no_completion_leaves_the_bounds(data):
    world = data.draw(worlds())
    sheet = data.draw(sheets(world.questionnaire, open_at_most=4))
    heights, (lowest, highest), ratings, receipt = totals_and_bounds(world, sheet)
    assert heights == [] or (lowest <= min(heights) and max(heights) <= highest)
    scale = world.engine.compiled.scheme.scale
    if ratings:
        order = from_worst(scale)
        places = [order.index(rating) for rating in ratings]
        assert order.index(receipt.worst_rating) <= min(places)
        assert max(places) <= order.index(receipt.best_rating)


@settings(max_examples=60)
@given(st.data())
def test_where_each_question_enters_once_the_bounds_are_reached(data):
    world = data.draw(
        worlds(Make(conditions=False, chains=False, measures=False, rules=("sum", "mean"), roundings=False))
    )
    sheet = data.draw(sheets(world.questionnaire, open_at_most=4))
    heights, (lowest, highest), _, _ = totals_and_bounds(world, sheet)
    if heights:
        assert (lowest, highest) == (min(heights), max(heights))
    else:
        assert (lowest, highest) == (None, None)
