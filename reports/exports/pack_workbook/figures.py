"""A sheet for a chart: the numbers it is drawn from, and beside them the chart, which people can edit."""

from typing import Any

from reports.exports.pack_workbook.book import EDGE, HEAD, INK, QUIET, SAID, Book
from reports.exports.workbook import is_held
from reports.packs.axes import Axis, axis_of, marks_of
from reports.packs.document import Chart
from reports.sheets import disarmed

_KINDS = {
    "shares": {"type": "bar", "subtype": "percent_stacked"}, "stacked": {"type": "bar", "subtype": "stacked"},
    "bars": {"type": "bar"}, "lines": {"type": "line"},
}  # fmt: skip
_MARKERS = ("circle", "square", "triangle")
_ROW, _SHORT = 20, 8
_LETTER = 0.011
"""Part of the axis that a letter of a label takes."""
_FONT = {"name": "Arial", "size": 9, "color": INK}


def figure_sheet(book: Book, chart: Chart) -> None:
    """The chart above, so that it is seen at once, and its numbers below."""
    name = f"Figure {book.charts[chart.key]}"
    page = book.sheet(name)
    page.fit_to_pages(1, 1)
    top = book.heading(
        page, chart.title, chart.base, (f"Figures of Table {book.tables[chart.table]}. Unit: {chart.unit or 'none'}.",)
    )
    axis = axis_of(chart)
    is_drawn = bool(marks_of(chart, axis))
    head = top + (_height(chart) // _ROW + 2 if is_drawn else 2)
    page.set_column(0, 0, 60)
    page.set_column(1, max(1, len(chart.series)), 13)
    page.write_string(head, 0, "", book.format(HEAD))
    for at, series in enumerate(chart.series, start=1):
        page.write_string(head, at, disarmed(series.title), book.format(HEAD, {"align": "right"}))
    for at, category in enumerate(chart.categories, start=1):
        page.write_string(head + at, 0, disarmed(category), book.format())
        for number, series in enumerate(chart.series, start=1):
            _number(book, page, head + at, number, series.values[at - 1])
    if is_drawn:
        page.insert_chart(
            top,
            0,
            _chart(book, chart, name, head, axis),
            {"description": f"{chart.alternative} {chart.base}", "object_position": 3},
        )
    else:
        page.write_string(top, 0, "No figure can be drawn.", book.format(SAID))


def _height(chart: Chart) -> int:
    """In pixels, with room for each name."""
    bars = 1 if chart.kind in {"shares", "stacked"} else len(chart.series)
    return 420 if chart.kind == "lines" else 130 + len(chart.categories) * (26 if bars == 1 else 10 + 17 * bars)


def _number(book: Book, page: Any, row: int, column: int, value: str | None) -> None:
    """What a chart draws has to be a number; one that a spreadsheet would change stands exact in the table of the chart."""
    if value is not None:
        shown = {} if len(value) <= _SHORT and is_held(value) else {"num_format": "#,##0.00"}
        page.write_number(row, column, float(value), book.format(shown))


def _chart(book: Book, chart: Chart, name: str, head: int, axis: Axis) -> Any:
    made = book.book.add_chart(_KINDS[chart.kind])
    last = head + len(chart.categories)
    stacked, lines = chart.kind in {"shares", "stacked"}, chart.kind == "lines"
    room = {(one.category, one.series): abs(one.end - one.start) for one in marks_of(chart, axis)}
    for number, series in enumerate(chart.series):
        fits = [
            bool(label) and (at, number) in room and (not stacked or room[at, number] > len(label) * _LETTER)
            for at, label in enumerate(series.labels)
        ]
        said: dict[str, Any] = {
            "name": [name, head, number + 1], "categories": [name, head + 1, 0, last, 0], "values": [name, head + 1, number + 1, last, number + 1],
            "data_labels": {
                "value": True, "position": "above" if lines else "center" if stacked else "outside_end",
                "font": {**_FONT, "bold": stacked, "color": series.ink if stacked else INK},
                "custom": [{"value": disarmed(label)} if fit else {"delete": True} for label, fit in zip(series.labels, fits, strict=True)],
            },
        }  # fmt: skip
        if lines:
            said["line"] = {"color": series.colour, "width": 2.25}
            marker = {"type": _MARKERS[number % 3], "size": 7}
            said["marker"] = {**marker, "fill": {"color": series.colour}, "border": {"color": series.colour}}
        else:
            said |= {"fill": {"color": series.colour}, "border": {"color": QUIET, "width": 0.5}, "gap": 45}
            said["overlap"] = 100 if stacked else -5
        made.add_series(said)
    _look(made, chart, axis)
    return made


def _look(made: Any, chart: Chart, axis: Axis) -> None:
    made.set_title(
        {"name": disarmed(chart.title), "name_font": {"name": "Arial", "size": 12, "color": INK}, "overlay": False}
    )
    made.set_legend({"position": "top", "font": _FONT} if len(chart.series) > 1 else {"none": True})
    names = {"num_font": _FONT, "interval_unit": 1, "label_position": "low", "line": {"color": QUIET}}
    values: dict[str, Any] = {
        "num_font": {**_FONT, "color": QUIET}, "major_gridlines": {"visible": True, "line": {"color": EDGE}}, "line": {"none": True},
    }  # fmt: skip
    if chart.kind == "shares":
        values |= {"num_format": "0%", "min": 0, "max": 1, "major_unit": 0.25}
    else:
        step = (axis.highest - axis.lowest) / (len(axis.ticks) - 1)
        values |= {"min": float(axis.lowest), "max": float(axis.highest), "major_unit": float(step)}
        values |= {"name": disarmed(chart.unit), "name_font": {**_FONT, "bold": False}} if chart.unit else {}
    if chart.kind == "lines":
        made.set_x_axis(names)
        made.set_y_axis(values)
    else:
        made.set_plotarea({"layout": {"x": 0.33, "y": 0.16, "width": 0.63, "height": 0.74}})
        made.set_y_axis({**names, "reverse": True})  # the first on top, as in the table
        made.set_x_axis({**values, "label_position": "high"})  # and so the figures of the axis below
    made.set_size({"width": 980, "height": _height(chart)})
