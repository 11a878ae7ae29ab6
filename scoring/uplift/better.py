"""Answers that could stand in place of a given one, or of none: as few as tell apart all that scoring can tell apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from questionnaires.answers import Absence, Given, NotApplicable, Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import (
    AnyQuestion,
    Day,
    LongText,
    MilestoneGrid,
    MultipleChoice,
    Number,
    Percent,
    ShortText,
)
from questionnaires.trying import answers_to_try
from scoring.compiling import Compiled, Counted
from scoring.gates import passes
from scoring.ranges import ends_of, tried_days, tried_numbers
from scoring.scheme.ratings import Gate
from scoring.uplift.choosing import chosen_sets

PLACES = 2
"""Of numbers tried where a question does not say how many places they may have."""
_SAID = {"state": "not_applicable", "on": None, "confidence": None}
"""Of each milestone of a grid, where the scheme counts that it is answered and not what it says: it stands for any answer."""


@dataclass(frozen=True, slots=True)
class Betters:
    """`whole`: no other answer could make a difference that none of these makes."""

    values: tuple[Value, ...]
    whole: bool = True


NONE = Betters(())


@dataclass(frozen=True, slots=True)
class Bettering:
    """What is better for each question under a scheme. `gates`: question key to the gates that look at it."""

    compiled: Compiled
    directions: Mapping[str, frozenset[int]]
    gates: Mapping[str, list[Gate]]
    known: dict[tuple[str, Given | None], Betters] = field(default_factory=dict)

    def of(self, key: str, given: Given | None) -> Betters:
        """Not applicable stays as it is: whether a question applies is a fact."""
        if (key, given) not in self.known:
            self.known[key, given] = self._of(key, given)
        return self.known[key, given]

    def _of(self, key: str, given: Given | None) -> Betters:
        one = self.compiled.counted.get(key)
        question = self.compiled.plan.gated[key].question
        absence = absence_of(one, given)
        is_looked_at = key in self.gates or (absence is Absence.NOT_ANSWERED and key in self.compiled.readers)
        if absence is Absence.NOT_APPLICABLE or not (one or is_looked_at) or not question.is_asked_for_an_answer:
            return NONE
        tried = self._tried(key, question, one, given)
        values = tried.values
        if absence is None:
            values = tuple(value for value in values if self._is_better(key, one, value, given))
        return Betters(values, tried.whole)

    def _is_better(self, key: str, one: Counted | None, value: Value, given: Given | None) -> bool:
        if any(passes(gate, value) and not passes(gate, given) for gate in self.gates.get(key, ())):
            return True
        if one is None or given is None or isinstance(given, NotApplicable):
            return False
        more = one.points.points(value).earned - one.points.points(given).earned
        return any(more * direction > 0 for direction in self.directions[key])

    def _tried(self, key: str, question: AnyQuestion, one: Counted | None, given: Given | None) -> Betters:
        """One answer of each sort: nearest to what was given, otherwise the first."""
        found: dict[object, Value] = {}
        offered = self._every(key, question, one, given)
        for value in offered.values:
            if one is not None and one.points.absence_of(value) is not None:
                continue
            found.setdefault(self._sort(key, one, value, offered.values), value)
        return Betters(tuple(found.values()), offered.whole)

    def _sort(self, key: str, one: Counted | None, value: Value, among: tuple[Value, ...]) -> object:
        """What scoring can tell of an answer; one that conditions read is a sort of its own."""
        points = one.points.points(value).earned if one is not None else Fraction(0)
        read = value if key in self.compiled.readers else None
        return points, tuple(passes(gate, value) for gate in self.gates.get(key, ())), read

    def _every(self, key: str, question: AnyQuestion, one: Counted | None, given: Given | None) -> Betters:
        conditions = self.compiled.readers.get(key, [])
        if isinstance(question, MultipleChoice):
            return Betters(*chosen_sets(question, one, given, self.gates.get(key, []), bool(conditions)))
        if question.choices:
            return Betters(tuple(option.key for option in question.choices))
        read = answers_to_try(question, conditions) if conditions else None
        values = list(read.values) if read is not None else []
        if isinstance(question, Number | Percent | Day):
            values = [*_nearest(question, one, given), *values]
        elif one is not None and not values and isinstance(question, ShortText | LongText):
            values = ["\u2026"]
        elif one is not None and not values and isinstance(question, MilestoneGrid):
            values = [question.read({each.key: _SAID for each in question.milestones})]
        return Betters(tuple(dict.fromkeys(values)), read is None or read.whole)


def absence_of(one: Counted | None, given: Given | None) -> Absence | None:
    """The absence that an answer is, or stands for."""
    if given is None:
        return Absence.NOT_ANSWERED
    if isinstance(given, NotApplicable):
        return Absence.NOT_APPLICABLE
    stands_for = one.points.absence_of(given) if one is not None else None
    return Absence(stands_for) if stands_for is not None else None


def _nearest(question: Number | Percent | Day, one: Counted | None, given: Given | None) -> Iterator[Value]:
    """Numbers or days from every range of the rule that the question takes, those nearest to what was given first."""
    if one is None:
        return
    ends = set(ends_of(one.points.in_order))
    some: Iterable[Value]
    if isinstance(question, Day):
        some = tried_days(ends | {end for end in (question.earliest, question.latest) if end is not None})
    else:
        if one.points.rule.linear is not None:
            ends |= {one.points.rule.linear.from_, one.points.rule.linear.to}
        ends |= {end for end in (question.minimum, question.maximum) if end is not None}
        places = PLACES if question.places is None else question.places
        some = (*tried_numbers(ends, places), *tried_numbers(ends, question.places))
    taken = []
    for value in some:
        try:
            taken.append(question.read(value))
        except InvalidAnswer:
            continue
    if not taken:
        return
    beginning = given if isinstance(given, type(taken[0])) else taken[0]
    yield from sorted(taken, key=lambda value: (abs(value - beginning), value))  # type: ignore[operator]
