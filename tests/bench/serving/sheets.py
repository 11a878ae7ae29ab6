"""Answers by chance, handed in and scored: some different sheets, and everyone answers as one of them does."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from questionnaires.answers import answers_hash, plain
from readiness.scorekeeping import Instrument, instrument_from, sheet_from, slim
from scoring.engine import Respondent
from scoring.receipt import Receipt
from tests.bench.serving.putting import Putting, quick_ids

CONSTITUENCIES = 12
DISTINCT = 100
UNANSWERED = 0.1
Responses = list[tuple[int, str]]
"""(place of the organisation, id of its response)."""


@dataclass(frozen=True)
class Scored:
    values: dict[str, str]
    """Answers as they are stored."""
    written: str
    """The sheet as it is handed in."""
    hash: str
    receipt: Receipt
    asked: int
    answered: int


@cache
def sheets_of(document: str, scheme_document: str) -> "Sheets":
    return Sheets(instrument_from(document, scheme_document))


class Sheets:
    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._known: dict[int, Scored] = {}

    def hand_in(self, put: Putting, responses: list[str], organisations: list[str], scheme: str, at: datetime) -> None:
        submissions, receipts = quick_ids(len(responses)), quick_ids(len(responses))
        placed = list(enumerate(responses))
        put.rows("answer", ({"response_id": one, "question_key": key, "value": value, "version": 1, "saved_at": at}
            for place, one in placed[:DISTINCT] for key, value in self._of(place).values.items()))  # fmt: skip
        put.spread((one, responses[place % DISTINCT]) for place, one in placed[DISTINCT:])
        put.rows("submission", ({"id": submissions[place], "response_id": one, "number": 1, "sheet": self._of(place).written,
            "content_hash": self._of(place).hash, "submitted_at": at} for place, one in placed))  # fmt: skip
        put.rows("receipt", ({"id": receipts[place], "response_id": one, "submission_id": submissions[place],
            "scheme_id": scheme, **self._receipt(organisations[place], place), "scored_at": at} for place, one in placed))  # fmt: skip
        put.rows("standing", self._standings(placed, receipts, at))

    def _standings(self, placed: Responses, receipts: list[str], at: datetime) -> Iterator[dict[str, Any]]:
        for place, one in placed:
            scored = self._of(place)
            yield {"response_id": one, "changes": 0, "changes_hash": "", "asked": scored.asked, "answered": scored.answered,
                "required_open": 0, "receipt_id": receipts[place], "total": scored.receipt.total,
                "maximum": scored.receipt.maximum, "rating": scored.receipt.rating, "updated_at": at}  # fmt: skip

    def _receipt(self, organisation: str, place: int) -> dict[str, str]:
        own = msgspec.structs.replace(
            self._of(place).receipt, organisation=organisation, name=f"Organisation {place:05}",
            constituency=f"Constituency {place % CONSTITUENCIES:02}", organisation_weight=str(place % 97 + 1),
        )  # fmt: skip
        return {"body": msgspec.json.encode(own).decode(), "slim": msgspec.json.encode(slim(own)).decode()}

    def _of(self, place: int) -> Scored:
        which = place % DISTINCT
        if which not in self._known:
            self._known[which] = self._scored(which)
        return self._known[which]

    def _scored(self, which: int) -> Scored:
        chance, given = random.Random(which), {}
        for key, question in self._instrument.questionnaire.questions.items():
            if chance.random() >= UNANSWERED:
                given[key] = chance.choice([option.key for option in question.choices] or [chance.randrange(0, 1000)])
        values = {key: msgspec.json.encode(value).decode() for key, value in given.items()}
        sheet = sheet_from(self._instrument.questionnaire, values.items())
        written = msgspec.json.encode(
            {key: plain(value) for key, value in sheet.items()}, order="deterministic"
        ).decode()
        receipt = self._instrument.engine.receipt(Respondent("x", constituency="Constituency 00", weight="1"), sheet)
        asked, answered = receipt.coverage.asked, receipt.coverage.answered
        return Scored(values, written, answers_hash(sheet), receipt, int(asked), int(answered))
