"""A stored pack as the document that formats write, and its messages."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from readiness.tables import Audience, Pack
from reports.numbers import day
from reports.packs.document import Pack as Document
from reports.packs.messages import Message
from reports.packs.stored import from_text
from reports.packs.whole import Snapshot, pack_of

_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_FOR = {Audience.OFFICE: "programme office", Audience.STEERING_GROUP: "steering group"}


def messages_in(text: str) -> tuple[Message, ...]:
    return tuple(msgspec.json.decode(text, type=list[Message]))


def messages_text(messages: Iterable[Message]) -> str:
    return msgspec.json.encode(list(messages)).decode()


def document_of(pack: Pack, snapshot: str, messages: str) -> Document:
    """The number and the moment of making do not enter it, so that the same figures under the same title and date are the same
    bytes. Raises ValueError where the snapshot cannot be read."""
    return document_from(
        from_text(snapshot), messages_in(messages), title=pack.title, audience=pack.audience, dated=pack.dated
    )


def document_from(
    taken: Snapshot, messages: Iterable[Message], *, title: str, audience: Audience, dated: date
) -> Document:
    """`dated`: the day that is printed on it."""
    return pack_of(
        taken,
        tuple(messages),
        title=title,
        subtitle=f"Pack for the {_FOR[audience]}, as of {day(taken.as_of)}",
        made_on=dated.isoformat(),
    )


def base_name(title: str, audience: Audience) -> str:
    """Of the files of a round of that title: round-two-steering-group."""
    name = _UNFIT.sub("-", title.lower()).strip("-")[:_LONGEST].strip("-") or "round"
    return f"{name}-{audience.value.replace('_', '-')}"
