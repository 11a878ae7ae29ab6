"""Whatever a spreadsheet was saved with, it is read as the person saw it, or refused with the place and the remedy."""

import io
import zipfile
from datetime import date

import pytest

from readiness.uploads.problems import UnfitFile
from readiness.uploads.upload import table_from
from tests.readiness.organising.files import csv_of, workbook

COLUMNS = ("id", "name", "constituency")
ROWS = ((2, ("LS01", "Albion", "Supplier")), (3, ("LS02", "Brück", "Supplier")))
PLAIN = "id,name,constituency\nLS01,Albion,Supplier\nLS02,Brück,Supplier\n"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (PLAIN.encode(), ""),
        (PLAIN.encode("utf-8-sig"), ""),
        (PLAIN.replace("\n", "\r\n").encode(), ""),
        (PLAIN.replace("\n", "\r").encode(), ""),
        (PLAIN.replace(",", ";").encode(), "semicolons"),
        (PLAIN.replace(",", "\t").encode("utf-16"), "tabs"),
        (PLAIN.encode("cp1252"), "Windows-1252"),
        (workbook(("Any", [line.split(",") for line in PLAIN.splitlines()])), ""),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "semicolons", "utf-16 tabs", "windows-1252", "xlsx"],
)
def test_a_table_is_the_same_however_it_was_saved(data, note):
    table = table_from(data, COLUMNS)
    assert (table.header, table.rows) == (COLUMNS, ROWS)
    assert note in " ".join(table.notes) and bool(table.notes) is bool(note)


def test_numbers_of_excel_are_read_as_they_look():
    rows = [
        ["id", "name", "constituency", "weight", "share", "new", "since"],
        [12, "A", "S", 6840000, 0.1, True, 1.5e-7],
    ]
    assert table_from(workbook(("A", rows)), COLUMNS).rows == (
        (2, ("12", "A", "S", "6840000", "0.1", "yes", "0.00000015")),
    )


def test_days_of_excel_are_read_as_days():
    held = io.BytesIO()
    import xlsxwriter

    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "name", "constituency", "since"])
        sheet.write_row(1, 0, ["A", "A", "S"])
        sheet.write_datetime(1, 3, date(2025, 3, 5), book.add_format({"num_format": "dd/mm/yyyy"}))
    assert table_from(held.getvalue(), COLUMNS).rows[0][1][3] == "2025-03-05"


def test_a_quoted_cell_may_hold_the_separator_and_a_line_break():
    data = b'id,name,constituency\nA,"One, and\ntwo",S\nB,Next,S\n'
    assert table_from(data, COLUMNS).rows == ((2, ("A", "One, and\ntwo", "S")), (4, ("B", "Next", "S")))


def test_of_several_sheets_the_first_is_read_and_that_is_said():
    data = workbook(("List", [COLUMNS, ["A", "A", "S"]]), ("Notes", [["x"]]))
    assert table_from(data, COLUMNS).notes == ("Only the sheet List was read; the workbook has 2.",)


def test_a_formula_on_another_sheet_does_not_matter():
    assert table_from(workbook(("List", [COLUMNS, ["A", "A", "S"]]), ("Sums", [["=1+1"]])), COLUMNS).rows


def _zip(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"", 0, "", "The file is empty"),
        (b" \r\n", 0, "", "The file is empty"),
        (b"id,name\nA,A\n", 1, "", "The column constituency cannot be found; the first row has: id, name."),
        (b"id,name,constituency,id\n", 1, "id", "stands twice"),
        (b"id,name,constituency,,x\n", 1, "number 4", "no heading"),
        (b"id,name,constituency\nA,B,C,D\n", 2, "", "The row has 4 cells and the first row 3; put cells that hold commas in quotes."),
        (b'id,name,constituency\nA,"B,C\n', 2, "", "not valid CSV"),
        (b"id,name,constituency\nA,\x00,C\n", 2, "", "not a text file"),
        (b"id,name,constituency\nA,\x81,C\n", 2, "", "cannot be read as text"),
        (b"%PDF-1.7", 0, "", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", 0, "", "old or protected Office file"),
        (b"PK\x03\x04broken", 0, "", "not an Excel workbook"),
        (_zip(a_txt=b"x"), 0, "", "not an Excel workbook"),
        (_zip(xl__workbook_xml=b"<workbook/>"), 0, "", "not an Excel workbook"),
        (_zip(xl__workbook_xml=b"<workbook/>", xl__vbaProject_bin=b"x"), 0, "", "macros"),
        (workbook(("A", [])), 0, "", "The sheet A is empty"),
        (workbook(("Cover", [["Hello"]]), ("List", [COLUMNS])), 1, "", "move List to the front"),
        (workbook(("A", [COLUMNS, ["A", "B", "=1+1"]])), 2, "constituency", "holds a formula"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_the_place_and_the_remedy(data, line, column, words):
    with pytest.raises(UnfitFile) as refused:
        table_from(data, COLUMNS)
    problem = refused.value.problems[0]
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.sentence


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("readiness.uploads.workbook.MOST_UNPACKED", 1_000_000)
    bomb = _zip(xl__workbook_xml=b"<workbook/>", xl__media__x_bin=b"0" * 5_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(UnfitFile, match="unpacks to far more"):
        table_from(bomb, COLUMNS)


def test_more_rows_than_any_programme_has_are_refused(monkeypatch):
    monkeypatch.setattr("readiness.uploads.csv_text.MOST_ROWS", 2)
    with pytest.raises(UnfitFile, match="more than 2 rows"):
        table_from(csv_of("A,B,C,,", "B,B,C,,", "C,B,C,,"), COLUMNS)
