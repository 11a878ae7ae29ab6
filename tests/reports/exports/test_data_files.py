import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

from reports.packs.shown import printable
from reports.sheets import disarmed
from tests.reports.exports.made_packs import made, made_empty
from tests.reports.exports.packs_to_write import pack


def files(content):
    with ZipFile(BytesIO(content)) as zipped:
        return {
            name: list(csv.reader(StringIO(zipped.read(name).decode("utf-8-sig"), newline="")))
            for name in zipped.namelist()
        }


def test_every_table_comes_back_whole():
    found = files(made("csv"))
    for at, table in enumerate(printable(pack()).tables, start=1):
        (rows,) = [rows for name, rows in found.items() if name.startswith(f"table-{at:02}-")]
        assert rows[0] == [column.key for column in table.columns]
        assert rows[1:] == [[disarmed(cell or "") for cell in row] for row in table.rows]


def test_codebook_and_list_of_tables_come_with_it():
    found = files(made("csv"))
    assert list(found)[:2] == ["about.csv", "codebook.csv"] and list(found)[-1] == "tables.csv"
    assert found["codebook.csv"][1] == ["1", "constituency", "Constituency", "Name", "", "text", ""]
    assert found["tables.csv"][1][:2] == ["1", "table-01-response"]


def test_a_table_without_rows_has_its_head():
    assert files(made_empty("csv"))["table-01-bare.csv"] == [["name"]]
