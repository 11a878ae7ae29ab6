"""XLSX: a front sheet, a sheet for each table, a sheet with its chart for each figure, and what every column means."""

from io import BytesIO

from reports.exports.pack_workbook.book import Book
from reports.exports.pack_workbook.figures import figure_sheet
from reports.exports.pack_workbook.front import codebook_sheet, front_sheet
from reports.exports.pack_workbook.tables import table_sheet
from reports.packs.document import Pack
from reports.packs.shown import printable


def pack_workbook(given: Pack) -> bytes:
    pack = printable(given)
    into = BytesIO()
    book = Book(into, pack)
    front_sheet(book)
    for chapter in pack.chapters:
        for table in (one for one in pack.tables if one in chapter.blocks):
            table_sheet(book, table)
        for chart in (one for one in pack.charts if one in chapter.blocks):
            figure_sheet(book, chart)
    codebook_sheet(book)
    book.close()
    return into.getvalue()
