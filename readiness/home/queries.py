"""What waits for one person: responses of their organisations, and the programmes they have a part in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, is_administrator, may_manage, may_see_dashboard
from readiness.tables import (
    Action,
    ActionOwner,
    ActionPart,
    ActionState,
    Organisation,
    PartState,
    Programme,
    Response,
    ResponseState,
    Round,
    RoundState,
    Standing,
)
from readiness.tables.responses import HANDED_IN, OPEN_STATES
from reports.actions.log import is_overdue

MOST_ROUNDS = 3
_UNANSWERED = (ActionPart.state == PartState.OPEN, col(ActionPart.withdrawn_at).is_(None))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One response of an organisation this person answers for."""

    href: str
    organisation: str
    round: str
    programme: str
    state: ResponseState
    answered: int
    asked: int
    due_at: datetime
    zone: str
    is_open: bool
    standing: str
    """Where the page is that says where it stands, once results are released."""

    @property
    def words(self) -> str:
        return {
            ResponseState.NOT_STARTED: "Not started yet",
            ResponseState.IN_PROGRESS: "In progress",
            ResponseState.SUBMITTED: "Handed in",
            ResponseState.RETURNED: "Returned to you",
            ResponseState.ACCEPTED: "Accepted",
            ResponseState.WITHDRAWN: "Withdrawn",
            ResponseState.NO_SUBMISSION: "Nothing was handed in",
        }[self.state]


@dataclass(frozen=True, slots=True)
class ShownRound:
    title: str
    href: str
    state: RoundState


@dataclass(frozen=True, slots=True)
class ShownProgramme:
    title: str
    href: str
    rounds: tuple[ShownRound, ...]
    """The latest, newest first, where this person may see figures."""
    overdue: int = 0
    """Actions past due and not closed: in the whole log for the office; for everybody else their own, and those that wait for their
    organisation's part."""


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A part in an action, which an organisation of this person has not answered."""

    href: str
    organisation: str
    reference: str
    text: str
    programme: str
    due_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class StartPage:
    parts: tuple[AskedPart, ...]
    """The earliest due first; what is due on no day last."""
    to_do: tuple[Waiting, ...]
    """Those that can be answered now, the earliest due first."""
    done: tuple[Waiting, ...]
    programmes: tuple[ShownProgramme, ...]
    may_create: bool


def start_page(db: Session, person: SignedIn, now: datetime) -> StartPage:
    waiting = _responses(db, person, now)
    return StartPage(
        parts=_parts(db, person, now),
        to_do=tuple(sorted((one for one in waiting if one.is_open), key=lambda one: one.due_at)),
        done=tuple(one for one in waiting if not one.is_open),
        programmes=_programmes(db, person, now),
        may_create=is_administrator(person),
    )


def _responses(db: Session, person: SignedIn, now: datetime) -> list[Waiting]:
    if not person.organisations:
        return []
    rows = db.exec(
        select(Response, Round, Programme, Standing)
        .join(Round, col(Round.id) == Response.round_id)
        .join(Programme, col(Programme.id) == Round.programme_id)
        .join(Standing, col(Standing.response_id) == Response.id)
        .where(col(Response.organisation_id).in_(person.organisations))
        .order_by(col(Response.due_at).desc())
    )
    return [
        Waiting(
            href=f"/responses/{response.id}",
            organisation=response.organisation_name,
            round=round_.title,
            programme=programme.title,
            state=response.state,
            answered=standing.answered,
            asked=standing.asked,
            due_at=response.due_at,
            zone=round_.time_zone,
            is_open=response.state in OPEN_STATES and round_.state is RoundState.OPEN and response.due_at > now,
            standing=f"/responses/{response.id}/standing"
            if round_.released_at is not None and response.state in HANDED_IN
            else "",
        )
        for response, round_, programme, standing in rows
    ]


def _parts(db: Session, person: SignedIn, now: datetime) -> tuple[AskedPart, ...]:
    if not person.organisations:
        return ()
    rows = db.exec(
        select(Action, Organisation, Programme)
        .join(ActionPart, col(ActionPart.action_id) == Action.id)
        .join(Organisation, col(Organisation.id) == ActionPart.organisation_id)
        .join(Programme, col(Programme.id) == Action.programme_id)
        .where(col(ActionPart.organisation_id).in_(person.organisations), *_UNANSWERED)
        .where(Action.state != ActionState.CLOSED)
        .order_by(Organisation.name, Action.reference)
    )
    found = [
        AskedPart(
            f"/actions/{action.id}/organisations/{organisation.id}", organisation.name, action.reference, action.text,
            programme.title, action.due_on,
            is_overdue(action.due_on, action.state.value, now.astimezone(ZoneInfo(programme.time_zone)).date()),
        )
        for action, organisation, programme in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.due_on or date.max))


def _programmes(db: Session, person: SignedIn, now: datetime) -> tuple[ShownProgramme, ...]:
    wanted = select(Programme).order_by(Programme.title)
    if not is_administrator(person):
        wanted = wanted.where(col(Programme.id).in_(person.programmes))
    programmes = db.exec(wanted).all()
    figures = [one.id for one in programmes if may_see_dashboard(person, one.id)]
    rounds: dict[str, list[Round]] = {}
    for round_ in db.exec(
        select(Round).where(col(Round.programme_id).in_(figures)).order_by(col(Round.position).desc(), col(Round.id))
    ):
        rounds.setdefault(round_.programme_id, []).append(round_)
    overdue = _overdue(db, person, programmes, now)
    return tuple(
        ShownProgramme(
            one.title,
            f"/programmes/{one.id}",
            tuple(_shown(round_, person) for round_ in rounds.get(one.id, [])[:MOST_ROUNDS]),
            overdue.get(one.id, 0),
        )
        for one in programmes
    )


def _overdue(db: Session, person: SignedIn, programmes: Sequence[Programme], now: datetime) -> Counter[str]:
    """By programme, each on its own day."""
    todays = {one.id: now.astimezone(ZoneInfo(one.time_zone)).date() for one in programmes}
    managed = [one for one in todays if may_manage(person, one)]
    mine = select(ActionOwner.action_id).where(ActionOwner.person_id == person.id)
    asked = (
        select(ActionPart.action_id)
        .join(Action, col(Action.id) == ActionPart.action_id)
        .where(col(ActionPart.organisation_id).in_(person.organisations), *_UNANSWERED)
        .where(Action.state != ActionState.CLOSED)
    )
    rows = db.exec(
        select(Action)
        .where(col(Action.programme_id).in_(list(todays)), Action.state != ActionState.CLOSED)
        .where(col(Action.programme_id).in_(managed) | col(Action.id).in_(mine) | col(Action.id).in_(asked))
    )
    return Counter(
        one.programme_id for one in rows if is_overdue(one.due_on, one.state.value, todays[one.programme_id])
    )


def _shown(round_: Round, person: SignedIn) -> ShownRound:
    planned = round_.state is RoundState.PLANNED
    path = "" if planned and may_manage(person, round_.programme_id) else "/dashboard"
    return ShownRound(round_.title, f"/rounds/{round_.id}{path}", round_.state)
