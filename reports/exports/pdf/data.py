"""The document as Typst takes it: shown texts, with what each cell is, and where each mark of a chart stands."""

from typing import Any

from reports.numbers import day
from reports.packs.axes import axis_of, marks_of
from reports.packs.document import Block, Chapter, Chart, Pack, Sentences, Table
from reports.packs.laying_out import column_widths, in_parts, numbers_of_charts, numbers_of_tables, unbroken_base
from reports.packs.shown import is_figure, printable, shown

UPRIGHT, LANDSCAPE = 8, 15
"""Most columns of a table on an upright page, and on one turned."""
_LETTERS = ((6, 96), (8, 104), (10, 168), (LANDSCAPE, 190))
"""How many letters a line of a table has, by its columns: the more of them, the smaller the type."""


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
                "title": one.title, "purpose": one.purpose, "blocks": [block(each) for each in one.blocks],
                "flows_on": all(isinstance(each, Sentences) for each in one.blocks), "turned": _begins_turned(one),
            }
            for one in pack.chapters
        ],
    }  # fmt: skip


def _is_turned(block: Block) -> bool:
    return isinstance(block, Table) and len(block.columns) > UPRIGHT and not block.data_only


def _begins_turned(chapter: Chapter) -> int:
    """How many blocks, up to its first table, stand on a turned page with the chapter's heading; 0 where that is upright."""
    shown = next((at for at, one in enumerate(chapter.blocks) if not isinstance(one, Sentences)), None)
    return shown + 1 if shown is not None and _is_turned(chapter.blocks[shown]) else 0


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
    said = {"is": "table", "caption": table.caption, "base": table.base, "notes": table.notes, "key": table.key}
    if table.data_only:
        return {**said, "parts": (), "count": len(table.rows), "landscape": False}
    parts = in_parts(table, LANDSCAPE)
    return {
        **said,
        "parts": [_part(one) for one in parts],
        "count": len(table.rows),
        "landscape": _is_turned(table),
    }


def _part(table: Table) -> dict[str, Any]:
    return {
        "widths": column_widths(table, next(letters for most, letters in _LETTERS if len(table.columns) <= most)),
        "headings": table.headings,
        "numeric": [one.shape != "text" for one in table.columns],
        "rows": [
            [{"text": shown(cell, column), "figure": is_figure(cell)} for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ],
        "fills": [[one and {"colour": one.colour, "ink": one.ink} for one in row] for row in table.fills],
    }  # fmt: skip
