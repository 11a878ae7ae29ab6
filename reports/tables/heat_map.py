"""The numbers of the heat map, from the frames it is drawn from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.numbers import percent

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The mean per cent and n of those who answered, or why there is none."""

    shown: str
    over: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    name: str
    cells: tuple[HeatCell, ...]


def heat_table(rows: "pd.DataFrame", cells: "pd.DataFrame") -> tuple[HeatRow, ...]:
    """Cells in the order of the columns."""
    ordered = cells.sort_values("column", kind="stable")
    return tuple(
        HeatRow(
            name=str(row.constituency),
            cells=tuple(
                HeatCell(shown=percent(str(cell.percent)) if cell.percent else str(cell.why), over=str(cell.over))
                for cell in ordered[ordered["position"] == row.position].itertuples()
            ),
        )
        for row in rows.itertuples()
    )
