"""An uploaded file as a table of texts, whatever it was saved with."""

from collections.abc import Sequence

from readiness.uploads.csv_text import csv_table
from readiness.uploads.problems import unfit
from readiness.uploads.table import Table
from readiness.uploads.workbook import workbook_table

_KNOWN_HEADS = {
    b"\xd0\xcf\x11\xe0": "This is an old or protected Office file; save it as an Excel workbook (.xlsx) without a password.",
    b"%PDF": "This is a PDF; give the spreadsheet behind it.",
    b"\x1f\x8b": "This is a gzip file; unpack it first.",
}


def table_from(data: bytes, columns: Sequence[str]) -> Table:
    """`columns` must be there. Raises UnfitFile."""
    if not data.strip():
        raise unfit(f"The file is empty; its first row names the columns {', '.join(columns)}.")
    for head, sentence in _KNOWN_HEADS.items():
        if data.startswith(head):
            raise unfit(sentence)
    return workbook_table(data, columns) if data.startswith(b"PK\x03\x04") else csv_table(data, columns)
