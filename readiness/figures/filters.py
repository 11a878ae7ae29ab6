"""What a view of a round is narrowed to, as it stands in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from readiness.figures.loading import Loaded
from readiness.figures.seen import Seen
from readiness.tables import ResponseState
from readiness.tables.responses import HANDED_IN

UNRATED = "-unrated-"
"""As a level: handed in, and without a rating. No key of a level looks like this."""
STATES = (
    ("handed_in", "Handed in", tuple(sorted(state.value for state in HANDED_IN))),
    ("in_progress", "In progress", (ResponseState.IN_PROGRESS.value,)),
    ("not_started", "Not started", (ResponseState.NOT_STARTED.value,)),
    ("no_submission", "No submission", (ResponseState.NO_SUBMISSION.value,)),
    ("withdrawn", "Withdrawn", (ResponseState.WITHDRAWN.value,)),
)
"""Classes of states: key, words, and the states in it."""
ASKED = STATES[:-1]
"""Of those asked: withdrawn ones are shown and not counted."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty where nothing is narrowed. `constituency` is its id."""

    constituency: str = ""
    role: str = ""
    level: str = ""
    state: str = ""

    @property
    def narrows(self) -> bool:
        """Whether single organisations are chosen, so that nothing kept of whole constituencies will do."""
        return bool(self.role or self.level or self.state)

    @property
    def query(self) -> str:
        given = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        return urlencode(given)

    def chosen(self, loaded: Iterable[Loaded]) -> list[Loaded]:
        states = next((states for key, _, states in STATES if key == self.state), (self.state,))
        return [
            one
            for one in loaded
            if (not self.role or self.role in one.roles)
            and (not self.state or one.state in states)
            and (not self.level or self._is_at_level(one))
        ]

    def _is_at_level(self, one: Loaded) -> bool:
        return one.receipt is not None and (one.receipt.rating or UNRATED) == self.level


def allowed(filters: Filters, seen: Seen) -> Filters:
    """Who may not see names may choose a constituency and nothing finer, since a choice of one organisation names it.

    Raises NotFound on a constituency that is not seen."""
    if filters.constituency:
        seen.constituency(filters.constituency)
    return filters if seen.names else replace(filters, role="", level="", state="")


def said(filters: Filters, seen: Seen, roles: Sequence[tuple[str, str]], levels: Sequence[tuple[str, str]]) -> str:
    """The filters in words: constituency Large Supplier, market role Supplier."""
    parts = []
    if filters.constituency:
        parts.append(f"constituency {seen.constituency(filters.constituency).name}")
    for word, key, options in (
        ("market role", filters.role, roles),
        ("rating", filters.level, levels),
        ("state", filters.state, [(state, words) for state, words, _ in STATES]),
    ):
        if key:
            parts.append(f"{word} {dict(options).get(key, key)}")
    return ", ".join(parts)
