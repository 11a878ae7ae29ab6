"""Answers in: JSON lines, or a long CSV. Each value is read by its question; what does not fit is named by line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from questionnaires.answers import Given, NotApplicable
from questionnaires.definition import Questionnaire
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import AnyQuestion, MilestoneGrid
from questionnaires.question_types.text import as_text
from readiness.files import check_readable, refused
from readiness.organisation_files import as_organisation_id
from readiness.problem_list import ProblemList, TooMany
from readiness.tables_in import lines_of, rows_of

COLUMNS = ("organisation_id", "question_id", "value")
MOST_OF_A_REASON = 10_000
"""Characters, as many as a long text may have."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One organisation's answers and the line they begin in."""

    organisation: str
    sheet: dict[str, Given]
    line: int


def read_answers(path: Path, questionnaire: Questionnaire) -> list[Submission]:
    """One submission an organisation, in the file's order. Raises Refused with what is wrong, as much as is read."""
    check_readable(path)
    problems = ProblemList(str(path))
    reader = _Reader(questionnaire, problems)
    try:
        submissions = (
            []
            if not path.stat().st_size
            else list(_from_lines(path, reader) if _is_json(path) else _from_table(path, reader))
        )
    except TooMany:
        submissions = []
    problems.raise_any()
    if not submissions:
        raise refused(
            path, "The file holds no answers; give JSON lines or a CSV with the columns " + ", ".join(COLUMNS) + "."
        )
    return submissions


class _Reader:
    """Reads values by their questions, remembering those read before."""

    def __init__(self, questionnaire: Questionnaire, problems: ProblemList) -> None:
        self.questions = questionnaire.questions
        self.problems = problems
        self.known: dict[tuple[str, str], Given] = {}

    def question(self, key: str, line: int, whose: str) -> AnyQuestion | None:
        question = self.questions.get(key)
        if question is None:
            close = get_close_matches(key[:100], self.questions, n=1)
            advice = (
                f"did you mean `{close[0]}`?"
                if close
                else "correct the key or use the questionnaire that it belongs to."
            )
            self.problems.add(line, whose, f"There is no question `{key[:100]}`; {advice}")
        return question

    def value(self, key: str, raw: object, line: int, whose: str) -> Given | None:
        """The answer; None where there is none or where it does not fit (which is then a problem)."""
        question = self.question(key, line, whose)
        if question is None or raw is None:
            return None
        if isinstance(raw, str) and (key, raw) in self.known:
            return self.known[key, raw]
        try:
            given = self._given(question, raw)
        except InvalidAnswer as error:
            self.problems.add(line, f"{whose}: {key}", str(error))
            return None
        if isinstance(raw, str) and len(raw) < 200 and len(self.known) < 500_000:
            self.known[key, raw] = given
        return given

    def _given(self, question: AnyQuestion, raw: object) -> Given:
        if not isinstance(raw, dict) or (isinstance(question, MilestoneGrid) and set(raw) != {"not_applicable"}):
            return question.read(raw)
        reason = raw.get("not_applicable")
        if set(raw) != {"not_applicable"} or not isinstance(reason, str) or not reason.strip():
            raise InvalidAnswer('Give a value, or {"not_applicable": "the reason"}.')
        kept = as_text(reason, MOST_OF_A_REASON)
        if not question.not_applicable:
            raise InvalidAnswer("This question cannot be not applicable; answer it or leave it out.")
        return NotApplicable(kept)


def _is_json(path: Path) -> bool:
    first = next((line.strip() for line in islice(lines_of(path), 1_000) if line.strip()), "")
    if first.startswith("[") or first == "{":
        raise refused(path, "This is one JSON document; give JSON lines, one object a line for each organisation.", 1)
    return first.startswith("{")


def _from_lines(path: Path, reader: _Reader) -> Iterator[Submission]:
    first_line: dict[str, int] = {}
    for number, text in enumerate(lines_of(path), start=1):
        if not text.strip():
            continue
        try:
            organisation, answers = _entry(text)
        except _NoEntry as error:
            reader.problems.add(number, "", str(error))
            continue
        if organisation in first_line:
            sentence = (
                f"The organisation stands twice (first in line {first_line[organisation]}); keep one of its lines."
            )
            reader.problems.add(number, organisation, sentence)
            continue
        first_line[organisation] = number
        sheet: dict[str, Given] = {}
        for key, raw in answers.items():
            given = reader.value(key, raw, number, organisation)
            if given is not None:
                sheet[key] = given
        yield Submission(organisation, sheet, number)


class _NoEntry(ValueError):
    """A line that holds no organisation's answers; the message says why."""


def _entry(text: str) -> tuple[str, dict[str, Any]]:
    """The organisation and its raw answers. Raises _NoEntry."""
    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_without_repeats)
    except RecursionError:
        raise _NoEntry("This JSON is nested too deeply; no answers are.") from None
    except json.JSONDecodeError as error:
        raise _NoEntry(f"This line is not valid JSON: {error.msg}; give one object a line.") from None
    except _NoEntry:
        raise
    except ValueError:
        raise _NoEntry("A number here has too many figures; give a sensible one.") from None
    if not isinstance(data, dict):
        raise _NoEntry('A line must be an object like {"organisation": "...", "answers": {...}}.')
    organisation, answers = data.get("organisation", data.get("id")), data.get("answers")
    if not isinstance(organisation, str) or not organisation.strip():
        raise _NoEntry("`organisation` is missing or not text; give the organisation's id.")
    if not isinstance(answers, dict):
        raise _NoEntry("`answers` is missing or not an object; give question keys with their values.")
    try:
        return as_organisation_id(organisation), answers
    except InvalidAnswer as error:
        raise _NoEntry(f"`organisation` does not fit: {error}") from None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built = dict(pairs)
    if len(built) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NoEntry(f"`{twice[:100]}` stands twice in this line; keep one.")
    return built


def _from_table(path: Path, reader: _Reader) -> Iterator[Submission]:
    sheets: dict[str, dict[str, Given]] = {}
    lines: dict[str, dict[str, int]] = {}
    for number, row in rows_of(path, COLUMNS, "a file of answers"):
        organisation, key = row["organisation_id"].strip(), row["question_id"].strip()
        if organisation not in lines and (problem := _problem_with_id(organisation)):
            reader.problems.add(number, "", problem)
            continue
        before = lines.setdefault(organisation, {})
        if key in before:
            sentence = f"The question is answered twice (first in line {before[key]}); keep one row."
            reader.problems.add(number, f"{organisation}: {key}", sentence)
            continue
        before[key] = number
        sheet = sheets.setdefault(organisation, {})
        if row["value"].strip() and row.get("not_applicable", "").strip():
            sentence = "The row has both a value and a reason why it is not applicable; keep one."
            reader.problems.add(number, f"{organisation}: {key}", sentence)
            continue
        given = reader.value(key, _cell(row), number, organisation)
        if given is not None:
            sheet[key] = given
    for organisation, sheet in sheets.items():
        yield Submission(organisation, sheet, min(lines[organisation].values()))


def _problem_with_id(organisation: str) -> str | None:
    if not organisation:
        return "The row names no organisation; fill in organisation_id."
    try:
        as_organisation_id(organisation)
    except InvalidAnswer as error:
        return f"organisation_id does not fit: {error}"
    return None


def _cell(row: dict[str, str]) -> object:
    """A blank is no answer; a reason in the column `not_applicable` makes it not applicable."""
    reason = row.get("not_applicable", "").strip()
    if reason:
        return {"not_applicable": reason}
    return row["value"] if row["value"].strip() else None
