"""Opening: facts fixed, responses made, people told. Opening an open round again changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.rounds.audience import Member, asked_by, members_on, rule_of
from readiness.rounds.beginning import Beginnings, begin
from readiness.rounds.doors import round_held
from readiness.rounds.mails import About, Named, invitation
from readiness.rounds.moves import move_round, must_be
from readiness.rounds.people import people_of, tell
from readiness.scorekeeping import Progress, instrument_of
from readiness.tables import Programme, Round, RoundState, SchemeVersion, Version, VersionState
from readiness.web.showing import moment

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Opened:
    round: Round
    asked: int
    told: int
    was_open: bool = False


def open_round(db: Session, person: SignedIn, round_id: str, *, at: datetime, address: str) -> Opened:
    """`address` is where people reach this service. Raises NotAllowedNow with what must be put right first."""
    programme, round_ = round_held(db, person, round_id)
    if round_.state is RoundState.OPEN:
        return Opened(round_, 0, 0, was_open=True)
    must_be(round_, RoundState.PLANNED)
    _must_be_ready(db, round_, at)
    members = asked_by(rule_of(round_.audience), members_on(db, programme.id, opening_day(round_, at)))
    beginnings = Beginnings(instrument_of(db, round_.version_id, round_.scheme_id))
    progress = _fitting(members, beginnings)
    # All at once: what is pinned may no longer change once the state is stored.
    move_round(round_, RoundState.OPEN)
    round_.opened_at, round_.opens_at = at, min(round_.opens_at, at)
    db.add(round_)
    db.flush()
    responses = begin(db, round_, members, progress, at=at)
    told = invite(db, programme, round_, members, responses, at=at, address=address)
    record(
        db, action="opened", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme.id,
        details={"asked": len(responses), "told": told, "version": round_.version_id, "scheme": round_.scheme_id},
    )  # fmt: skip
    return Opened(round_, len(responses), told)


def opening_day(round_: Round, at: datetime) -> date:
    """Facts are those of the day of opening where the round is, whenever the button is pressed."""
    return at.astimezone(ZoneInfo(round_.time_zone)).date()


def invite(
    db: Session,
    programme: Programme,
    round_: Round,
    members: tuple[Member, ...],
    responses: Mapping[str, str],
    *,
    at: datetime,
    address: str,
) -> int:
    """Tells everyone who answers or signs for these organisations, once."""
    due = moment(round_.closes_at, round_.time_zone)
    named = {one.id: Named(one.name, f"{address}/responses/{responses[one.id]}", due) for one in members}
    written = partial(invitation, About(programme.title, round_.title))
    return tell(db, people_of(db, programme.id, named), named, written, at=at, address=address)


def _must_be_ready(db: Session, round_: Round, at: datetime) -> None:
    if round_.closes_at <= at:
        raise NotAllowedNow("Its closing date has passed. Change the plan and give a later date, then open it.")
    states = db.get_one(Version, round_.version_id).state, db.get_one(SchemeVersion, round_.scheme_id).state
    if set(states) != {VersionState.PUBLISHED}:
        raise NotAllowedNow(
            "Its questionnaire or scheme is no longer published. Change the plan and choose another one."
        )


def _fitting(members: tuple[Member, ...], beginnings: Beginnings) -> dict[str, Progress]:
    if not members:
        raise NotAllowedNow(
            "Its audience is empty: no organisation fits the rule today. Change the plan, or add organisations."
        )
    progress, misfits = beginnings.all(members)
    if misfits:
        named = " ".join(f"{one.name}: {sentence}" for one, sentence in misfits[:MOST_NAMED])
        raise NotAllowedNow(
            f"The facts of {len(misfits)} of {len(members)} organisations do not fit the questionnaire. {named}"
        )
    return progress
