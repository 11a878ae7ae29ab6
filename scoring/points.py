"""One answer to its points: the rule of one question, made ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from questionnaires.answers import Value
from questionnaires.question_types import AnyQuestion, MultipleChoice, Option
from scoring.exact import short
from scoring.ranges import AnyRange, cover_everything, described, holds, written
from scoring.scheme.points import QuestionRule

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Points:
    """What an answer earns, and the rule in words."""

    earned: Fraction
    rule: str


class PointRule:
    """The points of one question. `most` is what is possible, never below nought; `least` and `highest` are what the
    rule can give."""

    def __init__(self, question: AnyQuestion, rule: QuestionRule) -> None:
        self.question = question
        self.rule = rule
        self.table = _table(question, rule)
        self.in_order: Sequence[AnyRange] = (*(rule.ranges or ()), *(rule.dates or ()))
        fewest, most = self._ends()
        self._turned_about = fewest + most
        fewest, self.highest = self.finished(fewest, most)
        self.most = max(self.highest, ZERO) if rule.maximum is None else Fraction(rule.maximum)
        self.least = min(fewest, self.most)

    def absence_of(self, value: Value) -> str | None:
        """The absence that an option stands for ("we do not do this"), if it stands for one."""
        if not self.rule.counts_as:
            return None
        chosen = value if isinstance(value, tuple) else (str(value),)
        return next((self.rule.counts_as[key] for key in chosen if key in self.rule.counts_as), None)

    def points(self, value: Value) -> Points:
        """What the answer earns, before chains."""
        plain = self._plain(value)
        earned, words = plain.earned, plain.rule
        if self.rule.reversed:
            earned = self._turned_about - earned
            words = f"{words}; reversed: {short(self._turned_about)} - {short(plain.earned)} = {short(earned)}"
        if self.rule.at_most is not None and earned > self.rule.at_most:
            earned = Fraction(self.rule.at_most)
            words = f"{words}; at most {short(earned)}"
        return Points(earned, words)

    def finished(self, fewest: Fraction, most: Fraction) -> tuple[Fraction, Fraction]:
        """The fewest and the most points once they are reversed and cut, where the rule says so."""
        if self.rule.reversed:
            fewest, most = self._turned_about - most, self._turned_about - fewest
        if self.rule.at_most is not None:
            fewest, most = min(fewest, Fraction(self.rule.at_most)), min(most, Fraction(self.rule.at_most))
        return fewest, most

    def ends_of(self, options: Sequence[Option]) -> tuple[Fraction, Fraction]:
        """The fewest and the most that choosing among these options can give, before `finished`."""
        points = [self.table.get(option.key, ZERO) for option in options] or [ZERO]
        if not isinstance(self.question, MultipleChoice) or self.rule.several != "sum":
            return min(points), max(points)
        alone = [self.table.get(option.key, ZERO) for option in options if option.exclusive]
        together = sorted(
            (self.table.get(option.key, ZERO) for option in options if not option.exclusive), reverse=True
        )
        sizes = range(1, min(self.question.at_most or len(together), len(together)) + 1)
        best = [sum(together[:size], ZERO) for size in sizes]
        worst = [sum(together[-size:], ZERO) for size in sizes]
        return min(alone + worst, default=ZERO), max(alone + best, default=ZERO)

    def _plain(self, value: Value) -> Points:
        if self.rule.answered is not None:
            return Points(Fraction(self.rule.answered), "answered")
        if self.rule.linear is not None:
            return self._in_proportion(value)
        if self.in_order:
            return self._in_range(value)
        return self._of_options(value if isinstance(value, tuple) else (str(value),))

    def _of_options(self, keys: tuple[str, ...]) -> Points:
        earned = [self.table.get(key, ZERO) for key in keys]
        total = combined(earned, self.rule.several)
        if len(keys) == 1:
            return Points(total, f"{keys[0]} earns {short(total)}")
        signs = " + " if self.rule.several == "sum" else ", "
        words = signs.join(f"{key} {short(points)}" for key, points in zip(keys, earned, strict=True))
        return Points(total, f"{self.rule.several} of {words} = {short(total)}")

    def _in_proportion(self, value: Value) -> Points:
        line = self.rule.linear
        assert line is not None and isinstance(value, Decimal)
        start, end = Fraction(line.from_), Fraction(line.to)
        low, high = (Fraction(point) for point in line.points or (line.from_, line.to))
        place = min(max((Fraction(value) - start) / (end - start), ZERO), Fraction(1))
        earned = low + place * (high - low)
        return Points(earned, f"{written(value)} between {short(start)} and {short(end)} earns {short(earned)}")

    def _in_range(self, value: Value) -> Points:
        for one in self.in_order:
            if holds(one, value):
                points = Fraction(one.points)
                return Points(points, f"{written(value)} is {described(one)} and earns {short(points)}")
        return Points(ZERO, f"{written(value)} is in none of the ranges and earns 0")

    def _ends(self) -> tuple[Fraction, Fraction]:
        rule = self.rule
        if rule.answered is not None:
            return Fraction(rule.answered), Fraction(rule.answered)
        if rule.linear is not None:
            ends = [Fraction(point) for point in rule.linear.points or (rule.linear.from_, rule.linear.to)]
            return min(ends), max(ends)
        if self.in_order:
            points = [Fraction(one.points) for one in self.in_order]
            points += [] if cover_everything(self.in_order) else [ZERO]
            return min(points), max(points)
        return self.ends_of([option for option in self.question.choices if option.key not in rule.counts_as])


def combined(points: list[Fraction], several: str) -> Fraction:
    """The points of several options as one figure."""
    if several == "highest":
        return max(points)
    if several == "lowest":
        return min(points)
    total = sum(points, ZERO)
    return total / len(points) if several == "mean" else total


def _table(question: AnyQuestion, rule: QuestionRule) -> dict[str, Fraction]:
    if rule.options is not None:
        return {key: Fraction(points) for key, points in rule.options.items()}
    if rule.spread is None:
        return {}
    keys = [option.key for option in question.choices if option.key not in rule.counts_as]
    start, end = Fraction(rule.spread.from_), Fraction(rule.spread.to)
    steps = max(len(keys) - 1, 1)
    return {key: start + (end - start) * at / steps for at, key in enumerate(keys)}
