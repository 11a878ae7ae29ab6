"""How far missing answers could still move a score: the lowest and the highest total, the worst and the best rating.

Where the missing answers that decide what is asked have few combinations, each is tried; otherwise every question they
decide may be asked or not. Within that, each open question earns between its fewest and its most points. The bounds
always hold; they are exact wherever each question enters the total once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Any

from questionnaires.answers import Absence, AnswerSheet, Value
from questionnaires.applicability import Applied
from questionnaires.question_types import Maturity, SingleChoice, YesNo
from scoring.calculating import Earned
from scoring.compiling import Compiled, reported
from scoring.gates import GateInput, result_of
from scoring.lines import Scored, broken_link, line_of, of_absence
from scoring.rating import capped, from_worst, rated
from scoring.receipt import GateResult
from scoring.scheme.ratings import Gate
from scoring.spans import Span, span_of_nodes

MOST_TRIED = 24
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Possible:
    """The bounds; None where there could be no total."""

    lowest: Earned | None
    highest: Earned | None
    worst_rating: str | None
    best_rating: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything about one respondent that missing answers cannot change."""

    compiled: Compiled
    gates: Sequence[tuple[Gate, list[str]]]
    profile: Mapping[str, Any]
    constituency: str | None

    def open_in(self, applied: Applied) -> list[str]:
        """Questions asked and not answered that can still make a difference."""
        return [
            key
            for key in applied.shown
            if key not in applied.given
            and self.compiled.plan.gated[key].question.is_asked_for_an_answer
            and (key in self.compiled.counted or self.steers(key) or any(key in keys for _, keys in self.gates))
        ]

    def steers(self, key: str) -> bool:
        """Whether its answer decides what else is asked."""
        return len(self.compiled.plan.dependents(key)) > 1

    def settled(self, total: Earned | None, gates: Sequence[GateResult]) -> Possible:
        """Nothing is missing: the total is what it is."""
        shown = reported(self.compiled, self.compiled.total, total)
        rating = self.rating(total, gates)
        return Possible(shown, shown, rating, rating)

    def rating(self, total: Earned | None, gates: Sequence[GateResult]) -> str | None:
        """The rating of a total, coverage left aside."""
        scale = self.compiled.scheme.scale
        if scale is None or total is None:
            return None
        shown = reported(self.compiled, self.compiled.total, total) or total
        level = rated(scale, total if scale.figure == "exact" else shown)
        return capped(scale, level.key, gates) if level is not None else None


def possible_totals(situation: Situation, sheet: AnswerSheet, applied: Applied) -> Possible:
    """The bounds over every way in which the open questions could be answered, or stay open."""
    ways = _ways(situation, sheet, applied)
    if ways is None:
        maybe = frozenset(
            dependent
            for key in situation.open_in(applied)
            for dependent in situation.compiled.plan.dependents(key)
            if dependent != key
        )
        return _bounds(situation, applied, maybe)
    return _outermost(situation, [_bounds(situation, way, frozenset()) for way in ways])


def _ways(situation: Situation, sheet: AnswerSheet, applied: Applied) -> list[Applied] | None:
    """Every distinct way the missing answers could decide what is asked; None when there are too many."""
    steering = sorted(key for key in situation.open_in(applied) if situation.steers(key))
    if not steering:
        return [applied]
    key = steering[0]
    ways: list[Applied] = []
    for value in (None, *_samples(situation, key)):
        changed = {**sheet, key: value} if value is not None else dict(sheet)
        after = situation.compiled.plan.after(applied, changed, situation.profile, key)
        if value is None or not isinstance(situation.compiled.plan.gated[key].question, SingleChoice | YesNo | Maturity):
            after = Applied(after.shown, {**after.given, key: _STAYS_OPEN if value is None else _SOMEHOW}, after.seen)
        further = _ways(situation, changed, after)
        if further is None or len(ways) + len(further) > MOST_TRIED:
            return None
        ways += further
    return ways


_STAYS_OPEN = "\x00stays open"
"""In place of an answer: the question will not be answered."""
_SOMEHOW = "\x00somehow"
"""In place of an answer: it will be answered in a way of which only what conditions see is settled."""


def _samples(situation: Situation, key: str) -> list[Value]:
    question = situation.compiled.plan.gated[key].question
    gated = (situation.compiled.plan.gated[one] for one in situation.compiled.plan.dependents(key))
    literals = frozenset(
        literal
        for gate in gated
        for condition in (*gate.conditions, *gate.options.values())
        if any(read.key == key for read in condition.reads)
        for literal in condition.literals
    )
    samples = question.samples(literals)
    return list(islice(samples, MOST_TRIED)) if samples is not None else [*sorted(literals), "\u2026"]


def _bounds(situation: Situation, applied: Applied, maybe: frozenset[str]) -> Possible:
    compiled = situation.compiled
    spans: dict[str, Span] = {}
    lows: dict[str, Scored] = {}
    highs: dict[str, Scored] = {}
    for key in compiled.chained:
        spans[key] = _span(situation, applied, maybe, key, lows, highs)
    nodes = span_of_nodes(compiled, spans, applied, situation.profile, situation.constituency)
    total = nodes[compiled.total]
    worst_gates, best_gates = _gates(situation, applied, maybe, nodes)
    if total.low is None or total.high is None:
        return Possible(None, None, None, None)
    ratings = [situation.rating(end, gates) for end in (total.low, total.high) for gates in (worst_gates, best_gates)]
    worst, best = _extremes(situation, ratings)
    return Possible(
        reported(compiled, compiled.total, total.low), reported(compiled, compiled.total, total.high), worst, best
    )


def _span(
    situation: Situation,
    applied: Applied,
    maybe: frozenset[str],
    key: str,
    lows: dict[str, Scored],
    highs: dict[str, Scored],
) -> Span:
    """What a question could bring: settled where it is answered or not asked for sure, otherwise between its ends."""
    one = situation.compiled.counted[key]
    outcomes: list[Earned | None] = []
    given = applied.given.get(key)
    sure = key not in maybe
    if given == _STAYS_OPEN:
        outcomes += _if_not_answered(situation, key)
    elif given == _SOMEHOW:
        outcomes += _if_answered(situation, key)
    elif given is not None:
        for before in (lows, highs):
            outcomes.append(line_of(one, given, situation.constituency, broken_link(one, before)).earned)
    elif key in applied.shown or not sure:
        outcomes += [*_if_answered(situation, key), *_if_not_answered(situation, key)]
        if one.chains and any(broken_link(one, before) is not None for before in (lows, highs)):
            outcomes += _if_broken(situation, key, lows)
    if key not in applied.shown or not sure:
        outcomes.append(of_absence(one, Absence.NOT_ASKED, one.policies[Absence.NOT_ASKED])[0])
    span = Span.over(outcomes, situation.compiled)
    lows[key], highs[key] = _as_scored(span.low, span.maybe_absent), _as_scored(span.high, False)
    return span


def _if_answered(situation: Situation, key: str) -> list[Earned | None]:
    one = situation.compiled.counted[key]
    outcomes: list[Earned | None] = [Earned(one.points.least, one.points.most), Earned(one.points.most, one.points.most)]
    stands_for = set(one.points.rule.counts_as.values())
    return outcomes + [of_absence(one, absence, one.policies[absence])[0] for absence in sorted(stands_for)]


def _if_not_answered(situation: Situation, key: str) -> list[Earned | None]:
    one = situation.compiled.counted[key]
    absences = [Absence.NOT_ANSWERED] + ([Absence.NOT_APPLICABLE] if one.points.question.not_applicable else [])
    return [of_absence(one, absence, one.policies[absence])[0] for absence in absences]


def _if_broken(situation: Situation, key: str, before: Mapping[str, Scored]) -> list[Earned | None]:
    one = situation.compiled.counted[key]
    link = broken_link(one, before)
    if link is None:
        return []
    if link.otherwise == "leave_out":
        return [None]
    kept = ZERO if link.otherwise == "zero" else min(one.points.least, link.at_most)
    return [Earned(kept, one.points.most)]


def _as_scored(earned: Earned | None, absent: bool) -> Scored:
    return Scored(None, None if absent else earned)  # type: ignore[arg-type]


def _gates(
    situation: Situation, applied: Applied, maybe: frozenset[str], nodes: Mapping[str, Span]
) -> tuple[list[GateResult], list[GateResult]]:
    """The gates as they would be at the worst and at the best."""
    certain = {key: value for key, value in applied.given.items() if value not in (_STAYS_OPEN, _SOMEHOW) and key not in maybe}
    settled = applied.shown - maybe
    worst = GateInput(applied.shown | maybe, certain, {name: span.low for name, span in nodes.items()})
    best = GateInput(settled & frozenset(certain), certain, {name: span.high for name, span in nodes.items()})
    return (
        [_at_worst(gate, keys, worst, certain) for gate, keys in situation.gates],
        [result_of(gate, keys, best) for gate, keys in situation.gates],
    )


def _at_worst(gate: Gate, keys: list[str], seen: GateInput, certain: Mapping[str, Any]) -> GateResult:
    """An open question of a gate could still be answered so that it fails."""
    found = result_of(gate, keys, seen)
    could = tuple(key for key in keys if key in seen.asked and key not in certain)
    if not could:
        return found
    return GateResult(key=gate.key, passed=False, cap=gate.cap, sentence=found.sentence, failed_on=found.failed_on + could)


def _outermost(situation: Situation, some: Sequence[Possible]) -> Possible:
    lows = [one.lowest for one in some if one.lowest is not None]
    highs = [one.highest for one in some if one.highest is not None]
    worst, best = _extremes(situation, [rating for one in some for rating in (one.worst_rating, one.best_rating)])
    span = Span.over([*lows, *highs], situation.compiled)
    return Possible(span.low, span.high, worst, best)


def _extremes(situation: Situation, ratings: Sequence[str | None]) -> tuple[str | None, str | None]:
    scale = situation.compiled.scheme.scale
    found = [rating for rating in ratings if rating is not None]
    if scale is None or not found:
        return None, None
    order = from_worst(scale)
    return min(found, key=order.index), max(found, key=order.index)
