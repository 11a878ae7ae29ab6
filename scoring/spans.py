"""Figures between two ends: the lowest and the highest that a figure can be while some of its members are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from questionnaires.applicability import Applied
from scoring.calculating import Earned, Weighed, adjusted, figure_of, finished, reaches
from scoring.compiling import Compiled, Entry, Node, entry_weight, nominal
from scoring.scheme.figures import Measure


@dataclass(frozen=True, slots=True)
class Span:
    """The two ends, both None where it can only be absent; and whether it may be absent."""

    low: Earned | None
    high: Earned | None
    maybe_absent: bool

    @classmethod
    def over(cls, outcomes: Sequence[Earned | None], compiled: Compiled) -> "Span":
        """From the least to the greatest of several outcomes."""
        by_share = _by_share(compiled)
        present = [one for one in outcomes if one is not None]
        if not present:
            return cls(None, None, True)
        return cls(
            min(present, key=lambda one: height(one, by_share)),
            max(present, key=lambda one: height(one, by_share)),
            len(present) < len(outcomes),
        )


def height(earned: Earned, by_share: bool) -> tuple[Fraction, Fraction]:
    """What is compared: the share of what is possible first, or the score first."""
    share = earned.score / earned.possible if earned.possible > 0 else earned.score
    return (share, earned.score) if by_share else (earned.score, share)


def span_of_nodes(
    compiled: Compiled,
    questions: Mapping[str, Span],
    applied: Applied,
    profile: Mapping[str, Any],
    constituency: str | None,
) -> dict[str, Span]:
    """The span of every figure."""
    nodes: dict[str, Span] = {}
    for node in compiled.nodes:
        members = [
            _Member(entry_weight(entry, constituency), _member(compiled, node, entry, questions, nodes, constituency), doubtful)
            for entry in node.entries
            for doubtful in (_doubtful(entry, applied, profile, constituency),)
            if doubtful is not None
        ]
        nodes[node.name] = _span_of(compiled, node, members, nodes)
    return nodes


@dataclass(frozen=True, slots=True)
class _Member:
    weight: Fraction
    span: Span
    doubtful: bool
    """Whether the member's own condition could still go either way."""

    @property
    def may_be_absent(self) -> bool:
        return self.doubtful or self.span.maybe_absent


def _span_of(compiled: Compiled, node: Node, members: Sequence[_Member], nodes: Mapping[str, Span]) -> Span:
    outcomes: list[Earned | None] = []
    for end in ("low", "high"):
        for some in _choices(compiled, node, members, end):
            outcomes.append(figure_of(node.figure, some, _silent))
    measure = node.measure
    changed = [one for outcome in outcomes for one in _adjusted(measure, outcome, nodes)]
    return Span.over([None if one is None else finished(node.figure, one, _silent) for one in changed], compiled)


def _choices(compiled: Compiled, node: Node, members: Sequence[_Member], end: str) -> list[list[Weighed]]:
    """The members at one end: those sure to be there, with more and more of the doubtful, the most telling first."""
    by_share = _by_share(compiled) or node.figure.out_of is not None or node.figure.each_out_of is not None
    there = [(one, earned) for one in members if (earned := getattr(one.span, end)) is not None]
    sure = [Weighed(one.weight, earned) for one, earned in there if not one.may_be_absent]
    doubtful = sorted(
        (Weighed(one.weight, earned) for one, earned in there if one.may_be_absent),
        key=lambda one: height(one.earned, by_share),
        reverse=end == "high",
    )
    return [sure + doubtful[:count] for count in range(len(doubtful) + 1)]


def _adjusted(measure: Measure | None, outcome: Earned | None, nodes: Mapping[str, Span]) -> list[Earned | None]:
    """The outcome with each adjustment that could apply, and without, where it could not."""
    if measure is None or outcome is None or not measure.adjust:
        return [outcome]
    found: list[Earned | None] = []
    for adjustment in measure.adjust:
        ends = [[reaches(threshold, _end(nodes, threshold.figure, high)) for high in (False, True)] for threshold in adjustment.when]
        if all(any(could) for could in ends):
            certain: dict[str, Earned | None] = {
                threshold.figure: _end(nodes, threshold.figure, could[1]) for threshold, could in zip(adjustment.when, ends, strict=True)
            }
            only = Measure(key=measure.key, of=measure.of, adjust=(adjustment,))
            found.append(adjusted(only, outcome, certain, _silent))
        if all(all(could) for could in ends):
            return found
    return [*found, outcome]


def _end(nodes: Mapping[str, Span], name: str, high: bool) -> Earned | None:
    span = nodes.get(name)
    if span is None or (span.maybe_absent and not high):
        return None
    return span.high if high else span.low


def _member(
    compiled: Compiled,
    node: Node,
    entry: Entry,
    questions: Mapping[str, Span],
    nodes: Mapping[str, Span],
    constituency: str | None,
) -> Span:
    if entry.of.startswith("question:"):
        return questions[entry.of[9:]]
    span = nodes[entry.of]
    if span.maybe_absent and node.figure.absent_members == "zero":
        nothing = Earned(Fraction(0), nominal(compiled, entry.of, constituency))
        return Span.over([span.low, span.high, nothing] if span.low is not None else [nothing], compiled)
    return span


def _doubtful(entry: Entry, applied: Applied, profile: Mapping[str, Any], constituency: str | None) -> bool | None:
    """False when the member is sure to enter, True when it may, None when it does not."""
    if entry.condition is None:
        return False
    holds = entry.condition.holds(applied.seen, profile, constituency)
    open_reads = any(read.of == "answers" and read.key not in applied.seen for read in entry.condition.reads)
    return True if open_reads else False if holds else None


def _by_share(compiled: Compiled) -> bool:
    scale = compiled.scheme.scale
    return scale is None or scale.on == "percent"


def _silent(_: str) -> None:
    return None
