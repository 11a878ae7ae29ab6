"""Slides with charts that PowerPoint draws and people can edit; the workbook inside each holds its exact values."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.util import Pt

from reports.exports.chart_cells import chart_cells
from reports.exports.slides.deck import Deck
from reports.exports.slides.paint import EDGE, INK, LEFT, QUIET, WIDTH, body, describe, rgb, text_box
from reports.packs.axes import Axis, axis_of, marks_of
from reports.packs.document import Chapter, Chart
from reports.packs.fitting import lines_of, shared_out
from reports.packs.laying_out import with_categories

_KINDS = {
    "shares": XL_CHART_TYPE.BAR_STACKED_100, "stacked": XL_CHART_TYPE.BAR_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS,
}  # fmt: skip
_MARKERS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE)
_BAR = (13, 9)
"""Points that a bar needs at least, one of a name and one of several."""
_AROUND = 60
"""Points above and below the bars: key and axis."""
_LETTERS = 50
"""Of a name in one line, beside the bars."""
_EVERY_NAME = '<c:tickLblSkip xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" val="1"/>'
_PLACE = (
    '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout><c:layoutTarget val="inner"/>'
    '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.31"/><c:y val="0.085"/><c:w val="0.66"/><c:h val="0.81"/>'
    "</c:manualLayout></c:layout>"
)
_ROOM_FOR_LABEL = 0.011
"""Part of the axis that a letter of a label takes inside its bar."""


def chart_slides(deck: Deck, chapter: Chapter, chart: Chart, table: int) -> None:
    top, room = body(f"{chart.message or chart.title} (10 of 10)")
    bars = 1 if chart.kind in {"shares", "stacked"} else len(chart.series)
    heights = [max(_BAR[bars > 1] * bars + 4, lines_of(name, _LETTERS) * 11.5 + 4) for name in chart.categories]
    groups = [range(len(heights))] if chart.kind == "lines" else shared_out(heights, room / Pt(1) - _AROUND)
    for at, group in enumerate(groups, start=1):
        title = chart.message or chart.title
        title = f"{title} ({at} of {len(groups)})" if len(groups) > 1 else title
        slide = deck.slide(
            title=title, above=f"{chapter.title}. {chart.title}", base=f"{chart.base} Figures: table {table} of the pack.",
            notes="\n".join((chart.title, chart.alternative)),
        )  # fmt: skip
        part = with_categories(chart, group)
        if not marks_of(part, axis_of(part)):
            text_box(
                slide,
                "Nothing",
                "No figure can be drawn.",
                (LEFT, top, WIDTH, Pt(24)),
                size=16,
                colour=QUIET,
                italic=True,
            )
            continue
        _draw(slide, part, axis_of(chart), top, room)


def _draw(slide: Any, chart: Chart, axis: Axis, top: int, room: int) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(chart.categories)
    for one in chart.series:
        data.add_series(one.title, [None if value is None else float(value) for value in one.values])
    frame = slide.shapes.add_chart(_KINDS[chart.kind], LEFT, top, WIDTH, room, data)
    describe(frame, chart.title, f"{chart.alternative} {chart.base}")
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(chart_cells(chart))
    made.font.size, made.font.color.rgb = Pt(11), rgb(INK)
    made.has_title = False
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        made.legend.font.size = Pt(11)
    _axes(made, chart, axis)
    _series(made, chart, axis)


def _axes(made: Any, chart: Chart, axis: Axis) -> None:
    names, values = made.category_axis, made.value_axis
    names.tick_labels.font.size = Pt(11 if len(chart.categories) <= 10 else 9.5)
    names.format.line.color.rgb = rgb(QUIET)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    names.major_tick_mark = XL_TICK_MARK.NONE
    names._element.insert_element_before(parse_xml(_EVERY_NAME), "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    values.major_gridlines.format.line.color.rgb = rgb(EDGE)
    values.format.line.fill.background()
    values.tick_labels.font.size, values.tick_labels.font.color.rgb = Pt(10), rgb(QUIET)
    if chart.kind == "shares":
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0%", False
        values.maximum_scale, values.minimum_scale, values.major_unit = 1.0, 0.0, 0.25
    else:
        step = (axis.highest - axis.lowest) / (len(axis.ticks) - 1)
        values.minimum_scale, values.maximum_scale, values.major_unit = (
            float(axis.lowest),
            float(axis.highest),
            float(step),
        )
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
            "General" if step < 1 else "#,##0",
            False,
        )
        if chart.unit:
            values.has_title = True
            values.axis_title.text_frame.text = chart.unit
            font = values.axis_title.text_frame.paragraphs[0].font
            font.size, font.bold, font.color.rgb = Pt(10), False, rgb(QUIET)
    if chart.kind != "lines":
        made._chartSpace.chart.plotArea.insert(0, parse_xml(_PLACE))
        names.reverse_order = True  # the first on top, as in the table
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # and so the figures of the axis below


def _series(made: Any, chart: Chart, axis: Axis) -> None:
    plot = made.plots[0]
    stacked = chart.kind in {"shares", "stacked"}
    if chart.kind != "lines":
        plot.gap_width = 45
        plot.overlap = 100 if stacked else -5
    room = {(one.category, one.series): abs(one.end - one.start) for one in marks_of(chart, axis)}
    for number, (series, one) in enumerate(zip(plot.series, chart.series, strict=True)):
        colour = rgb(one.colour)
        if chart.kind == "lines":
            series.smooth = False
            series.format.line.color.rgb, series.format.line.width = colour, Pt(2.25)
            series.marker.style, series.marker.size = _MARKERS[number % len(_MARKERS)], 8
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = colour
            series.marker.format.line.color.rgb = colour
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour
            series.format.line.color.rgb, series.format.line.width = (
                rgb(QUIET if stacked else "FFFFFF"),
                Pt(0.5),
            )
            series.invert_if_negative = False
        for at, label in enumerate(one.labels):
            length = room.get((at, number))
            if label and length is not None and (not stacked or length > len(label) * _ROOM_FOR_LABEL):
                _label(series.points[at].data_label, label, one.ink if stacked else INK, chart.kind)


def _label(made: Any, label: str, ink: str, kind: str) -> None:
    made.text_frame.text = label
    font = made.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(9 if kind == "bars" else 10), kind != "bars", rgb(ink)
    places = {"bars": XL_LABEL_POSITION.OUTSIDE_END, "lines": XL_LABEL_POSITION.ABOVE}
    made.position = places.get(kind, XL_LABEL_POSITION.CENTER)
