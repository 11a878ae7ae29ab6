"""The chain of events, from the first to the head."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from readiness.history import hash_of
from readiness.tables import ChainHead, Event
from readiness.verification.rows import moment_of, streamed, unread

_E = Event.__table__  # type: ignore[attr-defined]
_H = ChainHead.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Head:
    """The last event. Noted elsewhere, it proves later that nothing up to it was cut off or written anew."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


NOTHING_YET = Head(0, "")


def head_of(connection: Connection) -> Head | None:
    row = connection.execute(sa.select(_H.c.number, _H.c.hash).where(_H.c.id == 1)).first()
    return None if row is None else Head(row.number, row.hash)


def findings_in_events(connection: Connection, noted: Head | None = None) -> Iterator[str]:
    """A sentence for every row that is not as it was written, is missing or too many. `noted` is an earlier head."""
    last = NOTHING_YET
    seen = noted is None or noted == NOTHING_YET
    at = unread(_E.c.at, connection)
    for row in streamed(connection, sa.select(at, *(one for one in _E.c if one.name != "at")).order_by(_E.c.number)):
        number, is_next = row["number"], row["number"] == last.number + 1
        if not is_next:
            yield _gap(last.number + 1, number)
        if not _is_as_written(row, last.hash, is_next):
            yield f"Event {number} is not as it was written: it, or the hash of the event before it, was changed."
        last = Head(number, row["hash"])
        seen = seen or last == noted
    yield from _at_the_end(last, head_of(connection))
    if not seen:
        yield f"The history does not hold the noted head {noted}; it was cut off or written anew since."


def _is_as_written(row: dict[str, Any], before: str, is_next: bool) -> bool:
    """After a gap the hash before is not known; the row is then believed, since the gap is named already."""
    moment = moment_of(row["at"])
    return moment is not None and (not is_next or row["hash"] == hash_of({**row, "at": moment}, before))


def _gap(expected: int, found: int) -> str:
    if found < expected:
        return f"Event {found} has a number below 1; it was put in."
    return (
        f"Event {expected} is missing." if found == expected + 1 else f"Events {expected} to {found - 1} are missing."
    )


def _at_the_end(last: Head, head: Head | None) -> Iterator[str]:
    if head is None:
        yield "The head of the history is missing."
    elif head.number > last.number:
        yield _gap(last.number + 1, head.number + 1)
    elif head.number < last.number:
        yield f"Events after {head.number} are more than the head knows; they were put in, or the head was set back."
    elif head != last:
        yield f"The head of the history does not have the hash of event {last.number}."
