"""Responses as a round begins for organisations: their facts fixed, their standing worked out, written in bulk."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.conditions import ConditionFailed
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import facts_read_by, profile_of
from readiness.identifiers import new_id
from readiness.rounds.audience import Member
from readiness.scorekeeping import Instrument, Progress, progress_of
from readiness.tables import Response, ResponseState, Round, Standing
from scoring.engine import Respondent


class Beginnings:
    """How organisations stand before they have answered: the same for all that conditions see alike, so worked out once for
    each such group, not for each organisation."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self._reads = _facts_read(instrument)
        self._known: dict[tuple[str | None, str], Progress] = {}

    def progress(self, one: Member) -> Progress:
        """Raises InvalidAnswer or ConditionFailed where its facts do not fit the questionnaire."""
        profile = profile_of(self.instrument.questionnaire, one.facts_with_roles)
        key = one.constituency, repr([(name, profile.get(name)) for name in self._reads])
        if key not in self._known:
            respondent = Respondent(one.id, one.name, one.constituency, one.weight, profile)
            self._known[key] = progress_of(self.instrument, respondent, {})
        return self._known[key]

    def misfits(self, members: Iterable[Member]) -> tuple[tuple[Member, str], ...]:
        """Organisations whose facts the questionnaire cannot read, each with a sentence."""
        found = []
        for one in members:
            try:
                self.progress(one)
            except (InvalidAnswer, ConditionFailed) as error:
                found.append((one, str(error)))
        return tuple(found)


def begin(
    db: Session, round_: Round, members: Sequence[Member], beginnings: Beginnings, *, at: datetime, late: bool = False
) -> dict[str, str]:
    """Organisation to its new response, by id."""
    if not members:
        return {}
    responses: list[dict[str, Any]] = []
    standings: list[dict[str, Any]] = []
    for one in members:
        progress, key = beginnings.progress(one), new_id()
        responses.append(
            {
                "id": key, "round_id": round_.id, "organisation_id": one.id, "constituency_id": one.constituency_id,
                "organisation_name": one.name, "weight": one.weight, "facts": one.facts_with_roles,
                "state": ResponseState.NOT_STARTED, "due_at": round_.closes_at, "joined_late": late, "invited_at": at,
            }
        )  # fmt: skip
        standings.append(
            {
                "response_id": key, "changes": 0, "changes_hash": "", "asked": progress.asked, "answered": progress.answered,
                "required_open": progress.required_open, "total": progress.total, "maximum": progress.maximum,
                "rating": progress.rating, "receipt_id": None, "updated_at": at,
            }
        )  # fmt: skip
    connection = db.connection()
    connection.execute(sa.insert(Response.__table__), responses)  # type: ignore[attr-defined]
    connection.execute(sa.insert(Standing.__table__), standings)  # type: ignore[attr-defined]
    return {row["organisation_id"]: row["id"] for row in responses}


def _facts_read(instrument: Instrument) -> tuple[str, ...]:
    """By any condition of the questionnaire or its scheme."""
    members = (entry.condition for node in instrument.compiled.nodes for entry in node.entries)
    reads = (read for condition in members if condition is not None for read in condition.reads)
    return tuple(sorted(facts_read_by(instrument.questionnaire) | {read.key for read in reads if read.of == "profile"}))
