"""Headline messages: generated from the figures, in the order of what matters most, and then as the office words them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.packs.document import Chapter, Sentences

ORDER = (
    "response",
    "together",
    "ratings",
    "movement",
    "behind",
    "milestones",
    "overdue",
    "capped",
    "sections",
    "drivers",
)
"""The most important first: who answered, where all stand and what moved come before why."""
MOST = 20
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Message:
    """`generated` is empty where the office wrote it itself, `text` where a generated one is left out."""

    key: str
    generated: str
    text: str

    @property
    def is_edited(self) -> bool:
        return self.text != self.generated


def generated(sentences: Iterable[tuple[str, str]]) -> tuple[Message, ...]:
    """From sentences by their keys; one with a key that has no place of its own comes last."""
    places = {key: at for at, key in enumerate(ORDER)}
    ordered = sorted(sentences, key=lambda one: places.get(one[0], len(places)))
    return tuple(Message(key, text, text) for key, text in ordered)


def anew(before: Sequence[Message], found: Sequence[Message]) -> tuple[Message, ...]:
    """After the figures were taken anew: what was edited, written or left out stays so, in its place; of the rest those that the
    figures still say, and at the end those that they say only now."""
    now = {one.key: one for one in found}
    known = {one.key for one in before}
    kept = [after for one in before if (after := _kept(one, now.get(one.key))) is not None]
    return (*kept, *(one for one in found if one.key not in known))


def _kept(one: Message, now: Message | None) -> Message | None:
    if not one.is_edited:
        return now
    if now is None:
        return replace(one, generated="") if one.text else None
    return replace(one, generated=now.generated)


def printed(messages: Iterable[Message]) -> tuple[Message, ...]:
    return tuple(one for one in messages if one.text)


def headlines(messages: Iterable[Message]) -> Chapter:
    texts = tuple(one.text for one in printed(messages))
    said = (
        Sentences(texts, listed=True, emphasised=True) if texts else Sentences(("This pack has no headline message.",))
    )
    purpose = "What to take from this round, each with the number it stands on."
    return Chapter("headlines", "Headline messages", purpose, (said,))
