"""How many organisations of each constituency stand at each level: by count and, where there are weights, by weight.

Data: `rows` and `shares` of `dataset.py`.
"""

from typing import Any

import altair as alt

from reports.charts.drawing import INK, LABELS, QUIET, finished, row_labels

_PANEL = 436
_STEP = 40
_ORDER = alt.Y("position:O", axis=None, scale=alt.Scale(paddingInner=0.34, paddingOuter=0.17))


def distribution(*, weighted: bool) -> dict[str, Any]:
    """Stacked bars, the worst level on the left; in each its number of organisations, or its part of the weight."""
    count = alt.layer(*row_labels(_ORDER, -LABELS - 70), *_rated(), *_bars("count")).properties(
        width=_PANEL if weighted else 2 * _PANEL,
        height={"step": _STEP},
        title="By count: organisations at each level, of those rated",
    )
    if not weighted:
        return finished(count)
    weight = alt.layer(*_bars("weight")).properties(
        width=_PANEL, height={"step": _STEP}, title="By weight: part of the weight rated"
    )
    return finished(alt.hconcat(count, weight, spacing=28))


def _bars(by: str) -> tuple[alt.Chart, ...]:
    shares = alt.Chart(alt.NamedData(name="shares")).transform_filter(alt.datum.by == by)
    axis = alt.Axis(title=None, values=[0, 25, 50, 75, 100], labelExpr="datum.value + ' %'", domain=False, tickSize=3)
    start = alt.X("start:Q", scale=alt.Scale(domain=[0, 100]), axis=axis)
    bars = shares.mark_rect(stroke=INK, strokeWidth=0.75).encode(
        x=start, x2="end:Q", y=_ORDER, fill=alt.Fill("fill:N", scale=None)
    )
    inside = shares.transform_calculate(middle="(datum.start + datum.end) / 2").mark_text(
        fontSize=11, fontWeight="bold"
    )
    numbers = inside.encode(x=alt.X("middle:Q"), y=_ORDER, text="shown:N", fill=alt.Fill("ink:N", scale=None))
    rows = alt.Chart(alt.NamedData(name="rows"))
    notes = rows.mark_text(x=6, align="left", fill=QUIET, fontSize=11, fontStyle="italic").encode(
        y=_ORDER, text=f"{by}_note:N"
    )
    return bars, numbers, notes


def _rated() -> tuple[alt.Chart, ...]:
    """n of N beside each bar, so that no bar stands without what it is a part of."""
    rows = alt.Chart(alt.NamedData(name="rows"))
    return tuple(
        rows.mark_text(x=-8, dy=dy, align="right", fontSize=10.5, fill=QUIET).encode(y=_ORDER, text=f"{field}:N")
        for field, dy in (("rated", -6.5), ("of", 6.5))
    )
