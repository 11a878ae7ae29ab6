"""What events noted of that which is frozen: submissions, sign-offs, published documents. Whoever changes one of them together
with the hash beside it is found by the event."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import SQLModel

from readiness.tables import Event, SchemeVersion, SignOff, Submission, Version
from readiness.verification.rows import streamed

_E = Event.__table__  # type: ignore[attr-defined]
_TABLES: tuple[type[SQLModel], ...] = (Submission, SignOff, Version, SchemeVersion)
_HASHES = {
    kind: sa.select(kind.__table__.c.id, kind.__table__.c.content_hash)  # type: ignore[attr-defined]
    for kind in _TABLES
}
Noted = Iterator[tuple[type[Any], str, object]]
"""(table, id, hash)"""


def findings_in_noted(connection: Connection) -> Iterator[str]:
    stored = {kind: dict(map(tuple, connection.execute(statement))) for kind, statement in _HASHES.items()}
    events = sa.select(_E.c.number, _E.c.action, _E.c.subject, _E.c.details).where(_E.c.action.in_(sorted(_NOTED)))
    for event in streamed(connection, events.order_by(_E.c.number)):
        for kind, key, hash_ in _NOTED[event["action"]](event["subject"].partition(":")[2], _read(event["details"])):
            name = _NAMES[kind]
            if key not in stored[kind]:
                yield f"The {name} {key}, noted by event {event['number']}, is missing."
            elif stored[kind][key] != hash_:
                yield f"The {name} {key} does not have the hash that event {event['number']} noted."


def _handed_in(_: str, details: Mapping[str, Any]) -> Noted:
    if "submission" in details:
        yield Submission, details["submission"], details.get("content_hash")


def _signed(_: str, details: Mapping[str, Any]) -> Noted:
    if "sign_off" in details:
        yield SignOff, details["sign_off"], details.get("content_hash")


def _published(subject: str, details: Mapping[str, Any]) -> Noted:
    if "hash" in details:
        yield Version, subject, details["hash"]
    schemes = details.get("schemes")
    for key, hash_ in schemes.items() if isinstance(schemes, dict) else ():
        yield SchemeVersion, key, hash_


def _read(details: str) -> Mapping[str, Any]:
    """Nothing where it is no object: the chain of events says that it was changed."""
    try:
        return msgspec.json.decode(details, type=dict[str, Any])
    except msgspec.MsgspecError:
        return {}


_NOTED: dict[str, Callable[[str, Mapping[str, Any]], Noted]] = {
    "handed in": _handed_in, "signed": _signed, "published": _published,
}  # fmt: skip
_NAMES: dict[type[Any], str] = {
    Submission: "submission", SignOff: "sign-off", Version: "questionnaire", SchemeVersion: "scheme",
}  # fmt: skip
