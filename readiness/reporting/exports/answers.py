"""What was handed in to each question, and why nothing was: the three absences stay three."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from questionnaires.profiles import profile_of
from questionnaires.question_types import AnyQuestion
from readiness.scorekeeping import Instrument, sheet_from
from reports.sheets import Cell, exact

NOT_ASKED, NOT_ANSWERED, NOT_APPLICABLE = "not asked", "not answered", "not applicable"
_MOST_KEPT = 4_096
_SHEET = msgspec.json.Decoder(dict[str, Any])
_NUMBERS = ("number", "percent")
Asked = Callable[[str, Mapping[str, Any]], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One cell of what was said. `absence` is empty where there is an answer; `reason` belongs to not applicable."""

    answer: Cell
    absence: str
    reason: str


def read_sheet(text: str) -> dict[str, Any]:
    """A submission's answers as they were written down, by question."""
    return _SHEET.decode(text)


def asked_by(instrument: Instrument) -> Asked:
    """From facts and answers to the questions asked. Which they are turns on few answers, so it is worked out once for all
    responses in which those are alike."""
    plan, questionnaire = instrument.plan, instrument.questionnaire
    reads = sorted({key for gated in plan.gated.values() for key in gated.reads})
    # An option that is not offered makes an answer to its question count no more, so that answer matters too.
    reads = sorted({*reads, *(key for key, gated in plan.gated.items() if gated.options)})
    known: dict[tuple[str, bytes], frozenset[str]] = {}

    def asked(facts: str, sheet: Mapping[str, Any]) -> frozenset[str]:
        key = (facts, msgspec.json.encode([sheet.get(one) for one in reads]) if reads else b"")
        if key not in known:
            if len(known) >= _MOST_KEPT:
                known.clear()
            typed = sheet_from(
                questionnaire, ((name, msgspec.json.encode(value).decode()) for name, value in sheet.items())
            )
            known[key] = plan.applied(typed, profile_of(questionnaire, msgspec.json.decode(facts))).shown
        return known[key]

    return asked


def is_number(question: AnyQuestion) -> bool:
    return question.__struct_config__.tag in _NUMBERS


def said(value: Any, is_asked: bool, as_number: bool) -> Said:
    """`value` as it was written down; None where there is none."""
    if not is_asked:
        return Said(None, NOT_ASKED, "")
    if value is None:
        return Said(None, NOT_ANSWERED, "")
    if isinstance(value, dict):
        return Said(None, NOT_APPLICABLE, str(value.get("not_applicable", "")))
    if isinstance(value, list):
        return Said(";".join(str(one) for one in value), "", "")
    return Said(exact(str(value)) if as_number else str(value), "", "")
