"""The way of an answer into the database: who asks, may they, is it open, what stands there now; then it is decided and written,
in one transaction. The rows of the response and its standing are the lock: on PostgreSQL who comes second waits, and sees what the
first one did.

The select is built once, when this module is read, and carries session, permission and state.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import sqlalchemy as sa
from sqlalchemy import Connection

from readiness.identifiers import hash_of
from readiness.responding.deciding import Changed, Outcome, Stored, decide
from readiness.responding.openness import require_open
from readiness.responding.paper import Paper, paper_of
from readiness.responding.reading import Typed
from readiness.responding.stored import Stand, earlier_values, keep, stand_of
from readiness.responding.writing import Found, write_answers, write_standing
from readiness.scorekeeping import given_from, progress_of
from readiness.tables import (
    Constituency,
    LoginSession,
    Membership,
    Person,
    Response,
    ResponseState,
    Role,
    Round,
    Standing,
)  # fmt: skip
from scoring.engine import Respondent

_R, _O, _C = Response.__table__, Round.__table__, Constituency.__table__  # type: ignore[attr-defined]
_S, _P = LoginSession.__table__, Person.__table__  # type: ignore[attr-defined]
_M, _T = Membership.__table__, Standing.__table__  # type: ignore[attr-defined]
_FIND = (
    sa.select(
        _P.c.id.label("person_id"), _P.c.name, _P.c.email,
        _R.c.id, _R.c.state, _R.c.due_at, _R.c.facts, _R.c.organisation_id, _R.c.organisation_name, _R.c.weight,
        _O.c.state.label("round_state"), _O.c.version_id, _O.c.scheme_id, _O.c.time_zone,
        _C.c.name.label("constituency"), _T.c.changes, _T.c.changes_hash,
    )
    .select_from(_S)
    .join(_P, _P.c.id == _S.c.person_id)
    .join(_R, _R.c.id == sa.bindparam("response_id"))
    .join(_O, _O.c.id == _R.c.round_id)
    .join(_C, _C.c.id == _R.c.constituency_id)
    .join(_T, _T.c.response_id == _R.c.id)
    .where(
        _S.c.token_hash == sa.bindparam("token_hash"), _S.c.ended_at.is_(None), _S.c.expires_at > sa.bindparam("now"),
        sa.exists().where(
            _M.c.person_id == _P.c.id, _M.c.organisation_id == _R.c.organisation_id, _M.c.withdrawn_at.is_(None),
            _M.c.role.in_((Role.PARTICIPANT, Role.SIGNATORY)),
        ),
    )
    .with_for_update(of=(_T, _R), key_share=True)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the answers, and how the response stands now."""

    paper: Paper
    found: Found
    outcomes: Mapping[str, Outcome]
    before: Stand
    after: Stand


def find(connection: Connection, secret: str | None, response_id: str, now: datetime) -> Found | None:
    """The response, locked, for whoever holds the session and may answer for its organisation; otherwise None."""
    if not secret:
        return None
    asked = {"token_hash": hash_of(secret), "now": now, "response_id": response_id}
    row = connection.execute(_FIND, asked).first()
    return None if row is None else Found._make(row)


def save(
    connection: Connection, found: Found, given: Mapping[str, Typed], now: datetime, *, whole_page: bool = False
) -> Saved:
    """Decides and writes. Keys must be of the version. Raises NotAllowedNow where no answers are taken any more."""
    require_open(found.state, found.round_state, found.due_at, found.time_zone, now)
    paper = paper_of(connection, found.version_id, found.scheme_id)
    stand = stand_of(
        connection,
        paper,
        found.id,
        found.facts,
        found.changes_hash,
        has_begun=found.state is not ResponseState.NOT_STARTED,
    )
    outcomes = _decided(connection, found, given, stand.stored, paper, whole_page=whole_page)
    changed = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Changed)}
    after = _changed(connection, found, paper, stand, changed, now) if changed else stand
    return Saved(paper, found, outcomes, stand, after)


def _changed(
    connection: Connection, found: Found, paper: Paper, stand: Stand, changed: Mapping[str, Changed], now: datetime
) -> Stand:
    """Writes, and gives how the response stands then."""
    stored, sheet, plan = dict(stand.stored), dict(stand.sheet), paper.instrument.plan
    for key, change in changed.items():
        stored[key] = Stored(change.value, change.version, now, found.person_id)
        answer = given_from(paper.question(key), change.value)
        if answer is None:
            sheet.pop(key, None)
        else:
            sheet[key] = answer
    if len(changed) == 1:
        applied = plan.after(stand.applied, sheet, stand.profile, next(iter(changed)))
    else:
        applied = plan.applied(sheet, stand.profile)
    respondent = Respondent(
        found.organisation_id, name=found.organisation_name, constituency=found.constituency, weight=found.weight,
        profile=stand.profile,
    )  # fmt: skip
    after = Stand(paper, stored, sheet, stand.profile, applied)
    progress = progress_of(paper.instrument, respondent, sheet, applied, after.counts)
    head = write_answers(connection, found, changed, now)
    write_standing(connection, found, progress, changes=len(changed), head=head, now=now)
    keep(head, after)
    return after


def _decided(
    connection: Connection,
    found: Found,
    given: Mapping[str, Typed],
    stored: Mapping[str, Stored],
    paper: Paper,
    *,
    whole_page: bool,
) -> dict[str, Outcome]:
    questions, person = paper.instrument.questionnaire.questions, found.person_id
    earlier: Mapping[tuple[str, int], str] = {}
    if whole_page:
        late = [key for key, typed in given.items() if key in stored and stored[key].version != typed.version]
        earlier = earlier_values(connection, found.id, late)

    def decided(key: str, typed: Typed) -> Outcome:
        shown_then = partial(_value_then, earlier, key) if whole_page else None
        return decide(questions[key], typed, stored.get(key), person=person, shown_then=shown_then)

    return {key: decided(key, typed) for key, typed in given.items()}


def _value_then(earlier: Mapping[tuple[str, int], str], key: str, version: int) -> str | None:
    return earlier.get((key, version))
