"""A line of a milestone as it may be told to a reader who does not see names."""

from collections.abc import Mapping
from dataclasses import replace

from reports.dataset import ALL
from reports.milestones.values import HIDDEN, Amount, Line, Slippage
from reports.sheets import WITHHELD
from reports.suppression import milestones as decided
from reports.suppression.milestone_facts import level
from reports.suppression.told import ALL as TOGETHER

WHY = (
    "Where it says “withheld”, the figure would tell what single organisations said. Not told: {rules}, a state worse than the best that holds "
    "everybody, and what would give these away by subtraction, in this round or beside the one before."
)
LATEST = (
    "The latest day that anybody gave is the day of one organisation, and is told to nobody who does not see names."
)


def veiled(line: Line, told: Mapping[str, decided.Told]) -> Line | None:
    """`told` by milestone. None where the constituency may not be named."""
    lines = told[line.milestone.key].lines
    may = lines.get(TOGETHER if line.constituency == ALL else line.constituency)
    if may is None:
        return None

    def shown(amount: Amount, name: str) -> Amount:
        return amount if may.figures and name not in may.counts else HIDDEN

    return replace(
        line,
        concerned=shown(line.concerned, "concerned"),
        complete=shown(line.complete, "complete"),
        by_confidence={key: shown(amount, level(key)) for key, amount in line.by_confidence.items()},
        late=shown(line.late, "late") if line.late is not None else None,
        latest_on=None,
        slippage=_slippage(line.slippage, may) if line.slippage is not None else None,
    )


def _slippage(slip: Slippage, may: decided.Line) -> Slippage:
    def shown(amount: Amount, name: str) -> Amount:
        return amount if may.slippage and name not in may.counts else HIDDEN

    return Slippage(
        matched=shown(slip.matched, "matched"),
        later=shown(slip.later, "later"),
        earlier=shown(slip.earlier, "earlier"),
        days=slip.days if may.median or (may.slippage and slip.days is None) else WITHHELD,
        newly_late=shown(slip.newly_late, "newly_late"),
    )
