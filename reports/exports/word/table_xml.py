"""A table as Word writes it: the head is repeated over pages, no row is torn, a heat map has its colours and its figures.

Written as text and read once, which is many times faster than cell by cell.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from reports.exports.word.paper import INK, QUIET
from reports.packs.document import Fill, Table
from reports.packs.laying_out import column_widths, is_heat_map
from reports.packs.shown import is_figure, shown

_LETTER, _MARGINS = 0.56, 7
"""Of the size of type, the mean width of a letter; of a cell, the points left and right of its text."""
_TWIPS, _POINTS = 56.6929, 2.83465
"""Of a millimetre: what Word measures tables in, and type."""
_SIZES = ((6, 9.0), (8, 8.5), (10, 8.0), (15, 7.5))
_MANY = 6
_WHOLE = 20
"""Rows up to which a table is not parted over pages."""
_HEAD = Fill("#EEF3F7", f"#{INK}")
_LINE = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{2}"/>'
_CALM = _LINE.format("bottom", 4, "CFD7DE") + _LINE.format("insideH", 4, "CFD7DE")
_GRID = "".join(_LINE.format(one, 8, "FFFFFF") for one in ("top", "left", "bottom", "right", "insideH", "insideV"))


def table_xml(table: Table, room: float, said: str, size: float | None = None) -> str:
    """`room`: millimetres. `said`: the table in a sentence, for those who do not see it."""
    size = size or next(size for most, size in _SIZES if len(table.columns) <= most)
    letters = int((room * _POINTS - _MARGINS * len(table.columns)) / size / _LETTER)
    widths = [int(part * room * _TWIPS) for part in column_widths(table, letters)]
    head_size = size - 1 if len(table.columns) > _MANY else size
    heat = is_heat_map(table)
    sides = _sides(table, heat)
    head = "".join(
        _cell(text, width, head_size, side, _HEAD, bold=True)
        for text, width, side in zip(table.headings, widths, sides, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    rows = [_row(table, at, widths, size, sides) for at in range(len(table.rows))] or [_nothing(widths, size)]
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{_GRID if heat else _CALM}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:firstRow="1" w:firstColumn="0" w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblDescription w:val="{_attribute(said)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
    )


def _sides(table: Table, heat: bool) -> list[str]:
    return [
        "center" if heat and at else "left" if column.shape == "text" else "right"
        for at, column in enumerate(table.columns)
    ]


def _row(table: Table, at: int, widths: Sequence[int], size: float, sides: Sequence[str]) -> str:
    fills = table.fills[at] if table.fills else (None,) * len(widths)
    cells = "".join(
        _cell(
            shown(cell, column), width, size, side, fill, bold=fill is not None,
            quiet=column.shape != "text" and not is_figure(cell), keep=at == len(table.rows) - 1 or len(table.rows) <= _WHOLE,
        )
        for cell, column, width, side, fill in zip(table.rows[at], table.columns, widths, sides, fills, strict=True)
    )  # fmt: skip
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _nothing(widths: Sequence[int], size: float) -> str:
    texts = ("There is nothing to list.", *("" for _ in widths[1:]))
    cells = "".join(_cell(*one, size, "left", None, quiet=True) for one in zip(texts, widths, strict=True))
    return f"<w:tr>{cells}</w:tr>"


def _cell(
    text: str, width: int, size: float, side: str, fill: Fill | None, *, bold: bool = False, quiet: bool = False, keep: bool = False,
) -> str:  # fmt: skip
    """`keep`: with what follows, so that the last row is not parted from what the table is based on."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.colour.lstrip("#")}"/>' if fill else ""
    colour = fill.ink.lstrip("#") if fill else QUIET if quiet else INK
    style = (
        f"<w:rPr>{'<w:b/>' if bold else ''}{'<w:i/>' if quiet else ''}"
        f'<w:color w:val="{colour}"/><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    )
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{"<w:keepNext/>" if keep else ""}<w:spacing w:before="30" w:after="30"/><w:jc w:val="{side}"/></w:pPr>'
        f"<w:r>{style}{lines}</w:r></w:p></w:tc>"
    )


def _attribute(text: str) -> str:
    return escape(" ".join(text.split()), {'"': "&quot;"})
