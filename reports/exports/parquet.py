"""Parquet: a zip with one typed file for each table, whose schema carries the codebook.

Numbers are whole numbers or decimals, never floating; where a cell of a column of numbers has a word instead (`withheld`), the
number is null and the word stands in the column of the same name with `_remark`.
"""

import json
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from reports.exports.archive import archive
from reports.exports.codebook import about_rows, file_names
from reports.packs.document import Pack, Table
from reports.packs.shown import is_figure, printable
from reports.sheets import Cell, Column

REMARK = "_remark"
_MOST_FIGURES, _MOST_OF_WHOLE = 76, 18
_EXACT = Context(prec=_MOST_FIGURES)


def parquet(given: Pack) -> bytes:
    pack = printable(given)
    names = file_names(pack)
    about = json.dumps(about_rows(pack), ensure_ascii=False)
    return archive((f"{names[one.key]}.parquet", _file(one, about)) for one in pack.tables)


def _file(table: Table, about: str) -> bytes:
    fields: list[Any] = []
    arrays: list[Any] = []
    for at, (column, heading) in enumerate(zip(table.columns, table.headings, strict=True)):
        for field, array in _column(column, heading, [row[at] for row in table.rows]):
            fields.append(field)
            arrays.append(array)
    said = {
        "caption": table.caption,
        "base": table.base,
        "notes": json.dumps(table.notes, ensure_ascii=False),
        "about": about,
    }
    into = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=said)), into, compression="zstd")
    return into.getvalue().to_pybytes()  # type: ignore[no-any-return]


def _column(column: Column, heading: str, cells: Sequence[Cell]) -> list[tuple[Any, Any]]:
    said = {"heading": heading, "meaning": column.meaning, "unit": column.unit, "source": column.source}
    if column.shape == "text":
        return [(pa.field(column.key, pa.string(), metadata=said), pa.array(map(_plain, cells), pa.string()))]
    numbers = [str(cell) if is_figure(cell) else None for cell in cells]
    kind = _kind([one for one in numbers if one is not None])
    exact = [one if one is None or kind == pa.string() else _number(one, kind) for one in numbers]
    made = [(pa.field(column.key, kind, metadata=said), pa.array(exact, kind))]
    remarks = [None if is_figure(cell) or not cell else str(cell) for cell in cells]
    if any(remarks):
        why = {"meaning": f"What stands instead of the number of {column.key}"}
        made.append((pa.field(f"{column.key}{REMARK}", pa.string(), metadata=why), pa.array(remarks, pa.string())))
    return made


def _plain(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


def _number(text: str, kind: Any) -> int | Decimal:
    return int(text) if kind == pa.int64() else _EXACT.create_decimal(text)


def _kind(numbers: Sequence[str]) -> Any:
    """The smallest type that holds each of them whole."""
    parts = [one.lstrip("-").partition(".") for one in numbers]
    whole = max((len(one[0]) for one in parts), default=1)
    decimals = max((len(one[2]) for one in parts), default=0)
    if decimals == 0 and whole <= _MOST_OF_WHOLE:
        return pa.int64()
    if whole + decimals > _MOST_FIGURES:
        return pa.string()
    return (
        pa.decimal128(whole + decimals, decimals)
        if whole + decimals <= 38
        else pa.decimal256(whole + decimals, decimals)
    )
