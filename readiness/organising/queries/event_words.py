"""What history calls the things it is about, and how it tells the details of an event."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from readiness import tables
from readiness.tables import Programme, Response, Round

MOST_SHOWN = 12
_HASH = re.compile(r"(?:sha256:)?[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Subject:
    title: str
    href: str


Found = Iterable[tuple[str, str, str]]
"""(id, title, address)"""


def _titled(kind: type[Any], column: str, words: str, address: str) -> Callable[[Session, set[str]], Found]:
    table = kind.__table__

    def find(db: Session, keys: set[str]) -> Iterator[tuple[str, str, str]]:
        wanted = sa.select(table.c.id, table.c[column].label("title")).where(table.c.id.in_(keys))
        for row in db.connection().execute(wanted):
            yield row.id, f"{words} {row.title}".strip(), address.format(id=row.id) if address else ""

    return find


def _of_programme(kind: type[Any], column: str, words: str, room: str) -> Callable[[Session, set[str]], Found]:
    table = kind.__table__

    def find(db: Session, keys: set[str]) -> Iterator[tuple[str, str, str]]:
        wanted = sa.select(table.c.id, table.c.programme_id, table.c[column].label("title")).where(table.c.id.in_(keys))
        for row in db.connection().execute(wanted):
            yield row.id, f"{words} {row.title}".strip(), f"/programmes/{row.programme_id}/{room}"

    return find


def _responses(db: Session, keys: set[str]) -> Found:
    response, round_ = Response.__table__, Round.__table__  # type: ignore[attr-defined]
    wanted = (
        sa.select(response.c.id, response.c.organisation_name, round_.c.title)
        .join(round_, round_.c.id == response.c.round_id)
        .where(response.c.id.in_(keys))
    )
    for row in db.connection().execute(wanted):
        yield row.id, f"the response of {row.organisation_name} to {row.title}", f"/responses/{row.id}"


def _people(db: Session, keys: set[str]) -> Found:
    person = tables.Person.__table__  # type: ignore[attr-defined]
    for row in db.connection().execute(sa.select(person).where(person.c.id.in_(keys))):
        yield row.id, row.name or row.email, ""


def _programmes(db: Session, keys: set[str]) -> Found:
    programme = Programme.__table__  # type: ignore[attr-defined]
    for row in db.connection().execute(sa.select(programme.c.id, programme.c.title).where(programme.c.id.in_(keys))):
        yield row.id, f"in {row.title}", ""


SUBJECTS: Mapping[str, Callable[[Session, set[str]], Found]] = {
    "programme": _programmes,
    "person": _people,
    "response": _responses,
    "organisation": _titled(tables.Organisation, "name", "", "/organisations/{id}"),
    "round": _titled(Round, "title", "", "/rounds/{id}"),
    "version": _titled(tables.Version, "title", "", "/versions/{id}"),
    "scheme": _titled(tables.SchemeVersion, "title", "the scheme", ""),
    "questionnaire": _of_programme(tables.Family, "title", "", "questionnaires"),
    "constituency": _of_programme(tables.Constituency, "name", "the constituency", "constituencies"),
    "lesson": _titled(tables.Lesson, "title", "the lesson", "/lessons/{id}"),
    "action": _titled(tables.Action, "reference", "the action", "/actions/{id}"),
    "group": _of_programme(tables.Group, "key", "in", "constituencies"),
    "baseline": _of_programme(tables.Baseline, "title", "the baseline", "milestones"),
    "milestone": _of_programme(tables.Milestone, "key", "the milestone", "milestones"),
}
"""A kind that stands in no row here is named by its kind alone."""


def told(details: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Name and value of each detail; what changed is told field by field. Internal ids are left out."""
    lines: list[tuple[str, str]] = []
    for name, value in details.items():
        if name == "changed" and isinstance(value, dict):
            lines += _changes(value)
        elif name != "membership":
            lines.append((name.replace("_", " "), _plain(value)))
    if len(lines) > MOST_SHOWN:
        lines = [*lines[:MOST_SHOWN], ("and", f"{len(lines) - MOST_SHOWN:,} more")]
    return tuple(lines)


def _changes(changed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, change in changed.items():
        if isinstance(change, dict):
            yield from ((f"{name}, {field}", words) for field, words in _changes(change))
        elif isinstance(change, list) and len(change) == 2:
            yield name.replace("_", " "), f"{_plain(change[0])} → {_plain(change[1])}"
        else:
            yield name.replace("_", " "), _plain(change)


def _plain(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "(blank)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    if isinstance(value, str) and _HASH.fullmatch(value):
        return f"{value[: 19 if ':' in value else 12]}…"
    return f"{value:,}" if isinstance(value, int) else str(value)
