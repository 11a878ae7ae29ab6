"""The first sheet, that says what the workbook is and where everything stands, and the last, that says what columns mean."""

from reports.exports.codebook import COLUMNS, about_rows, column_rows
from reports.exports.pack_workbook.book import HEAD, NOTICE, SAID, TITLE, WRAPPED, Book
from reports.packs.document import Chart, Table
from reports.sheets import disarmed

_WIDTHS = (8, 24, 30, 60, 16, 12, 40)
FRONT, CODEBOOK = "Contents", "Codebook"


def front_sheet(book: Book) -> None:
    page = book.sheet(FRONT)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 110)
    page.write_string(0, 0, disarmed(book.pack.title), book.format({**TITLE, "font_size": 20}))
    page.write_string(1, 0, disarmed(book.pack.subtitle), book.format(SAID))
    page.write_string(2, 0, disarmed(book.pack.notice), book.format(NOTICE))
    row = 4
    for name, text in about_rows(book.pack):
        page.write_string(row, 0, disarmed(str(name)), book.format(SAID, WRAPPED))
        page.write_string(row, 1, disarmed(str(text)), book.format(WRAPPED))
        book.row(page, row, (str(name), str(text)), (34, 110))
        row += 1
    row += 1
    for at, text in enumerate(("Sheet", "What it shows")):
        page.write_string(row, at, text, book.format(HEAD))
    for chapter in book.pack.chapters:
        figures = [one for one in chapter.blocks if isinstance(one, Table | Chart)]
        if figures:
            row += 1
            page.write_string(row, 0, disarmed(chapter.title), book.format({"bold": True}))
        for block in figures:
            row += 1
            name, shows = (
                (f"Table {book.tables[block.key]}", block.caption)
                if isinstance(block, Table)
                else (f"Figure {book.charts[block.key]}", block.title)
            )
            page.write_url(
                row, 0, f"internal:'{name}'!A1", book.format({"font_color": "#14507F", "underline": 1}), name
            )
            page.write_string(row, 1, disarmed(shows), book.format(WRAPPED))
    page.write_url(
        row + 1, 0, f"internal:'{CODEBOOK}'!A1", book.format({"font_color": "#14507F", "underline": 1}), CODEBOOK
    )
    page.write_string(row + 1, 1, "What each column of each table means", book.format(WRAPPED))


def codebook_sheet(book: Book) -> None:
    page = book.sheet(CODEBOOK)
    for at, (column, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, column.key, book.format(HEAD))
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    for row, cells in enumerate(column_rows(book.pack), start=1):
        book.row(page, row, [str(cell) for cell in cells], _WIDTHS)
        for at, (cell, column) in enumerate(zip(cells, COLUMNS, strict=True)):
            book.cell(page, row, at, cell, column.shape, None, True)
