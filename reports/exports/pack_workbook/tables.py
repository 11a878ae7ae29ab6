"""A sheet for a table: what it shows and is based on above, the head in sight, a heat map in its colours."""

from collections.abc import Sequence

from reports.exports.pack_workbook.book import HEAD, Book
from reports.packs.document import Table
from reports.packs.laying_out import is_heat_map
from reports.packs.shown import shown
from reports.sheets import disarmed

_NARROWEST, _WIDEST = 11, 60


def table_sheet(book: Book, table: Table) -> None:
    page = book.sheet(f"Table {book.tables[table.key]}")
    head = book.heading(page, table.caption, table.base, table.notes)
    heat = is_heat_map(table)
    widths = [
        _width([shown(row[at], column) for row in table.rows], table.headings[at])
        for at, column in enumerate(table.columns)
    ]
    for at, (column, heading) in enumerate(zip(table.columns, table.headings, strict=True)):
        page.set_column(at, at, widths[at])
        side = "center" if heat and at else "right" if column.shape != "text" else "left"
        page.write_string(head, at, disarmed(heading), book.format(HEAD, {"align": side}))
    book.row(page, head, table.headings, [width * 9 // 10 for width in widths])
    page.freeze_panes(head + 1, 1)
    page.repeat_rows(head)
    for number, row in enumerate(table.rows):
        book.row(
            page,
            head + 1 + number,
            [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)],
            widths,
        )
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            fill = table.fills[number][at] if table.fills else None
            book.cell(page, head + 1 + number, at, cell, column.shape, fill, not heat)
    if not table.rows:
        page.write_string(head + 1, 0, "There is nothing to list.", book.format())
    elif not heat:
        page.autofilter(head, 0, head + len(table.rows), len(table.columns) - 1)


def _width(texts: Sequence[str], heading: str) -> int:
    word = max(map(len, heading.split()), default=0)
    return min(max(max(map(len, texts), default=0) + 2, word * 5 // 4 + 2, _NARROWEST), _WIDEST)
