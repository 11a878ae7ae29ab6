"""A stored pack as the document that formats write, and its messages."""

import re
from collections.abc import Iterable

import msgspec

from readiness.tables import Audience, Pack, Round
from reports.numbers import day
from reports.packs.document import Pack as Document
from reports.packs.messages import Message
from reports.packs.stored import from_text
from reports.packs.whole import pack_of

_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def messages_in(text: str) -> tuple[Message, ...]:
    return tuple(msgspec.json.decode(text, type=list[Message]))


def messages_text(messages: Iterable[Message]) -> str:
    return msgspec.json.encode(list(messages)).decode()


def document_of(pack: Pack, snapshot: str, messages: str) -> Document:
    """The number and the moment of making do not enter it, so that the same figures under the same title and date are the same
    bytes. Raises ValueError where the snapshot cannot be read."""
    taken = from_text(snapshot)
    return pack_of(
        taken,
        messages_in(messages),
        title=pack.title,
        subtitle=f"{taken.facts[0][1]}, as of {day(taken.as_of)}. {pack.audience.words}.",
        made_on=pack.dated.isoformat(),
    )


def base_name(round_: Round, audience: Audience) -> str:
    """Of its files: readiness-round-two-steering-group."""
    title = _UNFIT.sub("-", round_.title.lower()).strip("-")[:_LONGEST].strip("-") or "round"
    return f"{title}-{audience.value.replace('_', '-')}"
