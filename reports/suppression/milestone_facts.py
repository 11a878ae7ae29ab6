"""Where each organisation stands with one milestone, as far as figures tell of it, and how two rounds may fit together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product

from questionnaires.question_types.milestone_grid import Row, State

NOT_CONCERNED, IN_TIME, LATE = "not_concerned", "in_time", "late"
SIDES = (NOT_CONCERNED, IN_TIME, LATE)
CONCERNED = frozenset({IN_TIME, LATE})
EARLIER, SAME, LATER = "earlier", "same", "later"
COMPLETE = "complete"
_NEAR = (-1, 0, 1, 2)
"""Days from a day of a plan, more than enough to find everything that two days may do beside two plans."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one organisation said of the milestone: who said nothing of it is none of these, and is known, like who answered."""

    organisation: str
    constituency: str
    row: Row


@dataclass(frozen=True, slots=True)
class Fact:
    """`side`: whether it applies, and is late against the plan. `state`: complete, or a level of confidence; empty where it does
    not apply."""

    constituency: str
    side: str
    state: str
    on: date | None


def facts_of(said: Sequence[Said], due_on: date | None) -> dict[str, Fact]:
    return {one.organisation: _fact(one, due_on) for one in said}


def _fact(one: Said, due_on: date | None) -> Fact:
    row = one.row
    if row.state is State.NOT_APPLICABLE:
        return Fact(one.constituency, NOT_CONCERNED, "", None)
    is_late = row.on is not None and due_on is not None and row.on > due_on
    state = COMPLETE if row.state is State.COMPLETE else level(row.confidence)
    return Fact(one.constituency, LATE if is_late else IN_TIME, state, row.on)


def level(key: str) -> str:
    """The name of the count at a level of confidence, which is no name of another count."""
    return f"confidence {key}"


def slip(now: Fact, then: Fact) -> str:
    """Empty where it did not give a day in both rounds."""
    if now.on is None or then.on is None:
        return ""
    return SAME if now.on == then.on else LATER if now.on > then.on else EARLIER


@cache
def possible(due_on: date | None, was_due_on: date | None) -> tuple[tuple[str, str, str], ...]:
    """(side now, side then, slip) of every organisation that said something in both rounds: what no two days could be is left
    out, such as late now and not late before and yet not later, by the same plan."""
    apart = [(now, then, "") for now in sides(due_on) for then in sides(was_due_on) if not {now, then} <= CONCERNED]
    return (*apart, *sorted(set(_of_days(due_on, was_due_on))))


def _of_days(due_on: date | None, was_due_on: date | None) -> Iterator[tuple[str, str, str]]:
    dues = [one for one in (due_on, was_due_on) if one is not None] or [date(2000, 1, 3)]
    days = sorted({due + timedelta(days=far) for due in dues for far in _NEAR})
    for on, was in product(days, days):
        yield _side(on, due_on), _side(was, was_due_on), SAME if on == was else LATER if on > was else EARLIER


def _side(on: date, due_on: date | None) -> str:
    return LATE if due_on is not None and on > due_on else IN_TIME


def sides(due_on: date | None) -> tuple[str, ...]:
    return SIDES if due_on is not None else (NOT_CONCERNED, IN_TIME)
