"""The log of actions, filtered, with what is overdue today."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from sqlmodel import Session

from readiness.improving.doors import programme_seen
from readiness.improving.queries.groups import prefixed_groups
from readiness.improving.queries.log import LogRow, OwnPart, log_of
from readiness.improving.references import group_of, read_reference
from readiness.permissions import SignedIn, may_manage, may_see_every_action
from readiness.tables import Programme
from readiness.web.paging import Paged, paged
from reports.actions.log import STATES, Counts, counted_on, is_overdue
from reports.actions.parts import NONE_ASKED, PartCounts

A_PAGE = 50
OVERDUE, PENDING, UNANSWERED = "overdue", "not_closed", "unanswered"
STATES_SHOWN = (
    (PENDING, "Not closed"),
    (OVERDUE, "Overdue"),
    (UNANSWERED, "Answers are missing"),
    *((key, words) for key, words in STATES.items()),
)


@dataclass(frozen=True, slots=True)
class ActionFilters:
    """`meeting` of the group; `text` stands in the reference, the action or its owners."""

    group: str = ""
    meeting: str = ""
    state: str = ""
    text: str = ""

    @property
    def query(self) -> str:
        return urlencode({name: getattr(self, name) for name in self.__slots__ if getattr(self, name)})


@dataclass(frozen=True, slots=True)
class ListedAction:
    id: str
    reference: str
    text: str
    owners: tuple[str, ...]
    due_on: date | None
    state: str
    words: str
    is_overdue: bool
    latest: str
    parts: PartCounts
    own: tuple[OwnPart, ...]


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """`counts` and `parts` are of everything this person sees, whatever the filters. `waiting`: actions in which a part of their
    own organisation is not answered."""

    programme: Programme
    filters: ActionFilters
    today: date
    groups: tuple[tuple[str, str], ...]
    rows: Paged[ListedAction]
    counts: Counts
    parts: PartCounts
    waiting: int
    may_manage: bool
    sees_all: bool

    @property
    def address(self) -> str:
        query = self.filters.query
        return f"/programmes/{self.programme.id}/actions?{query}{'&' if query else ''}page={{page}}"

    @property
    def asks(self) -> bool:
        """Whether any row asks organisations."""
        return any(one.parts.asked or one.own for one in self.rows.rows)

    @property
    def states(self) -> tuple[tuple[str, str], ...]:
        return STATES_SHOWN

    @property
    def lesson_query(self) -> str:
        """To raise a lesson from what is shown."""
        given = {"group": self.filters.group, "meeting": self.filters.meeting}
        return urlencode({name: value for name, value in given.items() if value})


def actions_page(
    db: Session, person: SignedIn, programme_id: str, filters: ActionFilters, *, today: date, number: int
) -> ActionsPage:
    programme = programme_seen(db, person, programme_id)
    every = log_of(db, person, programme_id, today)
    found = filtered(db, programme_id, every, filters, today)
    return ActionsPage(
        programme=programme, filters=filters, today=today,
        groups=tuple((one.group_id, f"{one.key}: {one.title}") for one in prefixed_groups(db, programme_id)),
        rows=paged([_listed(one, today) for one in found], number, A_PAGE),
        counts=replace(
            counted_on((one.logged for one in every), today), overdue=sum(_is_overdue(one, today) for one in every)
        ),
        parts=sum((one.parts for one in every if one.logged.state != "closed"), NONE_ASKED),
        waiting=sum(any(part.is_waiting for part in one.own) for one in every),
        may_manage=may_manage(person, programme_id), sees_all=may_see_every_action(person, programme_id),
    )  # fmt: skip


def filtered(db: Session, programme_id: str, rows: list[LogRow], filters: ActionFilters, today: date) -> list[LogRow]:
    """A reference finds its action under every prefix that the group has had."""
    asked = filters.text.casefold().strip()
    reference = read_reference(asked)
    group = group_of(reference, prefixed_groups(db, programme_id)) if reference else None
    place = (group.group_id, reference.meeting, reference.sequence) if reference and group else None

    def fits(one: LogRow) -> bool:
        words = f"{one.logged.reference}\n{one.logged.text}\n{'; '.join(one.logged.owners)}\n{one.logged.latest}"
        return (
            filters.group in ("", one.group_id)
            and filters.meeting in ("", str(one.meeting))
            and _in_state(one, filters.state, today)
            and (asked in words.casefold() or place == (one.group_id, one.meeting, one.sequence))
        )

    return [one for one in rows if fits(one)]


def _in_state(one: LogRow, state: str, today: date) -> bool:
    logged = one.logged
    if state == OVERDUE:
        return _is_overdue(one, today)
    if state == UNANSWERED:
        return logged.state != "closed" and (one.parts.unanswered > 0 or any(part.is_waiting for part in one.own))
    if state == PENDING:
        return logged.state != "closed"
    return state not in STATES or logged.state == state


def _is_overdue(one: LogRow, today: date) -> bool:
    """For who is only asked: whether their own part is."""
    late = is_overdue(one.logged.due_on, one.logged.state, today)
    return late and (one.is_whole or any(part.is_waiting for part in one.own))


def _listed(one: LogRow, today: date) -> ListedAction:
    logged = one.logged
    return ListedAction(
        one.id, logged.reference, logged.text, logged.owners, logged.due_on, logged.state, STATES[logged.state],
        _is_overdue(one, today), logged.latest, one.parts, one.own,
    )  # fmt: skip
