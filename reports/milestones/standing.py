"""Per constituency and milestone: who is how sure, who is late against the plan, and who has slipped since the round before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.question_types.milestone_grid import Row, State
from reports.dataset import ALL
from reports.milestones.values import Amount, Line, Planned, Said, Slippage


@dataclass(frozen=True, slots=True)
class Before:
    """The round before: what was said then, and what its baseline planned."""

    said: Sequence[Said]
    plan: Mapping[str, Planned]


def standing(
    said: Sequence[Said], plan: Sequence[Planned], confidence: Sequence[str], before: Before | None = None
) -> tuple[Line, ...]:
    """For each milestone all organisations together, then each constituency in the order in which it first comes. `confidence`:
    the keys of all levels, the least first."""
    constituencies = dict.fromkeys(one.constituency for one in said)
    return tuple(
        _line(name, milestone, [one for one in said if name in (ALL, one.constituency)], confidence, before)
        for milestone in plan
        for name in (ALL, *constituencies)
    )


def amount_of(some: Iterable[Said]) -> Amount:
    several = list(some)
    weights = [one.weight for one in several]
    known = [weight for weight in weights if weight is not None]
    return Amount(len(several), sum(known, Fraction(0)) if len(known) == len(weights) else None)


def _line(
    name: str, milestone: Planned, asked: Sequence[Said], confidence: Sequence[str], before: Before | None
) -> Line:
    rows = [(one, one.rows[milestone.key]) for one in asked if milestone.key in one.rows]
    concerned = [(one, row) for one, row in rows if row.state is not State.NOT_APPLICABLE]
    days = [row.on for _, row in concerned if row.on is not None]
    due = milestone.due_on
    planned_then = before.plan.get(milestone.key) if before is not None else None
    return Line(
        constituency=name,
        milestone=milestone,
        of=amount_of(asked),
        said=amount_of(one for one, _ in rows),
        concerned=amount_of(one for one, _ in concerned),
        complete=amount_of(one for one, row in concerned if row.state is State.COMPLETE),
        by_confidence={
            level: amount_of(one for one, row in concerned if row.confidence == level) for level in confidence
        },
        late=amount_of(one for one, row in concerned if is_after(row, milestone)) if due is not None else None,
        latest_on=max(days, default=None),
        slippage=_slippage(milestone, concerned, before) if before is not None else None,
        plan_moved=(due - planned_then.due_on).days
        if due is not None and planned_then is not None and planned_then.due_on is not None
        else None,
    )


def is_after(row: Row, milestone: Planned) -> bool:
    """Whether its day is later than the plan's."""
    return row.on is not None and milestone.due_on is not None and row.on > milestone.due_on


def _slippage(milestone: Planned, concerned: Sequence[tuple[Said, Row]], before: Before) -> Slippage:
    key = milestone.key
    then = {one.organisation: one.rows[key] for one in before.said if key in one.rows}
    planned_then = before.plan.get(key, Planned(key, milestone.title, None))
    matched = [
        (one, row, was, (row.on - was.on).days)
        for one, row in concerned
        if row.on is not None and (was := then.get(one.organisation)) is not None and was.on is not None
    ]
    return Slippage(
        matched=amount_of(one for one, *_ in matched),
        later=amount_of(one for one, *_, days in matched if days > 0),
        earlier=amount_of(one for one, *_, days in matched if days < 0),
        days=_median([days for *_, days in matched]),
        newly_late=amount_of(
            one
            for one, row, was, _ in matched
            if is_after(row, milestone) and planned_then.due_on is not None and not is_after(was, planned_then)
        ),
    )


def _median(numbers: Sequence[int]) -> Fraction | None:
    if not numbers:
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    return Fraction(ordered[half]) if len(ordered) % 2 else Fraction(ordered[half - 1] + ordered[half], 2)
