"""What each constituency earns in each section: mean per cent and over how many organisations, printed in every cell.

Data: `rows`, `headings` and `cells` of `dataset.py`.
"""

from typing import Any, Literal

import altair as alt

from reports.charts.drawing import INK, LABELS, finished, row_labels

_ROW = alt.Y("position:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
_COLUMN = alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))

_TEXTS: tuple[tuple[str, float, float, Literal["bold", "normal"]], ...] = (
    ("shown", -5, 12.5, "bold"),
    ("over", 10, 10, "normal"),
    ("why", 2, 10.5, "normal"),
)


def heat_map() -> dict[str, Any]:
    """Dark is little of what is possible, light is most of it; hatched is no score, with the reason in words."""
    cells = alt.Chart(alt.NamedData(name="cells"))
    squares = cells.mark_rect(stroke="#ffffff", strokeWidth=2).encode(
        x=_COLUMN, y=_ROW, fill=alt.Fill("fill:N", scale=None)
    )
    texts = tuple(
        cells.mark_text(dy=dy, fontSize=size, fontWeight=weight).encode(
            x=_COLUMN, y=_ROW, text=f"{field}:N", fill=alt.Fill("ink:N", scale=None)
        )
        for field, dy, size, weight in _TEXTS
    )
    chart = alt.layer(squares, *texts, *row_labels(_ROW, -LABELS - 12), *_headings())
    return finished(chart.properties(width={"step": 100}, height={"step": 40}))


def _headings() -> tuple[alt.Chart, ...]:
    headings = alt.Chart(alt.NamedData(name="headings"))
    return tuple(
        headings.mark_text(y=y, baseline="bottom", fontSize=10.5, fontWeight="bold", fill=INK, limit=96).encode(
            x=_COLUMN, text=f"{field}:N"
        )
        for field, y in (("first", -34), ("second", -20), ("third", -6))
    )
