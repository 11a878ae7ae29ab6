"""The responses of a round: filtered, one page at a time, with a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.rounds.people import ANSWERING
from readiness.rounds.remaining import deadline
from readiness.tables import Constituency, Membership, Response, ResponseState, Round, Standing
from readiness.tables.responses import HANDED_IN, OPEN_STATES

SIZE = 50
STATES: tuple[tuple[str, str], ...] = (
    ("open", "Not handed in"),
    ("handed_in", "Handed in"),
    *((state.value, state.words) for state in ResponseState),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """As they stand in the address; anything unknown filters nothing."""

    constituency: str = ""
    state: str = ""
    text: str = ""

    @property
    def any(self) -> bool:
        return bool(self.constituency or self.state or self.text)

    def address(self, round_id: str) -> str:
        """With {page} where the number goes."""
        kept = {"constituency": self.constituency, "in_state": self.state, "text": self.text}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"/rounds/{round_id}?{query}{'&' if query else ''}page={{page}}#responses"


@dataclass(frozen=True, slots=True)
class ResponseRow:
    response: Response
    constituency: str
    answered: int
    asked: int
    people: int
    has_receipt: bool
    due: str
    is_open: bool
    can_withdraw: bool
    is_extended: bool


@dataclass(frozen=True, slots=True)
class ResponsesShown:
    rows: tuple[ResponseRow, ...]
    total: int
    number: int
    pages: int


def responses_shown(db: Session, round_: Round, filters: Filters, *, number: int, now: datetime) -> ResponsesShown:
    where = [col(Response.round_id) == round_.id, *_conditions(filters)]
    total = db.exec(select(sa.func.count()).select_from(Response).where(*where)).one()
    pages = max(1, -(-total // SIZE))
    number = min(max(number, 1), pages)
    people = (
        sa.select(sa.func.count(sa.distinct(col(Membership.person_id))))
        .where(
            col(Membership.organisation_id) == col(Response.organisation_id),
            col(Membership.role).in_(ANSWERING),
            col(Membership.withdrawn_at).is_(None),
        )
        .scalar_subquery()
    )
    rows = db.exec(
        select(Response, Constituency.title, Standing, people)
        .join(Constituency, col(Constituency.id) == col(Response.constituency_id))
        .join(Standing, col(Standing.response_id) == col(Response.id))
        .where(*where)
        .order_by(col(Constituency.position), Constituency.name, col(Response.organisation_name), col(Response.id))
        .limit(SIZE)
        .offset((number - 1) * SIZE)
    )
    return ResponsesShown(
        tuple(
            ResponseRow(
                response, constituency, standing.answered, standing.asked, count, standing.receipt_id is not None,
                deadline(response.due_at, round_.time_zone, now) if response.state in OPEN_STATES else "",
                response.state in OPEN_STATES, response.state in OPEN_STATES | {ResponseState.SUBMITTED},
                response.due_at != round_.closes_at,
            )
            for response, constituency, standing, count in rows
        ),
        total, number, pages,
    )  # fmt: skip


def _conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if filters.constituency:
        found.append(col(Response.constituency_id) == filters.constituency)
    if filters.state == "open":
        found.append(col(Response.state).in_(OPEN_STATES - HANDED_IN))
    elif filters.state == "handed_in":
        found.append(col(Response.state).in_(HANDED_IN))
    elif filters.state in {state.value for state in ResponseState}:
        found.append(col(Response.state) == ResponseState(filters.state))
    if filters.text:
        found.append(sa.func.lower(col(Response.organisation_name)).contains(filters.text.lower(), autoescape=True))
    return found
