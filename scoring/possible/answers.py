"""What an answer still to come could earn by its question's rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import Day, MultipleChoice, Number, Option, Percent
from scoring.points import PointRule
from scoring.ranges import ends_of, tried_days, tried_numbers


@dataclass(frozen=True, slots=True)
class Earnable:
    """The fewest and the most points, and the denominator that all between them share (0: unknown)."""

    fewest: Fraction
    most: Fraction
    denominator: int


def earnable(rule: PointRule, offered: Sequence[Option]) -> Earnable | None:
    """`offered` are the options that can be chosen; None where no answer can earn points."""
    if rule.question.choices:
        some = [option for option in offered if option.key not in rule.rule.counts_as]
        return _by_choosing(rule, some) if some else None
    points = [rule.points(value).earned for value in _tried(rule)]
    if not points:
        return None
    denominator = lcm(*(one.denominator for one in points)) if rule.rule.linear is None or len(set(points)) == 1 else 0
    return Earnable(min(points), max(points), denominator)


def _by_choosing(rule: PointRule, offered: Sequence[Option]) -> Earnable:
    is_multiple = isinstance(rule.question, MultipleChoice)
    alone = [rule.points((option.key,) if is_multiple else option.key).earned for option in offered]
    denominator = lcm(*(one.denominator for one in alone))
    if not is_multiple or rule.rule.answered is not None:
        return Earnable(min(alone), max(alone), denominator)
    fewest, most = rule.finished(*rule.ends_of(offered))
    return Earnable(fewest, most, 0 if rule.rule.several == "mean" else denominator)


def _tried(rule: PointRule) -> Iterator[Value]:
    """Values that earn all that can be earned: from each range that the question allows, and at the ends of its own."""
    question = rule.question
    if isinstance(question, Number | Percent):
        ends = ends_of(rule.in_order)
        if rule.rule.linear is not None:
            ends |= {rule.rule.linear.from_, rule.rule.linear.to}
        ends |= {end for end in (question.minimum, question.maximum) if end is not None}
        some: Iterator[Value] = tried_numbers(ends, question.places)
    elif isinstance(question, Day):
        ends = ends_of(rule.in_order) | {end for end in (question.earliest, question.latest) if end is not None}
        some = tried_days(ends)
    else:
        some = iter(("any words",))
    for value in some:
        try:
            yield question.read(value)
        except InvalidAnswer:
            continue
