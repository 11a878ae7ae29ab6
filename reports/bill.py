"""A receipt as a bill: every question with what it brings and by which rule, every sum shown, down to the rating."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from reports.numbers import readable
from scoring.receipt import Line, Part, Receipt, Working

PLACES = 6
"""Decimals shown of one that goes on; an ellipsis says that it does, and the receipt has it whole."""
_ABSENCES = {
    "not_asked": "Not asked",
    "not_answered": "Not answered",
    "not_applicable": "Not applicable",
}


@dataclass(frozen=True, slots=True)
class BillLine:
    """Texts are empty where there is nothing. `notes`: the rule, then chains and failed gates, each a sentence."""

    key: str
    section: str
    number: str
    question: str
    answer: str
    absence: str
    notes: tuple[str, ...]
    points: str
    weight: str
    brings: str
    of: str


@dataclass(frozen=True, slots=True)
class BillPart:
    """A section or measure that enters a sum, or several questions that do."""

    words: str
    weight: str
    brings: str
    of: str


@dataclass(frozen=True, slots=True)
class BillSum:
    """`title` of the section, measure or total; `lines` and `parts` are added up by `steps` to `brings` of `of`."""

    title: str
    is_section: bool
    lines: tuple[BillLine, ...]
    parts: tuple[BillPart, ...]
    steps: tuple[str, ...]
    brings: str
    of: str


@dataclass(frozen=True, slots=True)
class BillGate:
    sentence: str
    words: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Bill:
    sums: tuple[BillSum, ...]
    gates: tuple[BillGate, ...]


def bill_of(
    receipt: Receipt, questionnaire: Questionnaire, levels: Mapping[str, str], gates: Mapping[str, str]
) -> Bill:
    """`levels`: key to title; `gates`: key to sentence."""
    titles = _Titles(questionnaire)
    by_section: dict[str, list[Line]] = {}
    for line in receipt.lines:
        by_section.setdefault(line.section, []).append(line)
    workings = {working.figure: working for working in receipt.workings}
    sections = [f"section:{key}" for key in receipt.sections if f"section:{key}" in workings]
    others = [figure for figure in workings if not figure.startswith("section:")]
    return Bill(
        sums=tuple(
            _sum(workings[figure], by_section.get(figure.partition(":")[2], []), titles, gates)
            for figure in [*sections, *others]
        ),
        gates=tuple(
            BillGate(
                sentence=gate.sentence,
                words="Passed."
                if gate.passed
                else f"Failed on {titles.listed(gate.failed_on)}: rated {levels.get(gate.cap, gate.cap)} at best.",
                passed=gate.passed,
            )
            for gate in receipt.gates
        ),
    )


class _Titles:
    """Names of questions, sections and measures as readers know them."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.numbers = numbers_of(questionnaire)

    def text(self, text: str | Mapping[str, str]) -> str:
        return words(text, "en", self.questionnaire.language)

    def of(self, figure: str) -> str:
        kind, _, key = figure.partition(":")
        if kind == "section":
            return f"{self.numbers[key]} {self.text(self.questionnaire.all_sections[key].title)}"
        if kind == "question":
            return f"{self.numbers.get(key, '')} {self.text(self.questionnaire.questions[key].text)}".strip()
        return "Total of sections" if kind == "total" else f"Measure {key}"

    def listed(self, keys: tuple[str, ...]) -> str:
        known = self.questionnaire.questions
        return ", ".join(self.numbers.get(key, key) if key in known else self.of(key) for key in keys)

    def answer(self, line: Line) -> str:
        given = line.input
        if given is None:
            return ""
        if isinstance(given, Mapping):
            return str(given["not_applicable"])
        options = {option.key: self.text(option.text) for option in self.questionnaire.questions[line.question].choices}
        if isinstance(given, list | tuple):
            return "; ".join(options.get(str(one), str(one)) for one in given)
        return options.get(str(given), str(given))


def _sum(working: Working, lines: list[Line], titles: _Titles, gates: Mapping[str, str]) -> BillSum:
    is_section = working.figure.startswith("section:")
    return BillSum(
        title=titles.of(working.figure),
        is_section=is_section,
        lines=tuple(_line(line, titles, gates) for line in lines) if is_section else (),
        parts=tuple(
            _part(part, titles) for part in working.parts if not (is_section and part.of.startswith("question:"))
        ),
        steps=working.steps,
        brings=_shown(working.score),
        of=_shown(working.maximum),
    )


def _line(line: Line, titles: _Titles, gates: Mapping[str, str]) -> BillLine:
    question = titles.questionnaire.questions[line.question]
    return BillLine(
        key=line.question,
        section=line.section,
        number=titles.numbers.get(line.question, ""),
        question=titles.text(question.text),
        answer=titles.answer(line),
        absence=_ABSENCES.get(line.absence or "", ""),
        notes=tuple(
            f"{note.rstrip('.')}."
            for note in (
                _rule(line),
                *((line.chain,) if line.chain else ()),
                *(f"Essential condition failed: {gates.get(gate, gate)}" for gate in line.gates),
            )
        ),
        points=_shown(line.points),
        weight=readable(line.weight, PLACES),
        brings=_shown(line.contribution),
        of=_shown(line.possible),
    )


def _rule(line: Line) -> str:
    """The rule without the key of the option chosen, whose words stand before it."""
    begins = f"{line.input} earns "
    return f"Earns {line.rule.removeprefix(begins)}" if line.rule.startswith(begins) else line.rule


def _part(part: Part, titles: _Titles) -> BillPart:
    left_out = f" (left out: {part.left_out})" if part.left_out else ""
    return BillPart(
        titles.of(part.of) + left_out, readable(part.weight, PLACES), _shown(part.score), _shown(part.maximum)
    )


def _shown(number: str | None) -> str:
    return "" if number is None else readable(number, PLACES)
