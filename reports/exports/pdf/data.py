"""The document as Typst takes it: shown texts, with what each cell is, and where each mark of a chart stands."""

from itertools import groupby
from operator import itemgetter
from typing import Any

from reports.numbers import day
from reports.packs.axes import axis_of, marks_of
from reports.packs.document import Block, Chart, Pack, Sentences, Table
from reports.packs.laying_out import (
    column_widths,
    in_parts,
    is_heat_map,
    is_wide,
    lying,
    numbers_of_charts,
    numbers_of_tables,
    unbroken_base,
)  # fmt: skip
from reports.packs.shown import is_figure, printable, shown

_MOST_COLUMNS = 15
_UPRIGHT, _LYING = ((6, 9, 98), (8, 8.5, 104), (_MOST_COLUMNS, 7.5, 118)), ((10, 8, 172), (_MOST_COLUMNS, 7.5, 186))
"""By most columns: size of type, and how many letters a line of the table has then."""
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

    return {
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


def chart_data(chart: Chart) -> dict[str, Any]:
    axis = axis_of(chart)
    return {
        "is": "chart", "kind": chart.kind, "title": chart.title, "unit": chart.unit, "categories": [unbroken_base(one) for one in chart.categories],
        "series": [
            {"title": one.title, "labels": one.labels, "colour": one.colour, "ink": one.ink} for one in chart.series
        ],
        "zero": axis.zero, "ticks": axis.ticks, "alternative": chart.alternative, "base": chart.base,
        "marks": [(one.category, one.series, one.start, one.end) for one in marks_of(chart, axis)],
    }  # fmt: skip


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
