from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
import python_calamine

from reports.exports.workbook import workbook
from reports.sheets import About, Column, Exact, Sheet
from tests.reports.exports.cells import DANGEROUS

COLUMNS = (
    Column("name", "Who it is"),
    Column("value", "How much", "points", "number", "receipt"),
    Column("n", "How many", "", "count"),
)
MADE = datetime(2025, 1, 31, tzinfo=UTC)


def made(rows, **more):
    into = BytesIO()
    about = About("Ratings", (("As of", "31 January 2025"), ("Note", "=1+1")))
    workbook(Sheet(about, COLUMNS, rows), into, made_on=MADE, **more)
    return into


def pages(into):
    into.seek(0)
    book = python_calamine.CalamineWorkbook.from_filelike(into)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def part(into, name):
    return ZipFile(into).read(name).decode()


def test_numbers_are_numbers_and_texts_are_texts():
    found = pages(made([("Albion", Exact("-0.5"), Exact("12")), ("0012", None, "")]))
    assert found["Table"] == [["name", "value", "n"], ["Albion", -0.5, 12.0], ["0012", "", ""]]


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("123456789012345", 123456789012345.0),
        ("0.000000000000001", 0.000000000000001),
        ("1234567890123456", "1234567890123456"),
        ("33.33333333333333333333333333333333", "33.33333333333333333333333333333333"),
        ("-1234567890123456.5", "-1234567890123456.5"),
    ],
)
def test_a_number_that_a_spreadsheet_would_change_is_kept_as_text(number, kept):
    assert pages(made([("x", Exact(number), None)]))["Table"][1][1] == kept


def test_nothing_is_a_formula_or_a_link():
    into = made([(text, Exact("-5"), None) for text in DANGEROUS])
    found = pages(into)
    assert [row[0].replace("\r\n", "\n").replace("\r", "\n") for row in found["Table"][1:]] == [
        f"'{text}".replace("\r", "\n") for text in DANGEROUS
    ]
    assert {row[1] for row in found["Table"][1:]} == {-5.0}
    sheets = [part(into, name) for name in ZipFile(into).namelist() if "worksheets" in name]
    assert [text for text in sheets if "<f>" in text or "<hyperlink" in text] == []


def test_the_head_stays_in_sight_and_figures_have_formats():
    into = made([("x", Exact("1"), Exact("1234"))])
    table = part(into, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in table and "<autoFilter" in table
    assert 'formatCode="#,##0"' in part(into, "xl/styles.xml") or 'numFmtId="3"' in part(into, "xl/styles.xml")


def test_the_codebook_says_what_each_column_means_and_what_it_stands_on():
    book = pages(made([]))["Codebook"]
    assert book[0][:2] == ["About", "Ratings"] and book[2][:2] == ["Note", "'=1+1"]
    assert book[4:] == [
        ["Column", "Meaning", "Unit", "Source"], ["name", "Who it is", "", ""], ["value", "How much", "points", "receipt"],
        ["n", "How many", "", ""],
    ]  # fmt: skip


def test_the_same_table_gives_the_same_bytes():
    rows = [("x", Exact("1"), None)]
    assert made(rows).getvalue() == made(rows).getvalue()


def test_more_rows_than_a_sheet_holds_go_on_in_another():
    found = pages(made([(str(at), Exact(at), None) for at in range(5)], most_rows=3))
    assert {name: [row[0] for row in rows] for name, rows in found.items() if name != "Codebook"} == {
        "Table": ["name", "0", "1"], "Table 2": ["name", "2", "3"], "Table 3": ["name", "4"],
    }  # fmt: skip


def test_a_table_beside_it_has_its_own_sheet_and_its_part_of_the_codebook():
    beside = Sheet(
        About("", ()), (Column("who", "Whom it asks"), Column("n", "How many", shape="count")), [("a", Exact(2))]
    )
    found = pages(made([("x", Exact(1), None)], beside={"Organisations": beside}))
    assert list(found) == ["Table", "Organisations", "Codebook"]
    assert found["Organisations"] == [["who", "n"], ["a", 2.0]]
    codebook = [row[:2] for row in found["Codebook"][4:]]
    assert codebook[:4] == [["Column", "Meaning"], ["name", "Who it is"], ["value", "How much"], ["n", "How many"]]
    assert codebook[5:] == [
        ["Sheet Organisations", ""], ["Column", "Meaning"], ["who", "Whom it asks"], ["n", "How many"],
    ]  # fmt: skip
