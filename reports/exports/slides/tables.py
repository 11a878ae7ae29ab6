"""Slides with tables: never more rows than have room, the rest on further slides that say which they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.util import Pt

from reports.exports.slides.deck import Deck
from reports.exports.slides.paint import LEFT, WIDTH, body, describe
from reports.packs.document import Chapter, Fill, Table
from reports.packs.fitting import lines_of, shared_out
from reports.packs.laying_out import column_widths, in_parts, is_heat_map
from reports.packs.shown import is_figure, shown

MOST_COLUMNS = 14
_LETTER = 0.53
"""Of the size of type, the width of a letter at its mean, and a little more."""
_PAD = 2.6
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_MOST_LINES = 6


def table_slides(deck: Deck, chapter: Chapter, table: Table, number: int) -> None:
    top, room = body(f"{table.message or table.caption} (10 of 10)")
    pieces = [piece for part in in_parts(table, MOST_COLUMNS) for piece in _pieces(part, room)]
    for at, piece in enumerate(pieces, start=1):
        title = table.message or table.caption
        title = f"{title} ({at} of {len(pieces)})" if len(pieces) > 1 else title
        said = " ".join((table.base, *table.notes))
        slide = deck.slide(
            title=title, above=f"{chapter.title}. Table {number}: {table.caption}",
            base=said if len(said) <= 300 else table.base, notes="\n".join((chapter.purpose, table.caption, *table.notes)),
        )  # fmt: skip
        frame = slide.shapes.add_table(1, len(piece.columns), LEFT, top, WIDTH, Pt(20))
        describe(
            frame, f"Table {number}", f"{table.caption}. {len(piece.rows)} of {len(table.rows)} rows. {table.base}"
        )
        _filled(frame.table, piece)
        frame.height = sum(row.height for row in frame.table.rows)


def _size(table: Table) -> float:
    return next(size for most, size in ((5, 12), (9, 10.5), (MOST_COLUMNS, 9)) if len(table.columns) <= most)


def _letters(table: Table) -> list[int]:
    """How many letters a line of each column has."""
    size = _size(table)
    widths = column_widths(table, int(WIDTH / Pt(size) / _LETTER))
    return [max(1, int((width * WIDTH / Pt(1) - 2 * _PAD) / (size * _LETTER))) for width in widths]


def _height(texts: list[str], letters: list[int], size: float) -> float:
    """In points."""
    return max(map(lines_of, texts, letters)) * size * 1.2 + 2 * _PAD + 0.5


def _head_size(headings: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Smaller where the longest word of a heading, which is bold, would be broken."""
    for smaller in (size, size - 1, size - 1.5):
        rooms = ((width * WIDTH / Pt(1) - 2 * _PAD) / (smaller * 0.6) for width in widths)
        if all(len(word) <= room for text, room in zip(headings, rooms, strict=True) for word in text.split()):
            return smaller
    return size - 2


def _pieces(table: Table, room: int) -> list[Table]:
    size, letters = _size(table), _letters(table)
    most = _MOST_LINES * min(letters[at] for at, one in enumerate(table.columns) if one.shape == "text" or at == 0) * 4
    head = _height(list(table.headings), letters, size)
    rows = [
        _height([shown(cell, column)[:most] for cell, column in zip(row, table.columns, strict=True)], letters, size)
        for row in table.rows
    ]
    return [
        replace(table, rows=table.rows[group.start : group.stop], fills=table.fills[group.start : group.stop])
        for group in shared_out(rows, room / Pt(1) - head)
    ]  # fmt: skip


def _filled(made: Any, table: Table) -> None:
    size, letters = _size(table), _letters(table)
    widths = column_widths(table, int(WIDTH / Pt(size) / _LETTER))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = int(width * WIDTH)
    element = made._tbl
    element.tblPr.find("{*}tableStyleId").text = _NO_STYLE
    for row in element.tr_lst:
        element.remove(row)
    heat = is_heat_map(table)
    head_size = _head_size(table.headings, widths, size)
    numeric = [one.shape != "text" for one in table.columns]
    sides = ["ctr" if heat and at else "r" if numeric[at] else "l" for at in range(len(numeric))]
    head = [
        _cell(text, head_size, sides[at], Fill("#EEF3F7", "#18222C"), bold=True, line="18222C")
        for at, text in enumerate(table.headings)
    ]
    element.append(_row(head, _height(list(table.headings), letters, size)))
    for at, row in enumerate(table.rows):
        texts = [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        fills = table.fills[at] if table.fills else (None,) * len(row)
        cells = [
            _cell(text, size, sides[number], fills[number], bold=fills[number] is not None,
                  quiet=numeric[number] and not is_figure(row[number]), line="FFFFFF" if heat else "CFD7DE", grid=heat)
            for number, text in enumerate(texts)
        ]  # fmt: skip
        element.append(_row(cells, _height(texts, letters, size)))
    if not table.rows:
        nothing = [
            _cell("There is nothing to list." if at == 0 else "", size, "l", None, quiet=True)
            for at in range(len(numeric))
        ]
        element.append(_row(nothing, size * 2))


def _row(cells: list[str], height: float) -> Any:
    return parse_xml(f'<a:tr {_SPACE} h="{int(Pt(height))}">{"".join(cells)}</a:tr>')


def _cell(
    text: str, size: float, side: str, fill: Fill | None, *, bold: bool = False, quiet: bool = False, line: str = "CFD7DE", grid: bool = False,
) -> str:  # fmt: skip
    colour = fill.ink.lstrip("#") if fill else "4A5763" if quiet else "18222C"
    style = f'<a:rPr lang="en" sz="{int(size * 100)}" b="{int(bold)}" i="{int(quiet)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'
    runs = "<a:br/>".join(
        f"<a:r>{style}<a:t>{escape(each)}</a:t></a:r>" for each in text.replace("\t", " ").split("\n")
    )
    edge = '<a:ln{0} w="{1}"><a:solidFill><a:srgbClr val="{2}"/></a:solidFill></a:ln{0}>'
    none = '<a:ln{0} w="0"><a:noFill/></a:ln{0}>'
    edges = (
        "".join(edge.format(one, 12700, line) for one in "LRTB")
        if grid
        else "".join(none.format(one) for one in "LRT") + edge.format("B", 6350 if line != "18222C" else 12700, line)
    )
    ground = f'<a:solidFill><a:srgbClr val="{fill.colour.lstrip("#")}"/></a:solidFill>' if fill else "<a:noFill/>"
    pad = int(Pt(_PAD))
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{side}"/>{runs}</a:p></a:txBody>'
        f'<a:tcPr marL="{pad}" marR="{pad}" marT="{pad}" marB="{pad}" anchor="ctr">{edges}{ground}</a:tcPr></a:tc>'
    )
