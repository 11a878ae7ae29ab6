"""Answers as they stand in the database, and what follows from them.

What follows is kept for a while by the head of the response's chain of changes: the same hash is the same answers, on every
node, whoever wrote them; another answer is another hash.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from questionnaires.answers import Given
from questionnaires.applicability import Applied
from questionnaires.completeness import Completeness, completeness
from questionnaires.profiles import profile_of
from readiness.responding.deciding import Stored
from readiness.responding.paper import Paper
from readiness.scorekeeping import WITHDRAWN, sheet_from
from readiness.tables import Answer, AnswerChange, Person

_A, _H, _P = Answer.__table__, AnswerChange.__table__, Person.__table__  # type: ignore[attr-defined]
_ALL = sa.select(_A.c.question_key, _A.c.value, _A.c.version, _A.c.saved_at, _A.c.saved_by).where(
    _A.c.response_id == sa.bindparam("response_id")
)
_EARLIER = sa.select(_H.c.question_key, _H.c.version, _H.c.value).where(
    _H.c.response_id == sa.bindparam("response_id"), _H.c.question_key.in_(sa.bindparam("keys", expanding=True))
)
_NAMES = sa.select(_P.c.id, _P.c.name, _P.c.email).where(_P.c.id.in_(sa.bindparam("ids", expanding=True)))
MOST_KEPT = 256


@dataclass(frozen=True)
class Stand:
    """All that was said, as it is stored and as it counts. Nobody changes it: it is shared."""

    paper: Paper

    stored: Mapping[str, Stored]
    """By question key; answers taken back too."""
    sheet: Mapping[str, Given]
    profile: Mapping[str, Any]
    applied: Applied

    @cached_property
    def counts(self) -> Completeness:
        """Of all questions."""
        return completeness(self.paper.instrument.plan, self.applied)


_kept: dict[str, Stand] = {}
_keeping = Lock()


def stand_of(
    connection: Connection, paper: Paper, response_id: str, facts: Mapping[str, Any], head: str, *, has_begun: bool
) -> Stand:
    """`head` is the hash of the last change, read in the same transaction."""
    # Before it is begun nothing was said: there is nothing to read, and all with the same facts stand alike.
    known_as = head if has_begun else f"{paper.mark} {msgspec.json.encode(facts, order='sorted').decode()}"
    known = _kept.get(known_as) if known_as else None
    if known is None:
        stored = _stored(connection, response_id) if has_begun else {}
        sheet = sheet_from(paper.questionnaire, ((key, one.value) for key, one in stored.items()))
        profile = profile_of(paper.questionnaire, facts)
        known = Stand(paper, stored, sheet, profile, paper.instrument.plan.applied(sheet, profile))
        keep(known_as, known)
    return known


def keep(known_as: str, stand: Stand) -> None:
    if known_as:
        with _keeping:
            _kept[known_as] = stand
            if len(_kept) > MOST_KEPT:
                del _kept[next(iter(_kept))]


def _stored(connection: Connection, response_id: str) -> dict[str, Stored]:
    rows = connection.execute(_ALL, {"response_id": response_id}).all()
    return {key: Stored(value, version, saved_at, saved_by) for key, value, version, saved_at, saved_by in rows}


def earlier_values(connection: Connection, response_id: str, keys: list[str]) -> dict[tuple[str, int], str]:
    """(question key, version) to the value it had then; before the first version nothing was said."""
    values = {(key, 0): WITHDRAWN for key in keys}
    rows = connection.execute(_EARLIER, {"response_id": response_id, "keys": keys}) if keys else ()
    values.update({(row.question_key, row.version): row.value for row in rows})
    return values


def names_of(connection: Connection, answers: Iterable[Stored]) -> dict[str | None, str]:
    """By id, of those who gave the answers."""
    ids = {one.saved_by for one in answers if one.saved_by is not None}
    rows = connection.execute(_NAMES, {"ids": sorted(ids)}).all() if ids else ()
    return {None: "Someone", **{row.id: row.name or row.email for row in rows}}
