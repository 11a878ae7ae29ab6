"""CSV: a zip with one file for each table, and what tables, columns and the pack itself are."""

from collections.abc import Sequence

from reports.exports.archive import archive
from reports.exports.codebook import COLUMNS, TABLES, Rows, about_rows, column_rows, file_names, table_rows
from reports.exports.comma_separated import comma_separated
from reports.packs.document import Pack
from reports.packs.shown import printable
from reports.sheets import About, Column, Sheet

_ABOUT = (Column("name", "Of what the file says something"), Column("text", "What it says"))


def data_files(given: Pack) -> bytes:
    pack = printable(given)
    names = file_names(pack)
    return archive(
        (
            ("about.csv", _file(_ABOUT, about_rows(pack))),
            ("codebook.csv", _file(COLUMNS, column_rows(pack))),
            *((f"{names[one.key]}.csv", _file(one.columns, one.rows)) for one in pack.tables),
            ("tables.csv", _file(TABLES, table_rows(pack))),
        )
    )


def _file(columns: Sequence[Column], rows: Rows) -> bytes:
    return b"".join(comma_separated(Sheet(About("", ()), tuple(columns), rows)))
