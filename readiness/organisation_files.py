"""Organisations in: a CSV with id, name and constituency, weights if there are any, and the facts conditions read."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from unicodedata import category

from questionnaires.definition import Questionnaire
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import profile_of
from questionnaires.question_types.numbers import as_decimal
from questionnaires.question_types.text import as_text
from readiness.files import refused
from readiness.problem_list import ProblemList, TooMany
from readiness.tables_in import rows_of
from scoring.constituencies import Organisation

COLUMNS = ("id", "name", "constituency")
LONGEST_ID = 250


def as_organisation_id(raw: str) -> str:
    """The id of an organisation as it is kept and printed. Raises InvalidAnswer."""
    text = as_text(raw, LONGEST_ID)
    if any(category(one) in ("Cc", "Zl", "Zp") for one in text):
        raise InvalidAnswer("The id holds a line end or another character that cannot be seen; retype it.")
    return text


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation with its facts as conditions see them."""

    organisation: Organisation
    profile: dict[str, Any]


def read_organisations(path: Path, questionnaire: Questionnaire, facts_read: frozenset[str]) -> dict[str, Listed]:
    """Id to organisation, in the file's order. `facts_read` are those that conditions look at: each needs its column
    or a default. Raises Refused with what is wrong."""
    problems = ProblemList(str(path))
    listed: dict[str, Listed] = {}
    lines: dict[str, int] = {}
    try:
        for number, row in rows_of(path, COLUMNS, "a file of organisations"):
            if not lines:
                _check_facts(path, set(row), questionnaire, facts_read)
            key = row["id"].strip()
            if key in lines:
                problems.add(number, key, f"The organisation stands twice (first in line {lines[key]}); keep one row.")
                continue
            one = _listed(row, number, questionnaire, problems)
            if one is not None:
                lines[key] = number
                listed[key] = one
    except TooMany:
        pass
    problems.raise_any()
    if not listed:
        raise refused(path, "The file lists no organisation; add a row for each.")
    return listed


def _listed(row: dict[str, str], number: int, questionnaire: Questionnaire, problems: ProblemList) -> Listed | None:
    key = row["id"].strip()
    for column in COLUMNS:
        if not row[column].strip():
            problems.add(number, key, f"The column {column} is blank; fill it in.")
            return None
    try:
        as_organisation_id(key)
        weight = _weight(row["weight"]) if "weight" in row else None
        profile = profile_of(questionnaire, {name: cell.strip() for name, cell in row.items()})
    except InvalidAnswer as error:
        problems.add(number, key, str(error))
        return None
    return Listed(
        Organisation(id=key, name=row["name"].strip(), constituency=row["constituency"].strip(), weight=weight), profile
    )


def _weight(cell: str) -> Fraction:
    if not cell.strip():
        raise InvalidAnswer("The weight is blank; give a number, 0 if it has none, or leave the whole column out.")
    try:
        number = as_decimal(cell, None)
    except InvalidAnswer as error:
        raise InvalidAnswer(f"The weight does not fit: {error}") from None
    if number < 0:
        raise InvalidAnswer("The weight is negative; give 0 or more.")
    return Fraction(number)


def _check_facts(path: Path, columns: set[str], questionnaire: Questionnaire, facts_read: frozenset[str]) -> None:
    missing = sorted(name for name in facts_read if name not in columns and questionnaire.profile[name].default is None)
    if missing:
        raise refused(
            path, f"The questionnaire's conditions read the facts {', '.join(missing)}; add a column for each.", 1
        )
