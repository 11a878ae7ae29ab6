"""A programme's history in words: who did what, when, newest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.organising.doors import programme_managed
from readiness.organising.queries.event_words import SUBJECTS, Subject, told
from readiness.permissions import SignedIn
from readiness.tables import Event, Person, Programme
from readiness.web.paging import Paged, place_in

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownEvent:
    number: int
    at: datetime
    who: str
    did: str
    subject: str
    href: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    programme: Programme
    rows: Paged[ShownEvent]

    @property
    def address(self) -> str:
        return f"/programmes/{self.programme.id}/history?page={{page}}"


def history_page(db: Session, person: SignedIn, programme_id: str, *, number: int) -> HistoryPage:
    programme = programme_managed(db, person, programme_id)
    total = db.exec(select(sa.func.count()).select_from(Event).where(Event.programme_id == programme_id)).one()
    number, pages = place_in(total, number, A_PAGE)
    events = db.exec(
        select(Event)
        .where(Event.programme_id == programme_id)
        .order_by(col(Event.number).desc())
        .limit(A_PAGE)
        .offset((number - 1) * A_PAGE)
    ).all()
    people = _people(db, (one.person_id for one in events))
    subjects = _subjects(db, (one.subject for one in events))
    rows = tuple(_shown(one, people, subjects) for one in events)
    return HistoryPage(programme, Paged(rows, number, pages, total))


def _shown(event: Event, people: Mapping[str, str], subjects: Mapping[str, Subject]) -> ShownEvent:
    kind = event.subject.partition(":")[0]
    subject = subjects.get(event.subject) or Subject(kind.replace("_", " "), "")
    who = people.get(event.person_id, "Someone") if event.person_id else "The system"
    details = msgspec.json.decode(event.details, type=dict[str, Any])
    return ShownEvent(event.number, event.at, who, event.action, subject.title, subject.href, told(details))


def _people(db: Session, ids: Iterable[str | None]) -> dict[str, str]:
    wanted = {one for one in ids if one is not None}
    return {one.id: one.name or one.email for one in db.exec(select(Person).where(col(Person.id).in_(wanted)))}


def _subjects(db: Session, subjects: Iterable[str]) -> dict[str, Subject]:
    """One statement for each kind of subject that there is, whatever the number of events."""
    found: dict[str, Subject] = {}
    by_kind: dict[str, set[str]] = {}
    for subject in subjects:
        kind, _, key = subject.partition(":")
        by_kind.setdefault(kind, set()).add(key)
    for kind, keys in by_kind.items():
        if kind in SUBJECTS:
            for key, title, href in SUBJECTS[kind](db, keys):
                found[f"{kind}:{key}"] = Subject(title, href)
    return found
