"""No more than is needed: the answers of a set, each brought down as long as the set still leads there."""

from collections.abc import Mapping
from decimal import Decimal

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import Number, Percent
from scoring.uplift.better import PLACES
from scoring.uplift.space import Space


def lowered(space: Space, target: int, taken: Mapping[str, Value]) -> dict[str, Value]:
    """In reading order; afterwards no answer alone could earn less. Numbers that earn in proportion are brought as near to
    what was given as their places allow."""
    found = dict(taken)
    for key in [key for key in space.betters if key in taken]:
        cheapest = sorted(space.betters[key].values, key=lambda value: space.points(key, value))
        found[key] = next(
            value for value in cheapest if value == found[key] or space.level({**found, key: value}) >= target
        )
        found[key] = _nearer(space, target, found, key)
    return found


def _nearer(space: Space, target: int, found: Mapping[str, Value], key: str) -> Value:
    """Halves the way between what is given, or the worst end, and an answer that is good enough."""
    good = found[key]
    one = space.engine.compiled.counted.get(key)
    question = space.engine.compiled.plan.gated[key].question
    if one is None or one.points.rule.linear is None or not isinstance(question, Number | Percent):
        return good
    assert isinstance(good, Decimal)
    step = Decimal(1).scaleb(-(PLACES if question.places is None else question.places))
    top = good
    line, given = one.points.rule.linear, space.given(key)
    worst: Decimal = max((line.from_, line.to), key=lambda end: abs(end - top))
    bad: Decimal = given if isinstance(given, Decimal) else worst
    low, high = int(bad / step), int(good / step)
    while abs(high - low) > 1:
        middle = (low + high) // 2
        value = _read(question, middle * step)
        if value is not None and space.level({**found, key: value}) >= target:
            good, high = value, middle
        else:
            low = middle
    return good


def _read(question: Number | Percent, number: Decimal) -> Decimal | None:
    try:
        value = question.read(number)
    except InvalidAnswer:
        return None
    assert isinstance(value, Decimal)
    return value
