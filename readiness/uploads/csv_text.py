"""CSV as a table of texts, whatever separator and encoding it was saved with."""

import csv
import io
from collections.abc import Sequence

from readiness.uploads.problems import FileProblem, UnfitFile, unfit
from readiness.uploads.table import MOST_ROWS, Table, checked_header

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def csv_table(data: bytes, columns: Sequence[str]) -> Table:
    """Raises UnfitFile."""
    text, notes = _decoded(data)
    return _table(text, columns, notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(data, "utf-16"), ()
    if b"\x00" in data:
        raise unfit(
            "This is not a text file; give CSV or an Excel workbook (.xlsx).",
            data.count(b"\n", 0, data.index(b"\x00")) + 1,
        )
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = "The file is not UTF-8 and was read as Windows-1252: look whether names with accents are right."
        return _as(data, "cp1252"), (note,)


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unfit(
            "This line cannot be read as text; save the file as CSV UTF-8.", data.count(b"\n", 0, error.start) + 1
        ) from None


def _table(text: str, columns: Sequence[str], notes: tuple[str, ...]) -> Table:
    csv.field_size_limit(1_000_000)
    separator = _separator(text, columns)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    problems: list[FileProblem] = []
    try:
        header = checked_header(next(reader, []), columns)
        width, before = len(header), reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                problems.append(
                    FileProblem(line, "", f"The row has {len(cells)} cells and the first row {width}; put cells that hold {SEPARATORS[separator]} in quotes.")
                )  # fmt: skip
                continue
            rows.append((line, tuple(cells[:width])))
            if len(rows) > MOST_ROWS:
                raise unfit(f"The file has more than {MOST_ROWS:,} rows; divide it.", line)
    except csv.Error as error:
        raise unfit(f"This is not valid CSV: {error}. Look at the quotes here.", reader.line_num) from None
    if problems:
        raise UnfitFile(problems)
    if separator != ",":
        notes = (*notes, f"The columns were separated by {SEPARATORS[separator]}.")
    return Table(header, tuple(rows), notes)


def _separator(text: str, columns: Sequence[str]) -> str:
    """The one that finds most of the columns in the first line; then the one that finds most parts."""
    first = text.lstrip("\r\n").split("\n", 1)[0].rstrip("\r")

    def found(separator: str) -> tuple[int, int]:
        parts = [part.strip(' "').lower() for part in first.split(separator)]
        return sum(name in parts for name in columns), len(parts)

    return max(SEPARATORS, key=found)
