"""The engine: one response in, one receipt out. Exact from the first point to the last; rounding as the scheme states it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from questionnaires.answers import Absence, AnswerSheet, Given, answers_hash
from questionnaires.applicability import Applied
from questionnaires.completeness import completeness
from scoring.calculating import Earned, Weighed, adjusted, figure_of, finished
from scoring.compiling import Compiled, Counted, Node, nominal, reported, weights_in
from scoring.entering import Entering, brought, brought_by_line, is_of_lines
from scoring.exact import optional_text, texts
from scoring.gates import GateInput, questions_of, result_of
from scoring.lines import Scored, broken_link, line_of
from scoring.possible import Possible, Situation, possible_totals
from scoring.receipt import ENGINE, Amount, Coverage, GateResult, Line, Part, Receipt, Working
from scoring.rounding import described
from scoring.verdict import verdict_on

ZERO = Fraction(0)
MOST_ALIKE = 1_024
MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class Respondent:
    """Whose response it is, and the facts that scoring may look at. `profile` holds values as conditions see them."""

    organisation: str
    name: str | None = None
    constituency: str | None = None
    weight: str | None = None
    profile: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of one response before it is written down."""

    questions: Mapping[str, Scored]
    nodes: Mapping[str, Earned | None]
    workings: tuple[Working, ...]


class Engine:
    """A compiled scheme at work. It keeps the lines it has worked out, up to `most_lines`, since the same answer earns the
    same line."""

    def __init__(self, compiled: Compiled, *, most_lines: int = MOST_LINES) -> None:
        self.compiled = compiled
        self.most_lines = most_lines
        self.gates = [
            (gate, questions_of(gate, list(compiled.questionnaire.questions))) for gate in compiled.scheme.gates
        ]
        self._lines: dict[tuple[Any, ...], Scored] = {}
        self._entering: dict[tuple[str, str | None], tuple[Entering, ...]] = {}
        self._unanswered: dict[tuple[str | None, str], Possible] = {}
        self._is_of_lines = {node.name: is_of_lines(node) for node in compiled.nodes}
        self._alike: dict[tuple[Any, ...], tuple[Earned | None, Working]] = {}

    def receipt(self, respondent: Respondent, sheet: AnswerSheet) -> Receipt:
        """The score of one response. Raises ConditionFailed where a condition goes wrong on it."""
        applied = self.compiled.plan.applied(sheet, respondent.profile)
        figures = self.figures(applied, respondent)
        gates = [
            result_of(gate, keys, GateInput(applied.shown, applied.given, figures.nodes)) for gate, keys in self.gates
        ]
        possible = self._possible(respondent, sheet, applied, figures, gates)
        return self._written(respondent, sheet, applied, figures, gates, possible)

    def figures(self, applied: Applied, respondent: Respondent) -> Figures:
        """Points, sections and measures of the answers that count."""
        questions: dict[str, Scored] = {}
        for key in self.compiled.chained:
            questions[key] = self._scored(self.compiled.counted[key], applied, respondent.constituency, questions)
        nodes: dict[str, Earned | None] = {}
        workings = tuple(self._worked_out(node, questions, nodes, applied, respondent) for node in self.compiled.nodes)
        return Figures(questions, nodes, workings)

    def possible(self, respondent: Respondent) -> Possible:
        """What an organisation that has not answered could still reach; the same for all with these facts."""
        facts = (respondent.constituency, repr(sorted(respondent.profile.items())))
        if facts not in self._unanswered:
            applied = self.compiled.plan.applied({}, respondent.profile)
            self._unanswered[facts] = self._possible(respondent, {}, applied, None, [])
        return self._unanswered[facts]

    def _possible(
        self,
        respondent: Respondent,
        sheet: AnswerSheet,
        applied: Applied,
        figures: Figures | None,
        gates: list[GateResult],
    ) -> Possible:
        situation = Situation(self.compiled, self.gates, respondent.profile, respondent.constituency)
        if figures is not None and not situation.open_in(applied):
            return situation.settled(figures.nodes[self.compiled.total], gates)
        return possible_totals(situation, sheet, applied)

    def _scored(self, one: Counted, applied: Applied, constituency: str | None, before: Mapping[str, Scored]) -> Scored:
        given: Given | Absence
        if one.key not in applied.shown:
            given = Absence.NOT_ASKED
        else:
            given = applied.given.get(one.key, Absence.NOT_ANSWERED)
        broken = broken_link(one, before) if one.chains else None
        cached = (one.key, given, constituency, broken)
        known = self._lines.get(cached)
        if known is None:
            known = line_of(one, given, constituency, broken)
            if len(self._lines) < self.most_lines:
                self._lines[cached] = known
        return known

    def _worked_out(
        self,
        node: Node,
        questions: Mapping[str, Scored],
        nodes: dict[str, Earned | None],
        applied: Applied,
        respondent: Respondent,
    ) -> Working:
        """A figure of questions alone is kept: one changed answer leaves the lines of other sections as they were."""
        entering = self._entering_in(node, respondent.constituency)
        if not self._is_of_lines[node.name]:
            nodes[node.name], working = self._figure(node, entering, questions, nodes, applied, respondent)
            return working
        cached = (node.name, respondent.constituency, *[questions[str(one.question)] for one in entering])
        known = self._alike.get(cached)
        if known is None:
            known = self._figure(node, entering, questions, nodes, applied, respondent)
            if len(self._alike) >= MOST_ALIKE:
                self._alike.clear()
            self._alike[cached] = known
        nodes[node.name], working = known
        return working

    def _figure(
        self,
        node: Node,
        entries: tuple[Entering, ...],
        questions: Mapping[str, Scored],
        nodes: Mapping[str, Earned | None],
        applied: Applied,
        respondent: Respondent,
    ) -> tuple[Earned | None, Working]:
        members: list[Weighed] = []
        parts: list[Part] = []
        for entering in entries:
            weighed, part = self._member(entering, node, questions, nodes, applied, respondent)
            if weighed is not None:
                members.append(weighed)
            parts.append(part)
        steps: list[str] = []
        outcome = figure_of(node.figure, members, steps.append)
        if outcome is not None:
            if node.measure is not None:
                outcome = adjusted(node.measure, outcome, nodes, steps.append)
            outcome = finished(node.figure, outcome, steps.append)
        score, score_exact = texts(outcome.score) if outcome else (None, None)
        maximum, maximum_exact = texts(outcome.possible) if outcome else (None, None)
        return outcome, Working(
            figure=node.name,
            rule=node.figure.rule,
            parts=tuple(parts),
            steps=tuple(steps),
            score=score,
            maximum=maximum,
            score_exact=score_exact,
            maximum_exact=maximum_exact,
        )

    def _member(
        self,
        entering: Entering,
        node: Node,
        questions: Mapping[str, Scored],
        nodes: Mapping[str, Earned | None],
        applied: Applied,
        respondent: Respondent,
    ) -> tuple[Weighed | None, Part]:
        entry, condition = entering.entry, entering.entry.condition
        if condition is not None and not condition.holds(applied.seen, respondent.profile, respondent.constituency):
            return brought(entering, None, f"only where {condition.source}")
        if entering.question is not None:
            return brought_by_line(entering, questions[entering.question])
        earned = nodes[entry.of]
        if earned is None and node.figure.absent_members == "zero":
            earned = Earned(ZERO, nominal(self.compiled, entry.of, respondent.constituency))
        return brought(entering, earned, None if earned is not None else "nothing to count")

    def _entering_in(self, node: Node, constituency: str | None) -> tuple[Entering, ...]:
        cached = (node.name, constituency)
        if cached not in self._entering:
            weights = weights_in(self.compiled, node, constituency)
            self._entering[cached] = tuple(
                Entering(entry, entry.of[9:] if entry.of.startswith("question:") else None, weight, {})
                for entry, weight in zip(node.entries, weights, strict=True)
            )
        return self._entering[cached]

    def _written(
        self,
        respondent: Respondent,
        sheet: AnswerSheet,
        applied: Applied,
        figures: Figures,
        gates: list[GateResult],
        possible: Possible,
    ) -> Receipt:
        compiled, scheme = self.compiled, self.compiled.scheme
        counts = completeness(compiled.plan, applied)
        shown = {name: reported(compiled, name, earned) for name, earned in figures.nodes.items()}
        exact_total, total = figures.nodes[compiled.total], shown[compiled.total]
        verdict = verdict_on(scheme.scale, exact_total, total, gates, counts, _last_step(figures, compiled.total))
        score, score_exact = texts(total.score) if total else (None, None)
        maximum, maximum_exact = texts(total.possible) if total else (None, None)
        percent = total.score * 100 / total.possible if total and total.possible else None
        amounts = {name: _amount(earned) for name, earned in shown.items()}
        failed_on: dict[str, list[str]] = {}
        for gate in gates:
            for name in gate.failed_on:
                failed_on.setdefault(name, []).append(gate.key)
        lines = tuple(figures.questions[key].line for key in compiled.counted)
        measures = {measure.key: amounts[f"measure:{measure.key}"] for measure in scheme.measures}
        return Receipt(
            receipt="receipt/1",
            engine=ENGINE,
            organisation=respondent.organisation,
            name=respondent.name,
            constituency=respondent.constituency,
            organisation_weight=respondent.weight,
            questionnaire=compiled.questionnaire_ref,
            scheme=compiled.scheme_ref,
            answers_hash=answers_hash(sheet),
            coverage=Coverage(answered=str(counts.answered), asked=str(counts.asked)),
            total=score,
            total_exact=score_exact,
            maximum=maximum,
            maximum_exact=maximum_exact,
            percent=optional_text(percent),
            rating=verdict.rating,
            rating_before_gates=verdict.before_gates,
            rating_reason=verdict.reason,
            measures=measures,
            sections={
                key: amounts[f"section:{key}"]
                for key in compiled.questionnaire.all_sections
                if f"section:{key}" in amounts
            },
            gates=tuple(gates),
            relative={},
            lowest=_amount(possible.lowest),
            highest=_amount(possible.highest),
            worst_rating=possible.worst_rating,
            best_rating=possible.best_rating,
            rounding=described(scheme.rounding),
            lines=tuple(_with_gates(line, failed_on.get(line.question)) for line in lines) if failed_on else lines,
            workings=figures.workings,
        )


def _with_gates(line: Line, gates: list[str] | None) -> Line:
    if not gates:
        return line
    return Line(**{**{name: getattr(line, name) for name in line.__struct_fields__}, "gates": tuple(gates)})


def _amount(earned: Earned | None) -> Amount:
    if earned is None:
        return Amount(score=None, maximum=None)
    score, score_exact = texts(earned.score)
    maximum, maximum_exact = texts(earned.possible)
    return Amount(score=score, maximum=maximum, score_exact=score_exact, maximum_exact=maximum_exact)


def _last_step(figures: Figures, name: str) -> str:
    """What the working of a figure said last: why there is none, where there is none."""
    steps = next(working.steps for working in figures.workings if working.figure == name)
    return steps[-1]
