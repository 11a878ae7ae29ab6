"""The numbers of the distribution chart, from the frames it is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.levels import ShownLevel
from reports.numbers import percent, readable

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class DistributionCell:
    """How many organisations at a level, their part of those rated, and their part of the weight; texts, or empty."""

    count: str
    count_percent: str
    weight_percent: str


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """`rated` is n of N."""

    name: str
    rated: str
    cells: tuple[DistributionCell, ...]


def distribution_table(
    rows: "pd.DataFrame", shares: "pd.DataFrame", levels: Sequence[ShownLevel]
) -> tuple[DistributionRow, ...]:
    """Cells in the order of the levels."""
    found = {(row.position, row.by, row.level): (str(row.amount), str(row.percent)) for row in shares.itertuples()}
    return tuple(
        DistributionRow(
            name=str(row.constituency),
            rated=f"{str(row.rated).removesuffix(' rated')} {row.of}",
            cells=tuple(
                _cell(found.get((row.position, "count", level.key)), found.get((row.position, "weight", level.key)))
                for level in levels
            ),
        )
        for row in rows.itertuples()
    )


def _cell(count: tuple[str, str] | None, weight: tuple[str, str] | None) -> DistributionCell:
    return DistributionCell(
        count=readable(count[0]) if count else "",
        count_percent=percent(count[1]) if count else "",
        weight_percent=percent(weight[1]) if weight else "",
    )
