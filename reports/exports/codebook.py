"""What every table of a pack and every column of it means, as tables themselves; and what their files are called."""

import re

from reports.packs.document import Pack, Table
from reports.packs.laying_out import numbers_of_tables
from reports.sheets import ABOUT_CELLS, Cell, Column, count

TABLES = (
    Column("table", "Number of the table in every format of the pack", "", "count"), Column("file", "Name of its file, without the ending"),
    Column("caption", "What it shows"), Column("rows", "How many rows it has", "", "count"), Column("base", "What its figures are based on"),
    Column("notes", "What else is to be said of it"),
)  # fmt: skip
COLUMNS = (
    Column("table", "Number of the table", "", "count"), Column("column", "Key of the column, as files have it"),
    Column("heading", "The column as people read it"), Column("meaning", "What it means"), Column("unit", "Of its figures"),
    Column("shape", "Text, or what its numbers look like"), Column("source", "Where its figures come from"),
)  # fmt: skip
Rows = tuple[tuple[Cell, ...], ...]


def file_names(pack: Pack) -> dict[str, str]:
    """Key of each table to a name that every disk takes: table-03-sections."""
    return {
        key: f"table-{number:02}-{re.sub(r'[^A-Za-z0-9_-]+', '-', key)[:60]}"
        for key, number in numbers_of_tables(pack).items()
    }


def table_rows(pack: Pack) -> Rows:
    names, numbers = file_names(pack), numbers_of_tables(pack)
    return tuple(
        (count(numbers[one.key]), names[one.key], one.caption, count(len(one.rows)), one.base, " ".join(one.notes))
        for one in pack.tables
    )


def column_rows(pack: Pack) -> Rows:
    numbers = numbers_of_tables(pack)
    return tuple(row for table in pack.tables for row in _columns(table, numbers[table.key]))


def about_rows(pack: Pack) -> Rows:
    known = (
        ("Title", pack.title), ("Subtitle", pack.subtitle), ("Programme", pack.programme), ("Notice", pack.notice), ("As of", pack.as_of),
        ("Made on", pack.made_on), *pack.facts, *((f"Source: {name}", content) for name, content in pack.sources), *ABOUT_CELLS,
    )  # fmt: skip
    return tuple((name, text) for name, text in known if text)


def _columns(table: Table, number: int) -> Rows:
    return tuple(
        (count(number), one.key, heading, one.meaning, one.unit, one.shape, one.source)
        for one, heading in zip(table.columns, table.headings, strict=True)
    )
