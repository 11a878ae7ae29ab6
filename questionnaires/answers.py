"""Answers as values, and the three absences that never collapse into one."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

Value = str | tuple[str, ...] | Decimal | date
"""A key or text, option keys in the question's order, a number, a date."""


class Absence(StrEnum):
    """Why nothing was said."""

    NOT_ASKED = "not_asked"
    NOT_ANSWERED = "not_answered"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The respondent says that the question does not apply, and why."""

    reason: str


Given = Value | NotApplicable
AnswerSheet = Mapping[str, Given]
"""Question key to what was given. A missing key was not answered; whether it was asked is applicability's to say."""


def plain(given: Given) -> object:
    """The answer as it is written down: text, list of texts, decimal text, ISO date, or {"not_applicable": reason}."""
    if isinstance(given, NotApplicable):
        return {"not_applicable": given.reason}
    if isinstance(given, Decimal):
        return decimal_text(given)
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, tuple):
        return list(given)
    return given


def decimal_text(number: Decimal) -> str:
    """The number without exponent or needless noughts: 1, 0.5, -20."""
    if number == 0:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def answers_hash(sheet: AnswerSheet) -> str:
    """SHA-256 over the canonical JSON of all answers given, hidden ones too."""
    canonical = msgspec.json.encode({key: plain(sheet[key]) for key in sorted(sheet)})
    return "sha256:" + hashlib.sha256(canonical).hexdigest()
