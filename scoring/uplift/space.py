"""Everything about one response that the search looks at: what could be changed, and what a changed sheet comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from questionnaires.answers import AnswerSheet, Given, Value
from questionnaires.applicability import Applied
from questionnaires.completeness import completeness
from questionnaires.conditions import ConditionFailed
from scoring.compiling import reported
from scoring.engine import Engine, Respondent
from scoring.gates import GateInput, passes, result_of
from scoring.rating import from_worst
from scoring.scheme.ratings import Gate, Scale
from scoring.uplift.better import Bettering, Betters
from scoring.uplift.directions import DOWN, directions_of
from scoring.verdict import verdict_on

UNRATED = -1
Taken = Mapping[str, Value]
"""Question key to the answer given in place of what was said."""


@dataclass(frozen=True)
class Space:
    """`scale` is that of the engine's scheme."""

    engine: Engine
    respondent: Respondent
    sheet: AnswerSheet
    scale: Scale
    tried: dict[frozenset[tuple[str, Value]], int] = field(default_factory=dict)

    @cached_property
    def applied(self) -> Applied:
        return self.engine.compiled.plan.applied(self.sheet, self.respondent.profile)

    @cached_property
    def order(self) -> list[str]:
        """Levels, worst first."""
        return from_worst(self.scale)

    @cached_property
    def gates(self) -> dict[str, list[Gate]]:
        found: dict[str, list[Gate]] = {}
        for gate, keys in self.engine.gates:
            for key in keys:
                found.setdefault(key, []).append(gate)
        return found

    @cached_property
    def bettering(self) -> Bettering:
        compiled = self.engine.compiled
        return Bettering(compiled, directions_of(compiled), self.gates)

    def given(self, key: str) -> Given | None:
        """What was said, as far as it counts; what is kept of a question that is not asked, since it may come to count."""
        return self.applied.given.get(key) if key in self.applied.shown else self.sheet.get(key)

    @cached_property
    def betters(self) -> dict[str, Betters]:
        """The questions that could be answered better, in reading order: those asked, and those that could come to be."""
        plan = self.engine.compiled.plan
        found: dict[str, Betters] = {}
        maybe: set[str] = set()
        for key in plan.order:
            if key in self.applied.shown or key in maybe:
                some = self.bettering.of(key, self.given(key))
                if some.values:
                    found[key] = some
                    maybe.update(plan.dependents(key))
        return {key: found[key] for key in plan.gated if key in found}

    def points(self, key: str, value: Value) -> Fraction:
        """How good an answer is for its question: its points, or the points it spares."""
        one = self.engine.compiled.counted.get(key)
        if one is None:
            return Fraction(0)
        earned = one.points.points(value).earned
        return -earned if self.bettering.directions[key] == {DOWN} else earned

    def best(self, key: str) -> Value:
        """Of the better answers to a question that pass most of the gates that look at it."""
        gates = self.gates.get(key, [])
        return max(
            self.betters[key].values,
            key=lambda value: (sum(passes(gate, value) for gate in gates), self.points(key, value)),
        )

    def level(self, taken: Taken) -> int:
        """The rating of the changed sheet, counted from the worst; `UNRATED` where there is none."""
        at = frozenset(taken.items())
        if at not in self.tried:
            self.tried[at] = self._level({**self.sheet, **taken}, taken)
        return self.tried[at]

    def _level(self, sheet: AnswerSheet, taken: Taken) -> int:
        compiled, scheme = self.engine.compiled, self.engine.compiled.scheme
        try:
            applied = compiled.plan.applied(sheet, self.respondent.profile)
            if any(applied.given.get(key) != value for key, value in taken.items()):
                return UNRATED
            figures = self.engine.figures(applied, self.respondent)
        except ConditionFailed:
            return UNRATED
        gates = [
            result_of(gate, keys, GateInput(applied.shown, applied.given, figures.nodes))
            for gate, keys in self.engine.gates
        ]
        exact = figures.nodes[compiled.total]
        total = reported(compiled, compiled.total, exact)
        verdict = verdict_on(
            scheme.scale, exact, total, gates, completeness(compiled.plan, applied), "nothing to count"
        )
        return UNRATED if verdict.rating is None else self.order.index(verdict.rating)
