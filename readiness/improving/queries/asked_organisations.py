"""The organisations that an action asks, filtered, each with what it has said."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from sqlmodel import Session

from readiness.improving.doors import action_followed
from readiness.improving.queries.parts import PartRow, parts_of
from readiness.permissions import SignedIn, may_manage
from readiness.tables import Action, ActionState, PartState, Programme
from readiness.web.filled import Filled
from readiness.web.paging import Paged, paged
from reports.actions.parts import PartCounts, counted_parts, is_part_overdue

A_PAGE = 50
OVERDUE, WITHDRAWN = "overdue", "withdrawn"
STATES_SHOWN = (
    *((one.value, one.words) for one in PartState), (OVERDUE, "Overdue"), (WITHDRAWN, "Asked no longer"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartFilters:
    state: str = ""
    constituency: str = ""

    @property
    def query(self) -> str:
        return urlencode({name: getattr(self, name) for name in self.__slots__ if getattr(self, name)})


@dataclass(frozen=True, slots=True)
class ShownPart:
    row: PartRow
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ByConstituency:
    title: str
    counts: PartCounts


@dataclass(frozen=True, slots=True)
class AskedPage:
    """`counts` are of all that are asked, whatever the filters."""

    programme: Programme
    action: Action
    today: date
    filters: PartFilters
    counts: PartCounts
    constituencies: tuple[ByConstituency, ...]
    rows: Paged[ShownPart]
    may_manage: bool
    may_settle: bool
    filled: Filled

    @property
    def address(self) -> str:
        query = self.filters.query
        return f"/actions/{self.action.id}/organisations?{query}{'&' if query else ''}page={{page}}"

    @property
    def states(self) -> tuple[tuple[str, str], ...]:
        return STATES_SHOWN


def asked_page(
    db: Session, person: SignedIn, action_id: str, filters: PartFilters, filled: Filled, *, today: date, number: int
) -> AskedPage:
    programme, action = action_followed(db, person, action_id)
    every = parts_of(db, programme.id, today, actions=[action.id])
    asked = [one for one in every if one.part.withdrawn_at is None]
    titles = dict.fromkeys(one.constituency for one in asked)

    def counted(rows: list[PartRow]) -> PartCounts:
        return counted_parts((one.part.state.value for one in rows), action.due_on, action.state.value, today)

    manages = may_manage(person, programme.id)
    return AskedPage(
        programme=programme, action=action, today=today, filters=filters, counts=counted(asked),
        constituencies=tuple(
            ByConstituency(title, counted([one for one in asked if one.constituency == title])) for title in titles
        ),
        rows=paged([ShownPart(one, _late(one, action, today)) for one in every if _fits(one, action, filters, today)], number, A_PAGE),
        may_manage=manages, may_settle=action.state is not ActionState.CLOSED, filled=filled,
    )  # fmt: skip


def _late(one: PartRow, action: Action, today: date) -> bool:
    return is_part_overdue(one.part.state.value, action.due_on, action.state.value, today)


def _fits(one: PartRow, action: Action, filters: PartFilters, today: date) -> bool:
    if filters.constituency and one.constituency != filters.constituency:
        return False
    if (one.part.withdrawn_at is not None) != (filters.state == WITHDRAWN):
        return False
    if filters.state == OVERDUE:
        return _late(one, action, today)
    return filters.state not in tuple(PartState) or one.part.state.value == filters.state
