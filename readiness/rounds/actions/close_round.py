"""Closing: what was not handed in becomes “no submission”; its answers stay as they are."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.figures.deciding import decide_soon
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.rounds.doors import round_held
from readiness.rounds.moves import move_round, must_be
from readiness.tables import Response, ResponseState, Round, RoundState
from readiness.tables.responses import NEXT_RESPONSE
from readiness.web.showing import counted

ENDS = tuple(state for state, following in NEXT_RESPONSE.items() if ResponseState.NO_SUBMISSION in following)
"""States that become “no submission” at closing. A returned response keeps its submission."""
_R = Response.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Closed:
    round: Round
    no_submission: int
    was_closed: bool = False


def close_round(db: Session, person: SignedIn, round_id: str, *, at: datetime, early: bool = False) -> Closed:
    """`early` says that the office means it although some still have time. Raises Unfit without it."""
    programme, round_ = round_held(db, person, round_id)
    if round_.state is RoundState.CLOSED:
        return Closed(round_, 0, was_closed=True)
    must_be(round_, RoundState.OPEN, RoundState.REVIEWING)
    still = with_time_left(db, round_, at)
    if still and not early:
        raise Unfit(
            {
                "early": f"{counted(still, 'response')} still {'has' if still == 1 else 'have'} time. Say that you want to close all the same, or wait."
            }
        )
    move_round(round_, RoundState.CLOSED)
    round_.closed_at = at
    db.add(round_)
    db.flush()
    decide_soon(db, round_, at=at)
    ended = db.connection().execute(
        sa.update(_R).where(_R.c.round_id == round_.id, _R.c.state.in_(ENDS)).values(state=ResponseState.NO_SUBMISSION)
    )
    db.expire_all()
    record(
        db, action="closed", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme.id,
        details={"no_submission": ended.rowcount, "with_time_left": still},
    )  # fmt: skip
    return Closed(round_, ended.rowcount)


def with_time_left(db: Session, round_: Round, at: datetime) -> int:
    """How many responses could still be handed in."""
    return db.exec(
        select(sa.func.count())
        .select_from(Response)
        .where(
            Response.round_id == round_.id,
            col(Response.state).in_((*ENDS, ResponseState.RETURNED)),
            Response.due_at > at,
        )
    ).one()


def ending_in(db: Session, round_: Round) -> int:
    """How many responses become “no submission” if it closes now."""
    return db.exec(
        select(sa.func.count())
        .select_from(Response)
        .where(Response.round_id == round_.id, col(Response.state).in_(ENDS))
    ).one()
