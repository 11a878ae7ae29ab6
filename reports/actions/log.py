"""Actions as values, and how they stand on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

ActionState = Literal["open", "recommended", "closed"]
STATES: dict[ActionState, str] = {"open": "Open - ongoing", "recommended": "Recommend closed", "closed": "Closed"}
"""In words, as governance logs write them."""


@dataclass(frozen=True, slots=True)
class LoggedAction:
    """`latest`: the newest update, of the day `updated_on`. `decision`: what closed it. `asked`: organisations that have a part in
    it, of which `answered` have answered, `accepted` among them."""

    reference: str
    group: str
    raised_on: date
    text: str
    owners: tuple[str, ...]
    due_on: date | None
    state: ActionState
    latest: str = ""
    updated_on: date | None = None
    decision: str = ""
    asked: int = 0
    answered: int = 0
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """`overdue`: past due and not closed; `due_today`: not closed and due on the day, which is not overdue."""

    total: int
    open: int
    recommended: int
    closed: int
    overdue: int
    due_today: int


def is_overdue(due_on: date | None, state: ActionState, as_of: date) -> bool:
    """On the day it is due it is not overdue yet."""
    return state != "closed" and due_on is not None and due_on < as_of


def counted_on(actions: Iterable[LoggedAction], as_of: date) -> Counts:
    every = list(actions)
    states = [one.state for one in every]
    return Counts(
        total=len(every),
        open=states.count("open"),
        recommended=states.count("recommended"),
        closed=states.count("closed"),
        overdue=sum(is_overdue(one.due_on, one.state, as_of) for one in every),
        due_today=sum(one.state != "closed" and one.due_on == as_of for one in every),
    )
