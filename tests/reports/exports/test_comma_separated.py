import csv
from io import StringIO

from reports.exports.comma_separated import BOM, comma_separated
from reports.sheets import About, Column, Exact, Sheet
from tests.reports.exports.cells import DANGEROUS


def sheet(rows, *keys):
    return Sheet(About("Title", ()), tuple(Column(key, "") for key in keys), rows)


def read(pieces):
    data = b"".join(pieces)
    assert data.startswith(BOM)
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_cells_come_back_as_they_were():
    rows = [('Größe, "x"', Exact("-0.50"), None), ("two\nlines", Exact("12345678901234567890.5"), "")]
    assert read(comma_separated(sheet(rows, "a", "b", "c"))) == [
        ["a", "b", "c"], ["Größe, \"x\"", "-0.50", ""], ["two\nlines", "12345678901234567890.5", ""],
    ]  # fmt: skip


def test_lines_end_as_the_standard_says():
    assert b"".join(comma_separated(sheet([("x",)], "a"))) == BOM + b"a\r\nx\r\n"


def test_what_begins_like_a_formula_is_disarmed_and_numbers_are_not():
    found = read(comma_separated(sheet([(text, Exact("-5")) for text in DANGEROUS], "=a", "b")))
    assert found[0] == ["'=a", "b"]
    assert found[1:] == [[f"'{text}", "-5"] for text in DANGEROUS]


def test_it_comes_in_pieces_that_do_not_grow():
    pieces = list(comma_separated(sheet((("x" * 100, Exact(at)) for at in range(5_000)), "a", "b")))
    assert len(pieces) > 5 and max(map(len, pieces)) < 100_000
    assert len(read(pieces)) == 5_001
