"""References of actions: prefix of the group, meeting in two figures, hyphen, sequence. TAG02-05 is the fifth of the second meeting.

A group may change its prefix from a meeting on. Its numbering goes on, and references given before stay as they are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_REFERENCE = re.compile(r"([A-Z][A-Z&._/-]*?)0*([0-9]{1,3})-0*([0-9]{1,3})")
PREFIX = re.compile(r"[A-Z](?:[A-Z&._/-]{0,18}[A-Z])?")
FORM = "letters, the meeting in two figures, a hyphen and a number, such as TMAG04-03"


@dataclass(frozen=True, slots=True)
class Reference:
    prefix: str
    meeting: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.prefix}{self.meeting:02}-{self.sequence:02}"


@dataclass(frozen=True, slots=True)
class Prefixed:
    """A group with the prefixes it has had: (from which meeting, prefix), the earliest first."""

    group_id: str
    key: str
    title: str
    prefixes: tuple[tuple[int, str], ...] = ()

    @property
    def own(self) -> str:
        """Before any other was given: the letters of its key."""
        return "".join(letter for letter in self.key.upper() if letter.isascii() and letter.isalpha()) or "GROUP"

    def prefix_at(self, meeting: int) -> str:
        return next((prefix for begins, prefix in reversed(self.prefixes) if begins <= meeting), self.own)

    def every_prefix(self) -> frozenset[str]:
        return frozenset({self.own, *(prefix for _, prefix in self.prefixes)})


def read_reference(text: str) -> Reference | None:
    """None where it is none. Written loosely it is the same: tag2-5 is TAG02-05."""
    found = _REFERENCE.fullmatch("".join(text.split()).upper().replace("\u2013", "-"))
    if found is None or not int(found[2]) or not int(found[3]):
        return None
    return Reference(found[1], int(found[2]), int(found[3]))


def next_reference(group: Prefixed, meeting: int, taken: Iterable[int]) -> Reference:
    """`taken`: sequences that the meeting has already, whatever their prefix."""
    return Reference(group.prefix_at(meeting), meeting, max(taken, default=0) + 1)


def group_of(reference: Reference, groups: Sequence[Prefixed]) -> Prefixed | None:
    """The group that has or had the prefix."""
    given = (one for one in groups if reference.prefix in (prefix for _, prefix in one.prefixes))
    return next(given, None) or next((one for one in groups if one.own == reference.prefix), None)
