"""Owners of an action as they are typed: a role, a group, somebody outside, or a person of the programme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readiness.improving.queries.people import label_of
from readiness.tables import Person

MOST = 20
MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Owner:
    label: str
    person: Person | None = None


def owners_from(labels: Iterable[str], people: Sequence[Person]) -> tuple[Owner, ...]:
    """A label that is somebody's e-mail address, or a name that only one person has, is that person. Each once."""
    found: dict[str, Owner] = {}
    for label in labels:
        text = " ".join(label.split())
        if text:
            owner = _owner(text, people)
            found.setdefault(owner.label.casefold(), owner)
    return tuple(found.values())


def _owner(text: str, people: Sequence[Person]) -> Owner:
    asked = text.casefold()
    named = [one for one in people if asked in (one.email.casefold(), one.name.casefold())]
    return Owner(label_of(named[0]), named[0]) if len(named) == 1 else Owner(text)


def labels_in(text: str) -> list[str]:
    """One a line, or separated by semicolons."""
    return [part.strip() for line in text.splitlines() for part in line.split(";") if part.strip()]
