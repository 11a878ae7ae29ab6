"""A response as every page of this journey needs it: whose it is, in which round, and what this person may do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.answers import Given
from questionnaires.applicability import Applied
from readiness.permissions import SignedIn, may_answer, may_manage, may_sign, require
from readiness.problems import NotFound
from readiness.responding.deciding import Stored
from readiness.responding.openness import why_closed
from readiness.responding.paper import Paper, paper_of
from readiness.responding.stored import Stand, names_of, stand_of
from readiness.tables import Assignment, Constituency, Programme, Response, ResponseState, Round, RoundState, Standing
from readiness.web.frame import Link, Place
from readiness.web.places import About, programme_place
from readiness.web.signed_in import FIND
from readiness.web.visit import Visit

_R, _O, _G = Response.__table__, Round.__table__, Programme.__table__  # type: ignore[attr-defined]
_C, _T, _A = Constituency.__table__, Standing.__table__, Assignment.__table__  # type: ignore[attr-defined]
_COLUMNS = (
    _R.c.id, _R.c.organisation_id, _R.c.organisation_name, _R.c.weight, _R.c.facts, _R.c.state, _R.c.due_at,
    _O.c.id.label("round_id"), _O.c.title.label("round_title"), _O.c.state.label("round_state"), _O.c.time_zone, _O.c.as_of,
    _O.c.version_id, _O.c.scheme_id, _O.c.released_at, _C.c.name.label("constituency"), _C.c.title.label("constituency_title"),
    _G.c.id.label("programme_id"), _G.c.title.label("programme_title"), _G.c.illustrative, _G.c.notice,
    _T.c.changes, _T.c.changes_hash,
    sa.exists().where(_A.c.response_id == _R.c.id, _A.c.withdrawn_at.is_(None)).label("is_delegated"),
)  # fmt: skip
_OPEN = (
    sa.select(*_COLUMNS)
    .select_from(_R)
    .join(_O, _O.c.id == _R.c.round_id)
    .join(_G, _G.c.id == _O.c.programme_id)
    .join(_C, _C.c.id == _R.c.constituency_id)
    .join(_T, _T.c.response_id == _R.c.id)
    .where(_R.c.id == sa.bindparam("response_id"))
)
_BOTH = (
    FIND.add_columns(*(column.label(f"of_{column.key}") for column in _COLUMNS))
    .outerjoin(_R, _R.c.id == sa.bindparam("response_id"))
    .outerjoin(_O, _O.c.id == _R.c.round_id)
    .outerjoin(_G, _G.c.id == _O.c.programme_id)
    .outerjoin(_C, _C.c.id == _R.c.constituency_id)
    .outerjoin(_T, _T.c.response_id == _R.c.id)
)
_OF = len(FIND.selected_columns)
_LOCK = _OPEN.with_for_update(of=(_T, _R), key_share=True)


class Facts(NamedTuple):
    id: str
    organisation_id: str
    organisation_name: str
    weight: str | None
    facts: dict[str, Any]
    state: ResponseState
    due_at: datetime
    round_id: str
    round_title: str
    round_state: RoundState
    time_zone: str
    as_of: datetime
    version_id: str
    scheme_id: str
    released_at: datetime | None
    constituency: str
    constituency_title: str
    programme_id: str
    programme_title: str
    illustrative: bool
    notice: str
    changes: int
    changes_hash: str
    is_delegated: bool
    """Whether any section was given to somebody."""


@dataclass(frozen=True)
class Opened:
    of: Facts
    person: SignedIn
    now: datetime
    paper: Paper
    stand: Stand
    names: Mapping[str | None, str]
    """Of those who answered, by id."""

    @property
    def href(self) -> str:
        return f"/responses/{self.of.id}"

    @cached_property
    def is_ours(self) -> bool:
        return may_answer(self.person, self.of.organisation_id)

    @cached_property
    def may_sign(self) -> bool:
        return may_sign(self.person, self.of.organisation_id)

    @cached_property
    def why_closed(self) -> str | None:
        one = self.of
        return why_closed(one.state, one.round_state, one.due_at, one.time_zone, self.now)

    @property
    def takes_answers(self) -> bool:
        """From this person, now."""
        return self.is_ours and self.why_closed is None

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.of.time_zone)

    @property
    def stored(self) -> Mapping[str, Stored]:
        return self.stand.stored

    @property
    def sheet(self) -> Mapping[str, Given]:
        return self.stand.sheet

    @property
    def applied(self) -> Applied:
        return self.stand.applied

    def place(self, *crumbs: Link) -> Place:
        """Below the start page; who manages the programme comes from its rounds."""
        one = self.of
        programme = About(one.programme_id, one.programme_title, one.illustrative, one.notice)
        way = (
            (Link("Rounds", f"/programmes/{one.programme_id}/rounds"), Link(one.round_title, f"/rounds/{one.round_id}"))
            if may_manage(self.person, one.programme_id)
            else ()
        )
        own = Link(f"{one.organisation_name}, {one.round_title}", self.href)
        return programme_place(self.person, programme, current="Rounds" if way else "", crumbs=(*way, own, *crumbs))


def opened(visit: Visit, response_id: str, now: datetime) -> Opened:
    """For people of the organisation and those who manage the programme. Raises NotFound and SignInNeeded."""
    person, row = visit.person_and_more(_BOTH, {"response_id": response_id})
    return _made(visit.db, person, None if row.of_id is None else row[_OF:], now)


def opened_to_change(db: Session, person: SignedIn, response_id: str, now: datetime) -> Opened:
    """Locked, for people of the organisation only. Raises NotFound."""
    found = _made(db, person, db.connection().execute(_LOCK, {"response_id": response_id}).first(), now)
    require(found.is_ours)
    return found


def _made(db: Session, person: SignedIn, row: Sequence[Any] | None, now: datetime) -> Opened:
    if row is None:
        raise NotFound
    connection, of, response_id = db.connection(), Facts._make(row), row[0]
    require(may_answer(person, of.organisation_id) or may_manage(person, of.programme_id))
    paper = paper_of(connection, of.version_id, of.scheme_id)
    has_begun = of.state is not ResponseState.NOT_STARTED
    stand = stand_of(connection, paper, response_id, of.facts, of.changes_hash, has_begun=has_begun)
    return Opened(of, person, now, paper, stand, names_of(connection, stand.stored.values()))
