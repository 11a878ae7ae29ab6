"""Gates while answers are missing: which could fail, and which could pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from questionnaires.answers import Given, NotApplicable
from scoring.gates import passes
from scoring.possible.outcomes import ABSENT, Outcomes
from scoring.possible.questions import Asking
from scoring.possible.thresholds import could_miss, could_reach
from scoring.possible.ways import Way
from scoring.scheme.figures import Threshold
from scoring.scheme.ratings import Gate


@dataclass(frozen=True, slots=True)
class Prospect:
    """What could become of a gate; often both."""

    could_pass: bool
    could_fail: bool


@dataclass(frozen=True, slots=True)
class Gating:
    """Works out gates way by way; what is the same in every way is kept."""

    asking: Asking
    known: dict[tuple[str, str], Prospect] = field(default_factory=dict)

    def prospect_of(self, gate: Gate, keys: Sequence[str], way: Way, figures: Mapping[str, Outcomes]) -> Prospect:
        """Of one gate in one way of answering."""
        each = [self._of_question(gate, way, key) for key in keys]
        if gate.threshold is not None:
            each.append(_of_figure(gate, gate.threshold, figures.get(gate.threshold.figure, ABSENT)))
        return Prospect(all(one.could_pass for one in each), any(one.could_fail for one in each))

    def _of_question(self, gate: Gate, way: Way, key: str) -> Prospect:
        known = self.known.get((gate.key, key))
        if known is not None:
            return known
        found = self._said_to(gate, way, key)
        if key in self.asking.alike:
            self.known[gate.key, key] = found
        return found

    def _said_to(self, gate: Gate, way: Way, key: str) -> Prospect:
        """Of several options chosen at once, each alone tells enough."""
        said, offered = self.asking.said(way, key)
        some: list[Given | None] = list(said.answers)
        if said.anything:
            some += [option.key for option in offered] or ["\u2026"]
        if said.nothing:
            can_be_inapplicable = self.asking.compiled.plan.gated[key].question.not_applicable
            some += [None, NotApplicable("")] if can_be_inapplicable else [None]
        results = {passes(gate, given) for given in some}
        return Prospect(True in results or said.not_asked, False in results)


def _of_figure(gate: Gate, threshold: Threshold, figure: Outcomes) -> Prospect:
    absent_passes = gate.not_answered == "passes"
    return Prospect(
        could_pass=could_reach(threshold, figure) or (figure.maybe_absent and absent_passes),
        could_fail=could_miss(threshold, figure) or (figure.maybe_absent and not absent_passes),
    )
