"""The headline messages as the office words them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from readiness.history import record
from readiness.identifiers import new_id
from readiness.packs.documents import messages_in, messages_text
from readiness.packs.doors import Found, pack_held
from readiness.packs.moves import must_be
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import PackState
from readiness.web.texts import short
from reports.packs.messages import LONGEST, MOST, Message, printed

OWN = "own"
"""The field of a message that is added."""


def word_messages(
    db: Session, person: SignedIn, pack_id: str, *, texts: Mapping[str, str], added: str, verb: str, at: datetime
) -> Found:
    """`texts` by key of the message; one that is not there stays. `verb`: up:KEY, out:KEY (left out), as:KEY (as generated), or
    nothing. Raises Unfit with the field of each message that is too long."""
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.DRAFT)
    _check(texts, added)
    messages = [_worded(one, texts) for one in messages_in(found.pack.messages)]
    if added:
        messages.append(Message(f"{OWN}-{new_id()}", "", _one_line(added)))
    messages = _moved([one for one in messages if one.text or one.generated], verb)
    if len(printed(messages)) > MOST:
        raise Unfit({OWN: f"A pack has at most {MOST} headline messages; leave another one out first."})
    found.pack.messages = messages_text(messages)
    db.add(found.pack)
    edited = [one for one in messages if one.is_edited]
    record(
        db, action="headlines worded", subject=f"pack:{pack_id}", at=at, by=person.id, programme=found.programme.id,
        details={"messages": len(printed(messages)), "edited": len(edited)},
    )  # fmt: skip
    return found


def _check(texts: Mapping[str, str], added: str) -> None:
    errors: dict[str, str] = {}
    for key, text in {**texts, OWN: added}.items():
        try:
            short(key, _one_line(text), LONGEST)
        except Unfit as unfit:
            errors |= unfit.errors
    if errors:
        raise Unfit(errors)


def _worded(one: Message, texts: Mapping[str, str]) -> Message:
    """An empty text leaves it out."""
    return replace(one, text=_one_line(texts[one.key])) if one.key in texts else one


def _one_line(text: str) -> str:
    """Spaces that do not break stay: they hold figures and their units together."""
    return " ".join(re.split(r"[ \t\r\n]+", text.strip()))


def _moved(messages: Sequence[Message], verb: str) -> list[Message]:
    name, _, key = verb.partition(":")
    at = next((at for at, one in enumerate(messages) if one.key == key), None)
    moved = list(messages)
    if at is None:
        return moved
    if name == "up":
        before = next((here for here in range(at - 1, -1, -1) if moved[here].text), None)
        if before is not None:
            moved.insert(before, moved.pop(at))
    elif name == "out":
        moved[at] = replace(moved[at], text="")
    elif name == "as":
        moved[at] = replace(moved[at], text=moved[at].generated)
    return [one for one in moved if one.text or one.generated]
