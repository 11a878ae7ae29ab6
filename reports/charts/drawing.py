"""What the charts share: fonts, the labels of rows, and a specification that is complete but for its data."""

from typing import Any, Literal

import altair as alt

LABELS = 185
"""Room for the labels of rows. Fonts of readers may be a little wider than the one measured with."""
INK, QUIET, LINE = "#1b1f23", "#4d565e", "#d5dade"
# Measured with the first, which the renderer brings along, so a chart has the same size on every machine.
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_CONFIG: dict[str, Any] = {
    "aria": False,
    "background": "transparent",
    "font": _FONT,
    "padding": {"left": 0, "top": 4, "right": 10, "bottom": 2},
    "view": {"stroke": None},
    "axis": {"labelFontSize": 10.5, "labelColor": QUIET, "gridColor": LINE, "tickColor": LINE},
    "title": {"fontSize": 12, "anchor": "start", "color": INK, "offset": 8, "frame": "group"},
}


def row_labels(order: alt.Y, x: int) -> tuple[alt.Chart, ...]:
    """The name of each row, in one line or two, beginning at `x`; all organisations together in bold."""
    rows = alt.Chart(alt.NamedData(name="rows"))
    chosen: tuple[tuple[Any, Literal["bold", "normal"]], ...] = (
        (alt.datum.position == 0, "bold"),
        (alt.datum.position > 0, "normal"),
    )
    return tuple(
        rows.transform_filter(which)
        .mark_text(x=x, dy=dy, align="left", fontSize=12, fill=INK, fontWeight=weight, limit=LABELS)
        .encode(y=order, text=f"{field}:N")
        for which, weight in chosen
        for field, dy in (("only", 0), ("first", -7), ("second", 7))
    )


def finished(chart: alt.TopLevelMixin) -> dict[str, Any]:
    return {**chart.to_dict(), "config": _CONFIG}
