"""The whole of history verified, in one consistent view, while others go on writing."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from readiness.tables import AnswerChange, Event
from readiness.verification.answers import findings_in_answers
from readiness.verification.events import NOTHING_YET, Head, findings_in_events, head_of
from readiness.verification.frozen import findings_in_documents, findings_in_submissions
from readiness.verification.noted import findings_in_noted
from readiness.verification.packs import findings_in_packs

_E = Event.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Verified:
    head: Head
    events: int
    changes: int
    findings: tuple[str, ...]


def verified(connection: Connection, noted: Head | None = None) -> Verified:
    """`noted` is a head of an earlier time: it tells whether the chain was cut or written anew since."""
    findings = (
        *findings_in_events(connection, noted),
        *findings_in_answers(connection, _heads_noted_by_events(connection)),
        *findings_in_documents(connection),
        *findings_in_submissions(connection),
        *findings_in_noted(connection),
        *findings_in_packs(connection),
    )
    return Verified(
        head=head_of(connection) or NOTHING_YET,
        events=_count(connection, Event),
        changes=_count(connection, AnswerChange),
        findings=findings,
    )


def _heads_noted_by_events(connection: Connection) -> dict[str, dict[int, str]]:
    """Events of handing in note where the response's chain stood (`changes` and `changes_hash`), and so hold it fast."""
    noted: dict[str, dict[int, str]] = {}
    found = sa.select(_E.c.subject, _E.c.details).where(_E.c.details.contains('"changes_hash"'))
    for subject, details in connection.execute(found):
        for number, hash_ in _heads_in(details):
            noted.setdefault(subject.partition(":")[2], {})[number] = hash_
    return noted


def _heads_in(details: str) -> Iterator[tuple[int, str]]:
    try:
        read = msgspec.json.decode(details)
        number, hash_ = read["changes"], read["changes_hash"]
    except (msgspec.DecodeError, KeyError, TypeError):
        return
    if isinstance(number, int) and isinstance(hash_, str) and number > 0:
        yield number, hash_


def _count(connection: Connection, table: type[Event] | type[AnswerChange]) -> int:
    counted: int = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
    return counted
