import json
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reports.exports.parquet import parquet
from reports.packs.document import Chapter, Table
from reports.packs.shown import is_figure, printable
from reports.sheets import Column, Exact
from tests.reports.exports.made_packs import made, made_empty
from tests.reports.exports.packs_to_write import pack


def files(content):
    with ZipFile(BytesIO(content)) as zipped:
        return [pq.read_table(BytesIO(zipped.read(name))) for name in zipped.namelist()]


def column_of(*cells, shape="number"):
    table = Table("t", "T", (Column("n", "", "", shape),), ("N",), tuple((cell,) for cell in cells), "")
    (found,) = files(parquet(pack(chapters=(Chapter("c", "C", "", (table,)),))))
    return found


def test_every_cell_comes_back_exact():
    for table, found in zip(printable(pack()).tables, files(made("parquet")), strict=True):
        columns = found.to_pydict()
        for at, column in enumerate(table.columns):
            for row, (cell, value) in enumerate(zip((row[at] for row in table.rows), columns[column.key], strict=True)):
                if column.shape == "text":
                    assert value == cell
                elif is_figure(cell):
                    assert Decimal(value) == Decimal(cell)
                else:
                    assert value is None
                    assert cell is None or columns[f"{column.key}_remark"][row] == cell


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("1", "-20"), pa.int64()), (("9" * 18,), pa.int64()), (("9" * 19,), pa.decimal128(19, 0)), (("1.50", "100"), pa.decimal128(5, 2)),
        (("0.1", "9" * 37), pa.decimal128(38, 1)), (("0.1", "9" * 38), pa.decimal256(39, 1)), (("1" * 77,), pa.string()), ((), pa.int64()),
    ],
)  # fmt: skip
def test_a_column_of_numbers_has_the_smallest_type_that_holds_them_whole(cells, kind):
    found = column_of(*map(Exact, cells))
    assert found.schema.field("n").type == kind
    assert [Decimal(str(value)) for value in found.column("n").to_pylist()] == [Decimal(cell) for cell in cells]


def test_a_word_instead_of_a_number_stands_in_a_column_of_its_own():
    found = column_of(Exact("1"), "withheld", None, "").to_pydict()
    assert found == {"n": [1, None, None, None], "n_remark": [None, "withheld", None, None]}


def test_the_schema_carries_the_codebook():
    found = files(made("parquet"))[2]
    field = found.schema.field("section_0")
    assert field.metadata == {
        b"heading": b"Governance and resources",
        b"meaning": b"Mean of Governance and resources",
        b"unit": b"per cent",
        b"source": b"receipts",
    }
    assert found.schema.metadata[b"caption"] == b"Mean per cent of what is possible, by section"
    assert ["Notice", "Illustrative data: no organisation named here is real"] in json.loads(
        found.schema.metadata[b"about"]
    )


def test_a_table_without_rows_has_its_columns():
    (found,) = files(made_empty("parquet"))
    assert found.schema.names == ["name"] and found.num_rows == 0
