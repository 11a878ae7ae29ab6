"""Gates while answers are missing: which could fail, and which could pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaires.answers import Given, NotApplicable
from scoring.gates import passes
from scoring.possible.outcomes import ABSENT, Outcomes
from scoring.possible.questions import Asking
from scoring.possible.thresholds import could_miss, could_reach
from scoring.possible.ways import Way
from scoring.scheme.ratings import Gate


@dataclass(frozen=True, slots=True)
class Prospect:
    """What could become of a gate; often both."""

    could_pass: bool
    could_fail: bool


def prospect_of(gate: Gate, keys: Sequence[str], asking: Asking, way: Way, figures: Mapping[str, Outcomes]) -> Prospect:
    """Of one gate in one way of answering."""
    each = [_of_question(gate, asking, way, key) for key in keys]
    if gate.threshold is not None:
        each.append(_of_figure(gate, figures.get(gate.threshold.figure, ABSENT)))
    return Prospect(all(one.could_pass for one in each), any(one.could_fail for one in each))


def _of_question(gate: Gate, asking: Asking, way: Way, key: str) -> Prospect:
    """Of several options chosen at once, each alone tells enough."""
    said, offered = asking.said(way, key)
    some: list[Given | None] = list(said.answers)
    if said.anything:
        some += [option.key for option in offered] or ["\u2026"]
    if said.nothing:
        some += [None, NotApplicable("")] if asking.compiled.plan.gated[key].question.not_applicable else [None]
    results = {passes(gate, given) for given in some}
    return Prospect(True in results or said.not_asked, False in results)


def _of_figure(gate: Gate, figure: Outcomes) -> Prospect:
    assert gate.threshold is not None
    absent_passes = gate.not_answered == "passes"
    return Prospect(
        could_pass=could_reach(gate.threshold, figure) or (figure.maybe_absent and absent_passes),
        could_fail=could_miss(gate.threshold, figure) or (figure.maybe_absent and not absent_passes),
    )
