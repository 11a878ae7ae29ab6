"""Parts of an action as values: what each organisation that it asks has said, and how many have not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reports.actions.log import ActionState, is_overdue
from reports.sheets import Cell, Column

PartState = Literal["open", "answered", "accepted"]
PART_STATES: dict[PartState, str] = {"open": "Not answered", "answered": "Reported done", "accepted": "Accepted"}


@dataclass(frozen=True, slots=True)
class LoggedPart:
    """`said`: the newest words, of the day `said_on`, by `said_by`. `due_on` and `action_state` are its action's."""

    action: str
    due_on: date | None
    action_state: ActionState
    reference: str
    organisation: str
    constituency: str
    state: PartState
    asked_on: date
    said: str = ""
    said_on: date | None = None
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class PartCounts:
    """Of organisations asked. What is accepted was answered; `overdue` is what is neither, past the day its action is due."""

    asked: int = 0
    accepted: int = 0
    reported: int = 0
    overdue: int = 0

    @property
    def answered(self) -> int:
        return self.accepted + self.reported

    @property
    def unanswered(self) -> int:
        return self.asked - self.answered

    def times(self, number: int) -> "PartCounts":
        """Of so many that stand alike."""
        return PartCounts(*(one * number for one in (self.asked, self.accepted, self.reported, self.overdue)))

    def __add__(self, other: "PartCounts") -> "PartCounts":
        return PartCounts(
            self.asked + other.asked, self.accepted + other.accepted, self.reported + other.reported,
            self.overdue + other.overdue,
        )  # fmt: skip


NONE_ASKED = PartCounts()


def is_part_overdue(state: PartState, due_on: date | None, action_state: ActionState, as_of: date) -> bool:
    """An organisation that answered owes nothing, however late the action as a whole is."""
    return state == "open" and is_overdue(due_on, action_state, as_of)


def counted_parts(
    states: Iterable[PartState], due_on: date | None, action_state: ActionState, as_of: date
) -> PartCounts:
    every = list(states)
    return PartCounts(
        asked=len(every),
        accepted=every.count("accepted"),
        reported=every.count("answered"),
        overdue=sum(is_part_overdue(one, due_on, action_state, as_of) for one in every),
    )


def answered_words(counts: PartCounts) -> str:
    """5 of 8"""
    return f"{counts.answered:,} of {counts.asked:,}"


COLUMNS = (
    Column("action", "Reference of the action"),
    Column("organisation", "The programme's own name for the organisation that is asked"),
    Column("name", "Name of the organisation"),
    Column("constituency", "The constituency it is in today"),
    Column("asked on", "The day on which it was first asked, as 2022-05-18"),
    Column("due date", "The day by which the action is due; blank where there is none"),
    Column("answer", f"One of: {', '.join(PART_STATES.values())}"),
    Column("overdue", "Whether it has not answered, past the day the action is due"),
    Column("latest words", "What was last said of it"),
    Column("on", "The day on which that was said"),
    Column("by", "Who said it"),
)


def part_rows(parts: Sequence[LoggedPart], as_of: date) -> list[tuple[Cell, ...]]:
    return [
        (
            one.action, one.reference, one.organisation, one.constituency, _day(one.asked_on), _day(one.due_on),
            PART_STATES[one.state],
            "Overdue" if is_part_overdue(one.state, one.due_on, one.action_state, as_of) else "",
            one.said, _day(one.said_on), one.said_by,
        )
        for one in parts
    ]  # fmt: skip


def _day(when: date | None) -> str:
    return when.isoformat() if when is not None else ""
