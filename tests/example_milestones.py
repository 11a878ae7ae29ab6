"""What an invented organisation says of the milestones ahead: rows that follow its readiness, and move with the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from questionnaires.question_types import MilestoneGrid
from questionnaires.question_types.milestone_grid import Row, State

# When people expect a milestone that the baseline of the round leaves without a date.
EXPECTED = {
    ("M11", "cr022"): "2025-04-30",
    ("M8", "cr055"): "2025-03-07",
    ("M15", "cr055"): "2027-05-31",
}
MIGRATES = frozenset(("supplier", "data_service", "metering_service", "ldso"))
COMPLETE_FROM, LAPSED, UNSURE = 0.76, 150, 0.3


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a round plans: the day of each milestone as far as its baseline has one, and the day things are as of."""

    as_of: date
    baseline: str
    planned: dict[str, str]

    def day_of(self, milestone: str) -> date:
        return date.fromisoformat(self.planned.get(milestone) or EXPECTED[milestone, self.baseline])


def rows_said(
    question: MilestoneGrid, organisation: dict[str, str], ahead: Ahead, level: float, draw: Callable[..., float]
) -> list[str]:
    """As texts of an answer; nothing of milestones about which it cannot say anything yet."""
    rows = (_row(one.key, organisation, ahead, level, draw) for one in question.milestones)
    return [row.text for row in rows if row is not None]


def _row(
    milestone: str, organisation: dict[str, str], ahead: Ahead, level: float, draw: Callable[..., float]
) -> Row | None:
    if not _has_a_part(milestone, organisation):
        return Row(milestone, State.NOT_APPLICABLE, None, "")
    due = ahead.day_of(milestone)
    years = (due - ahead.as_of).days / 365
    if draw("left out", milestone) < 0.09 * (1 - level) * (1 + years):
        return None
    sure = level + 0.3 * (draw("sure", milestone) - 0.5)
    if years < 0.5 and sure > COMPLETE_FROM:
        return Row(milestone, State.COMPLETE, ahead.as_of - timedelta(days=int(LAPSED * draw("done", milestone))), "")
    late = int(300 * (0.58 - sure))
    on = max(due + timedelta(days=late if late > 0 else int(late / 10)), ahead.as_of + timedelta(days=28))
    state = State.IN_PROGRESS if sure > 0.16 + 0.14 * years else State.NOT_STARTED
    return Row(milestone, state, on, _confidence(sure - 0.06 * years))


def _has_a_part(milestone: str, organisation: dict[str, str]) -> bool:
    """Who moves no meter points has no part in moving them; M11 is about two segments alone."""
    roles, segments = (set(organisation[name].split(";")) for name in ("roles", "segments"))
    if milestone == "M11":
        return bool(roles & MIGRATES and segments & {"advanced", "unmetered"})
    return milestone != "M15" or bool(roles & MIGRATES)


def _confidence(sure: float) -> str:
    return "high" if sure > 0.62 else "medium" if sure > UNSURE else "low"
