"""Every outcome that sections and measures could have, from those of their members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from scoring.calculating import Earned, Weighed, figure_of
from scoring.compiling import Compiled, Entry, Node, nominal, weights_in
from scoring.possible.adjusting import adjusted_outcomes, repeats_its_member
from scoring.possible.combining import Combined, Gathered
from scoring.possible.ordering import ordered
from scoring.possible.outcomes import (
    ABSENT,
    Either,
    Outcomes,
    Points,
    Turned,
    only_one,
    out_of,
    rounded_outcomes,
    settled,
)
from scoring.possible.ways import Way
from scoring.scheme.figures import Figure

ZERO, ONE = Fraction(0), Fraction(1)
Members = Sequence[tuple[Fraction, Outcomes]]


@dataclass(frozen=True, slots=True)
class Figuring:
    """Works out figures way by way. A figure whose members are as they were in another way is kept from there."""

    compiled: Compiled
    profile: Mapping[str, Any]
    constituency: str | None
    kept: dict[tuple[Any, ...], Outcomes] = field(default_factory=dict)

    def outcomes(self, way: Way, questions: Mapping[str, Outcomes]) -> dict[str, Outcomes]:
        """Of every section and measure."""
        found: dict[str, Outcomes] = {}
        for node in self.compiled.nodes:
            entering = [self._entering(way, node, entry, questions, found) for entry in node.entries]
            at = (node.name, *entering, *_compared(node, found))
            if at not in self.kept:
                self.kept[at] = self._of_node(node, entering, found)
            found[node.name] = self.kept[at]
        return found

    def _entering(
        self, way: Way, node: Node, entry: Entry, questions: Mapping[str, Outcomes], figures: Mapping[str, Outcomes]
    ) -> Outcomes:
        """What an entry brings; nothing where its condition surely does not hold."""
        is_sure = entry.condition is None or way.is_certain(entry.condition)
        if entry.condition is not None and is_sure:
            is_sure = entry.condition.holds(way.applied.seen, self.profile, self.constituency)
            if not is_sure:
                return ABSENT
        member = questions[entry.of[9:]] if entry.of.startswith("question:") else figures[entry.of]
        if member.maybe_absent and node.figure.absent_members == "zero" and not entry.of.startswith("question:"):
            at = ("zero", entry.of, member)
            if at not in self.kept:
                nothing = settled(Earned(ZERO, nominal(self.compiled, entry.of, self.constituency)))
                self.kept[at] = only_one(Either((member, nothing), maybe_absent=False))
            member = self.kept[at]
        if is_sure or member.maybe_absent:
            return member
        if (member,) not in self.kept:
            self.kept[(member,)] = Either((member,), maybe_absent=True)
        return self.kept[(member,)]

    def _of_node(self, node: Node, entering: Sequence[Outcomes], figures: Mapping[str, Outcomes]) -> Outcomes:
        weights = weights_in(self.compiled, node, self.constituency)
        members = [(weight, one) for weight, one in zip(weights, entering, strict=True) if not _is_absent(one)]
        outcomes = _combined(node.figure, members)
        if node.measure is not None and node.measure.adjust:
            same = members[0][1] if len(members) == 1 and repeats_its_member(node.figure, members[0][0]) else None
            outcomes = only_one(adjusted_outcomes(node.measure, same, outcomes, figures))
        return rounded_outcomes(outcomes, node.figure.rounding)


def _is_absent(one: Outcomes) -> bool:
    return isinstance(one, Points) and not one.points


def _compared(node: Node, figures: Mapping[str, Outcomes]) -> list[Outcomes]:
    """The figures that decide how this one is adjusted."""
    adjustments = node.measure.adjust if node.measure is not None else ()
    return [figures.get(threshold.figure, ABSENT) for adjustment in adjustments for threshold in adjustment.when]


def _combined(figure: Figure, members: Members) -> Outcomes:
    sure = [(weight, one.points[0]) for weight, one in members if isinstance(one, Points) and one.is_settled]
    if len(sure) == len(members):
        return settled(figure_of(figure, [Weighed(weight, earned) for weight, earned in sure], lambda _: None))
    if figure.each_out_of is not None:
        members = [(weight, out_of(Fraction(figure.each_out_of), one)) for weight, one in members]
    if figure.rule in ("sum", "mean"):
        outcomes = _added_up(figure, members)
    else:
        outcomes = ordered(figure, members)
    if figure.out_of is not None:
        outcomes = out_of(Fraction(figure.out_of), outcomes)
    return Turned(outcomes, factor=-ONE, of_possible=ONE) if figure.reversed else outcomes


def _added_up(figure: Figure, members: Members) -> Outcomes:
    sure = [(weight, one.points[0]) for weight, one in members if isinstance(one, Points) and one.is_settled]
    open_ones = [(weight, one) for weight, one in members if not (isinstance(one, Points) and one.is_settled)]
    return Combined(figure.rule == "mean", Gathered().plus(sure), open_ones, figure.fewest_members)
