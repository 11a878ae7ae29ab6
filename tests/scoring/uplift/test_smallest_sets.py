"""The smallest sets against every set that could be: worlds are small enough to try them all."""

from itertools import combinations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from questionnaires.answers import AnswerSheet, Given, NotApplicable, Value
from questionnaires.conditions import ConditionFailed
from scoring.engine import Engine, Respondent
from scoring.gates import passes
from scoring.rating import from_worst
from scoring.uplift import Uplift, uplift_of
from tests.scoring.generated import Make, sheets, values_of, worlds

WHO = Respondent("org", profile={"big": True})
MOST = 3_000


def rating_of(engine: Engine, sheet: AnswerSheet) -> int:
    """Its place from the worst, as a receipt has it; -1 where there is none."""
    rating = engine.receipt(WHO, sheet).rating
    return from_worst(engine.compiled.scheme.scale).index(rating) if rating is not None else -1


def better_than(engine: Engine, key: str, given: Given | None) -> list[Value]:
    """Everything that would be a better answer, said as simply as it can be: missing ones may be given, others earn more
    where more counts, or pass a gate that they failed."""
    compiled = engine.compiled
    question, one = compiled.questionnaire.questions[key], compiled.counted.get(key)
    gates = [gate for gate, keys in engine.gates if key in keys]
    real = [
        v for v in values_of(question) if not isinstance(v, NotApplicable) and not (one and one.points.absence_of(v))
    ]
    if isinstance(given, NotApplicable):
        return []
    absence = one.points.absence_of(given) if one and given is not None else None
    if absence == "not_applicable":
        return []
    if given is None or absence is not None:
        return real if one or gates or key in compiled.readers else []
    ways = directions(engine).get(key, set())
    return [
        value
        for value in real
        if any(passes(gate, value) and not passes(gate, given) for gate in gates)
        or (one and any((one.points.points(value).earned - one.points.points(given).earned) * way > 0 for way in ways))
    ]


def directions(engine: Engine) -> dict[str, set[int]]:
    from scoring.uplift.directions import directions_of

    return directions_of(engine.compiled)


def smallest_by_trying(engine: Engine, sheet: AnswerSheet) -> dict[int, tuple[int, set[frozenset[str]]]]:
    """Each better level to the least number of changes and the sets of questions that lead there."""
    applied = engine.compiled.plan.applied(sheet, WHO.profile)
    now = rating_of(engine, sheet)
    questions = engine.compiled.questionnaire.questions
    options = {
        key: better_than(engine, key, applied.given.get(key) if key in applied.shown else sheet.get(key))
        for key in questions
    }
    options = {key: some for key, some in options.items() if some}
    found: dict[int, tuple[int, set[frozenset[str]]]] = {}
    tried = 0
    for size in range(1, len(options) + 1):
        for keys in combinations(options, size):
            for values in product(*(options[key] for key in keys)):
                tried += 1
                assume(tried <= MOST)
                changed = {**sheet, **dict(zip(keys, values, strict=True))}
                after = engine.compiled.plan.applied(changed, WHO.profile)
                if any(after.given.get(key) != changed[key] for key in keys):
                    continue
                for level in range(now + 1, rating_of(engine, changed) + 1):
                    least, sets = found.setdefault(level, (size, set()))
                    if least == size:
                        sets.add(frozenset(keys))
    return found


def agrees(engine: Engine, sheet: AnswerSheet, found: Uplift) -> bool:
    order = from_worst(engine.compiled.scheme.scale)
    by_trying = smallest_by_trying(engine, sheet)
    proved = True
    for lift in found.lifts:
        level = order.index(lift.level)
        for one in lift.sets:
            assert order.index(one.receipt.rating) >= level
            assert len(one.changes) == lift.size
        if level not in by_trying:
            assert lift.sets == ()
            proved &= lift.at_least is None
            continue
        size, sets = by_trying[level]
        assert lift.at_least is not None and lift.at_least <= size
        if lift.is_exact:
            assert lift.size == size
            assert {frozenset(change.question for change in one.changes) for one in lift.sets} <= sets
            assert lift.found <= len(sets)
            if lift.is_all:
                assert lift.found == len(sets)
        proved &= lift.is_exact
    return proved


@settings(max_examples=80)
@given(st.data())
def test_no_smaller_set_would_have_done_whatever_the_scheme(data):
    world = data.draw(worlds())
    assume(world.engine.compiled.scheme.scale is not None)
    sheet = data.draw(sheets(world.questionnaire))
    try:
        found = uplift_of(world.engine, WHO, sheet)
    except ConditionFailed:
        assume(False)
    agrees(world.engine, sheet, found)


@settings(max_examples=80)
@given(st.data())
def test_small_questionnaires_are_searched_to_the_end(data):
    world = data.draw(worlds(Make(conditions=False)))
    assume(world.engine.compiled.scheme.scale is not None)
    sheet = data.draw(sheets(world.questionnaire))
    found = uplift_of(world.engine, WHO, sheet, steps=3_000)
    assert agrees(world.engine, sheet, found)
