"""Responses as a round begins for organisations: their facts fixed, their standing worked out, written in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.conditions import ConditionFailed
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import profile_of
from readiness.identifiers import new_id
from readiness.rounds.audience import Member
from readiness.scorekeeping import Instrument, Progress, progress_of
from readiness.tables import Response, ResponseState, Round, Standing
from scoring.engine import Respondent


class Beginnings:
    """How organisations stand before they have answered: the same for all of whom conditions say the same, so scored once for
    each such group, not for each organisation."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        members = (entry.condition for node in instrument.compiled.nodes for entry in node.entries)
        self._conditions = tuple(condition for condition in members if condition is not None)
        self._known: dict[tuple[str | None, frozenset[str], tuple[bool, ...]], Progress] = {}

    def progress(self, one: Member) -> Progress:
        """Raises InvalidAnswer or ConditionFailed where its facts do not fit the questionnaire."""
        profile = profile_of(self.instrument.questionnaire, one.facts_with_roles)
        applied = self.instrument.plan.applied({}, profile)
        holds = tuple(condition.holds(applied.seen, profile, one.constituency) for condition in self._conditions)
        key = one.constituency, applied.shown, holds
        if key not in self._known:
            respondent = Respondent(one.id, one.name, one.constituency, one.weight, profile)
            self._known[key] = progress_of(self.instrument, respondent, {}, applied)
        return self._known[key]

    def all(self, members: Iterable[Member]) -> "tuple[dict[str, Progress], tuple[tuple[Member, str], ...]]":
        """By organisation; and those whose facts the questionnaire cannot read, each with a sentence."""
        found, misfits = {}, []
        for one in members:
            try:
                found[one.id] = self.progress(one)
            except (InvalidAnswer, ConditionFailed) as error:
                misfits.append((one, str(error)))
        return found, tuple(misfits)


def begin(
    db: Session,
    round_: Round,
    members: Sequence[Member],
    progress: Mapping[str, Progress],
    *,
    at: datetime,
    late: bool = False,
) -> dict[str, str]:
    """Organisation to its new response, by id."""
    if not members:
        return {}
    responses: list[dict[str, Any]] = []
    standings: list[dict[str, Any]] = []
    for one in members:
        stands, key = progress[one.id], new_id()
        responses.append(
            {
                "id": key, "round_id": round_.id, "organisation_id": one.id, "constituency_id": one.constituency_id,
                "organisation_name": one.name, "weight": one.weight, "facts": one.facts_with_roles,
                "state": ResponseState.NOT_STARTED, "due_at": round_.closes_at, "joined_late": late, "invited_at": at,
            }
        )  # fmt: skip
        standings.append(
            {
                "response_id": key, "changes": 0, "changes_hash": "", "asked": stands.asked, "answered": stands.answered,
                "required_open": stands.required_open, "total": stands.total, "maximum": stands.maximum,
                "rating": stands.rating, "receipt_id": None, "updated_at": at,
            }
        )  # fmt: skip
    connection = db.connection()
    connection.execute(sa.insert(Response.__table__), responses)  # type: ignore[attr-defined]
    connection.execute(sa.insert(Standing.__table__), standings)  # type: ignore[attr-defined]
    return {row["organisation_id"]: row["id"] for row in responses}
