"""Responses with all that belongs to them, as if they had been answered page by page: made as rows, written in bulk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.answers import Given, answers_hash, plain
from questionnaires.profiles import profile_of
from readiness.answer_chain import FIRST, hash_of_change
from readiness.demonstration.organisations import Party
from readiness.history import record
from readiness.identifiers import new_id
from readiness.responding.declaration import CURRENT
from readiness.scorekeeping import Instrument, progress_of, slim
from readiness.tables import (
    Answer,
    AnswerChange,
    Response,
    ResponseState,
    Round,
    SignOff,
    Standing,
    StoredReceipt,
    Submission,
)
from scoring.engine import Respondent

PACE = timedelta(minutes=3)
"""From one answer to the next."""
DECLARATION = (
    "I have read these answers and declare, for my organisation, that they are true to the best of my knowledge."
)


@dataclass(slots=True)
class Sheaf:
    """Rows of one round, until they are written."""

    round: Round
    instrument: Instrument
    rows: dict[type, list[dict[str, Any]]] = field(default_factory=dict)
    handed_in: list[tuple[datetime, str, str, dict[str, object]]] = field(default_factory=list)

    def respond(
        self,
        party: Party,
        sheet: Mapping[str, Given],
        by: tuple[str, str],
        *,
        state: ResponseState,
        last_at: datetime,
    ) -> str:
        """One organisation's response, answered by `by` (id and name) until `last_at`, and scored where it is handed in."""
        key = new_id()
        number, head = self._answers(key, sheet, by[0], last_at)
        profile = profile_of(self.instrument.questionnaire, party.facts)
        respondent = Respondent(party.id, party.name, party.constituency, party.weight, profile)
        progress = progress_of(self.instrument, respondent, sheet)
        receipt = None
        if state is ResponseState.SUBMITTED:
            receipt = self._hand_in(key, respondent, sheet, by, last_at, {"changes": number, "changes_hash": head})
        self._add(
            Response, id=key, round_id=self.round.id, organisation_id=party.id, constituency_id=party.constituency_id,
            organisation_name=party.name, weight=party.weight, facts=party.facts, state=state, due_at=self.round.closes_at,
            joined_late=False, invited_at=self.round.opens_at,
        )  # fmt: skip
        self._add(
            Standing, response_id=key, changes=number, changes_hash=head, asked=progress.asked, answered=progress.answered,
            required_open=progress.required_open, total=progress.total, maximum=progress.maximum, rating=progress.rating,
            receipt_id=receipt, updated_at=last_at,
        )  # fmt: skip
        return key

    def write(self, db: Session, programme: str) -> None:
        for table in (Response, Answer, AnswerChange, SignOff, Submission, StoredReceipt, Standing):
            if self.rows.get(table):
                db.execute(sa.insert(table), self.rows[table])
        for at, response, person, details in sorted(self.handed_in, key=lambda one: one[:2]):
            record(
                db, action="handed in", subject=f"response:{response}", at=at, by=person, programme=programme,
                details=details,
            )  # fmt: skip

    def _add(self, table: type, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def _answers(self, response: str, sheet: Mapping[str, Given], by: str, last_at: datetime) -> tuple[int, str]:
        head = FIRST
        for number, (question, given) in enumerate(sheet.items(), start=1):
            at = last_at - PACE * (len(sheet) - number + 1)
            value = msgspec.json.encode(plain(given)).decode()
            head = hash_of_change(head, response, number, question, value, 1, at, by)
            said = {"response_id": response, "question_key": question, "value": value, "version": 1, "saved_at": at}
            self._add(Answer, **said, saved_by=by)
            self._add(AnswerChange, **said, saved_by=by, number=number, hash=head)
        return len(sheet), head

    def _hand_in(
        self,
        response: str,
        respondent: Respondent,
        sheet: Mapping[str, Given],
        by: tuple[str, str],
        at: datetime,
        chain: dict[str, object],
    ) -> str:
        submission, receipt, hash_ = new_id(), new_id(), answers_hash(sheet)
        person, name = by
        stored = msgspec.json.encode({key: plain(sheet[key]) for key in sorted(sheet)}).decode()
        self._add(
            SignOff, id=new_id(), response_id=response, content_hash=hash_, declaration=CURRENT.of(respondent.name or respondent.organisation),
            person_id=person,
            person_name=name, signed_at=at,
        )  # fmt: skip
        self._add(
            Submission, id=submission, response_id=response, number=1, sheet=stored, content_hash=hash_, submitted_at=at,
            submitted_by=person,
        )  # fmt: skip
        scored = self.instrument.engine.receipt(respondent, sheet)
        self._add(
            StoredReceipt, id=receipt, response_id=response, submission_id=submission, scheme_id=self.round.scheme_id,
            body=msgspec.json.encode(scored).decode(), slim=msgspec.json.encode(slim(scored)).decode(), scored_at=at,
        )  # fmt: skip
        self.handed_in.append((at, response, person, {"submission": submission, "content_hash": hash_, **chain}))
        return receipt
