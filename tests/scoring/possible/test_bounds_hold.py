"""The bounds against every way in which the missing answers can be given."""

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.answers import AnswerSheet
from scoring.calculating import Earned
from scoring.engine import Respondent
from scoring.possible.figures import Figuring
from scoring.possible.outcomes import Outcomes
from scoring.possible.questions import Asking
from scoring.possible.ways import ways_of
from scoring.rating import from_worst
from scoring.receipt import Receipt
from tests.scoring.generated import Make, World, completions, outcome_of, sheets, worlds

WHO = Respondent("org", profile={"big": True})
DIRECTIONS = [
    (Fraction(a), Fraction(b)) for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1), (2, 1), (-1, -3))
]


@dataclass(frozen=True)
class Tried:
    """A response and all that could become of it. Heights are shares of what is possible, or points, as the scale looks
    at them; a total of which nothing is possible has no share."""

    receipt: Receipt
    heights: list[Fraction]
    bounds: tuple[Fraction | None, Fraction | None]
    ratings: set[str]


def tried(world: World, sheet: AnswerSheet) -> Tried:
    scale = world.engine.compiled.scheme.scale
    by_share = scale is None or scale.on == "percent"

    def height(total: Earned | None) -> Fraction | None:
        if total is None or (by_share and not total.possible):
            return None
        return total.score / total.possible if by_share else total.score

    receipt = world.engine.receipt(WHO, sheet)
    outcomes = [outcome_of(world.engine, WHO, each) for each in completions(world, WHO, sheet)]
    ends = [
        None if end.earned is None or end.possible is None else Earned(end.earned, end.possible)
        for end in (receipt.lowest, receipt.highest)
    ]
    return Tried(
        receipt,
        [found for total, _ in outcomes if (found := height(total)) is not None],
        (height(ends[0]), height(ends[1])),
        {rating for _, rating in outcomes if rating is not None},
    )


@settings(max_examples=60)
@given(st.data())
def test_no_completion_leaves_the_bounds(data):
    world = data.draw(worlds())
    found = tried(world, data.draw(sheets(world.questionnaire, open_at_most=4)))
    lowest, highest = found.bounds
    assert found.heights == [] or (lowest <= min(found.heights) and max(found.heights) <= highest)
    if found.ratings:
        order = from_worst(world.engine.compiled.scheme.scale)
        places = [order.index(rating) for rating in found.ratings]
        assert order.index(found.receipt.worst_rating) <= min(places)
        assert max(places) <= order.index(found.receipt.best_rating)


@settings(max_examples=60)
@given(st.data())
def test_where_each_question_enters_once_the_bounds_are_reached(data):
    make = Make(involved=False, chains=False, measures=False, rules=("sum", "mean"), roundings=False)
    world = data.draw(worlds(make))
    found = tried(world, data.draw(sheets(world.questionnaire, open_at_most=3)))
    ends = (min(found.heights), max(found.heights)) if found.heights else (None, None)
    assert found.bounds == ends


def outcomes_by_way(world: World, sheet: AnswerSheet) -> list[dict[str, Outcomes]]:
    compiled = world.engine.compiled
    asking, figuring = Asking(compiled, WHO.profile), Figuring(compiled, WHO.profile, WHO.constituency)
    found: list[dict[str, Outcomes]] = []
    for way in ways_of(compiled, WHO.profile, sheet, compiled.plan.applied(sheet, WHO.profile)):
        questions = asking.outcomes(way)
        every = {f"question:{key}": one for key, one in questions.items()}
        found.append(every | figuring.outcomes(way, questions))
    return found


@settings(max_examples=40)
@given(st.data())
def test_every_question_and_figure_is_among_its_outcomes(data):
    world = data.draw(worlds())
    sheet = data.draw(sheets(world.questionnaire, open_at_most=3))
    ways = outcomes_by_way(world, sheet)
    for each in completions(world, WHO, sheet):
        applied = world.engine.compiled.plan.applied(each, WHO.profile)
        figures = world.engine.figures(applied, WHO)
        actual = {f"question:{key}": scored.earned for key, scored in figures.questions.items()} | dict(figures.nodes)
        for name, earned in actual.items():
            if earned is None:
                assert any(way[name].maybe_absent for way in ways)
                continue
            for score, possible in DIRECTIONS:
                furthest = [found for way in ways if (found := way[name].greatest(score, possible)) is not None]
                assert score * earned.score + possible * earned.possible <= max(
                    score * one.score + possible * one.possible for one in furthest
                )
