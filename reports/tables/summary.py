"""One row for each constituency: who answered, the rating, how far it could still move, and who holds it down."""

from dataclasses import dataclass
from itertools import count

from reports.holding_down import holding_down
from reports.numbers import percent
from reports.outcomes import Outcome, Outcomes
from reports.rolled import RolledRow, RolledTable
from scoring.constituencies.values import Constituency

_DRIVERS = 3


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """`anchor` leads to the details; None for all organisations together."""

    name: str
    anchor: str | None
    answered: str
    by_count: str
    by_weight: str
    outcome: Outcome
    held_down_by: str
    """How many organisations hold it down, without names; empty where nobody does."""
    drivers: tuple[str, ...]
    no_drivers: str
    further_drivers: int


def summary(table: RolledTable, outcomes: Outcomes) -> tuple[SummaryRow, ...]:
    """All organisations together first, where they are shown."""
    anchors = count(1)
    return tuple(_row(None if row.is_all else next(anchors), row, outcomes) for row in table.rows)


def response_by_count(one: Constituency) -> str:
    if one.organisations is None:
        return "not known"
    return percent(one.response_percent) if one.response_percent is not None else "nobody listed"


def response_by_weight(one: Constituency) -> str:
    if one.weighted_response_percent is not None:
        return percent(one.weighted_response_percent)
    if one.rated_weight is None:
        return "no weights"
    return "not known" if one.organisations is None else "no weight"


def _row(at: int | None, row: RolledRow, outcomes: Outcomes) -> SummaryRow:
    one = row.rated
    return SummaryRow(
        name=row.name,
        anchor=f"constituency-{at}" if at else None,
        answered=one.n_of_N,
        by_count=response_by_count(one),
        by_weight=response_by_weight(one),
        outcome=outcomes.of(one, is_all=row.is_all),
        held_down_by=holding_down(one, outcomes, is_all=row.is_all),
        drivers=tuple(driver.name for driver in one.drivers[:_DRIVERS]),
        no_drivers="nobody is rated yet" if one.rated == "0" else "nobody",
        further_drivers=max(0, len(one.drivers) - _DRIVERS),
    )
