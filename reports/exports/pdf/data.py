"""The document as Typst takes it: shown texts, with what each cell is, and where each mark of a chart stands."""

import re
from itertools import groupby
from operator import itemgetter
from typing import Any

from reports.numbers import day, ended
from reports.packs.axes import Axis, axis_of, marks_of
from reports.packs.document import Block, Chart, Pack, Sentences, Table
from reports.packs.fitting import lines_of, shared_out
from reports.packs.laying_out import (
    column_widths,
    in_parts,
    is_heat_map,
    is_wide,
    lying,
    numbers_of_charts,
    numbers_of_tables,
    with_categories,
)  # fmt: skip
from reports.packs.shown import is_figure, printable, shown

_MOST_COLUMNS = 15
_UPRIGHT, _LYING = ((6, 9, 98), (8, 8.5, 104), (_MOST_COLUMNS, 7.5, 118)), ((10, 8, 172), (_MOST_COLUMNS, 7.5, 186))
"""By most columns: size of type, and how many letters a line of the table has then."""
_CHART, _BAR, _NAME = 560, 14, 46
"""Points for the bars of a chart on one page and for one bar at most, and letters of a name in a line."""
_LONG_WORD, _PIECE = re.compile(r"\S{60,}"), re.compile(r"\S{24}")
_TORN = 20
"""Rows from which on a table may be parted over pages."""


def document_data(given: Pack) -> dict[str, Any]:
    pack = printable(given)
    language, _, region = pack.language.partition("-")
    tables, charts = numbers_of_tables(pack), numbers_of_charts(pack)

    def block(one: Block) -> dict[str, Any]:
        if isinstance(one, Sentences):
            return {"is": "sentences", "texts": one.texts, "listed": one.listed, "emphasised": one.emphasised}
        if isinstance(one, Chart):
            return {**chart_data(one), "number": charts[one.key], "from": tables[one.table]}
        return {**_table(one), "number": tables[one.key]}

    data = {
        "title": pack.title or "Untitled", "subtitle": pack.subtitle, "programme": pack.programme, "notice": pack.notice, "language": language, "region": region or None,
        "as_of": day(pack.as_of), "made_on": day(pack.made_on), "facts": pack.facts, "sources": pack.sources,
        "chapters": [
            {
                "title": one.title, "purpose": one.purpose,
                "flows_on": all(isinstance(each, Sentences) for each in one.blocks),
                "groups": [
                    {"lies": lies, "blocks": [block(each) for each, _ in group]}
                    for lies, group in groupby(zip(one.blocks, lying(one), strict=True), key=itemgetter(1))
                ],
            }
            for one in pack.chapters
        ],
    }  # fmt: skip
    made: dict[str, Any] = _breakable(data)
    return made


def chart_data(chart: Chart) -> dict[str, Any]:
    """Of more categories than a page has room for it comes in parts, all along the same axis."""
    bars = 1 if chart.kind in {"shares", "stacked"} else len(chart.series)
    heights = [max(_BAR * bars + 8, lines_of(name, _NAME) * 11 + 6) for name in chart.categories]
    axis = axis_of(chart)
    groups = [range(len(heights))] if chart.kind == "lines" else shared_out(heights, _CHART)
    return {
        "is": "chart", "kind": chart.kind, "title": chart.title, "unit": chart.unit, "alternative": chart.alternative, "base": ended(chart.base),
        "zero": axis.zero, "ticks": axis.ticks, "parts": [_drawn(with_categories(chart, group), axis) for group in groups],
    }  # fmt: skip


def _drawn(chart: Chart, axis: Axis) -> dict[str, Any]:
    return {
        "categories": chart.categories,
        "series": [
            {"title": one.title, "labels": one.labels, "colour": one.colour, "ink": one.ink} for one in chart.series
        ],
        "marks": [(one.category, one.series, one.start, one.end) for one in marks_of(chart, axis)],
    }


def _breakable(value: Any) -> Any:
    """Texts with places at which a very long word may be broken, which no reader sees. Hashes of sources stay as they are."""
    if isinstance(value, dict):
        return {name: one if name == "sources" else _breakable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(one) for one in value]
    if not isinstance(value, str):
        return value
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), value)


def _table(table: Table) -> dict[str, Any]:
    parts = () if table.data_only else in_parts(table, _MOST_COLUMNS)
    return {
        "is": "table", "caption": table.caption, "base": table.base, "notes": table.notes, "key": table.key,
        "parts": [_part(one, is_wide(table)) for one in parts], "count": len(table.rows), "torn": len(table.rows) > _TORN,
    }  # fmt: skip


def _part(table: Table, lies: bool) -> dict[str, Any]:
    sizes = _LYING if lies else _UPRIGHT
    size, letters = next((size, letters) for most, size, letters in sizes if len(table.columns) <= most)
    return {
        "size": size, "heat": is_heat_map(table), "widths": column_widths(table, letters), "headings": table.headings,
        "numeric": [one.shape != "text" for one in table.columns],
        "rows": [
            [{"text": shown(cell, column), "figure": is_figure(cell)} for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ],
        "fills": [[one and {"colour": one.colour, "ink": one.ink} for one in row] for row in table.fills],
    }  # fmt: skip
