"""An Excel workbook's first sheet as a table of texts. Formulas, errors and macros are refused: what is shown is what is read."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from readiness.uploads.problems import FileProblem, UnfitFile, unfit
from readiness.uploads.table import Table, checked_header
from readiness.uploads.workbook_parts import NOT_A_WORKBOOK, SheetPart, sheets_in

MOST_UNPACKED = 100_000_000


def workbook_table(data: bytes, columns: Sequence[str]) -> Table:
    """Raises UnfitFile."""
    parts = _unpacked(data)
    sheets = sheets_in(parts)  # before anything else reads it
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [at for at, one in enumerate(book.sheets_metadata) if one.visible == SheetVisibleEnum.Visible] or [0]
        sheet = book.get_sheet_by_index(shown[0])
        cells = sheet.to_python(skip_empty_area=False)
        names = list(book.sheet_names)
    except (CalamineError, zipfile.BadZipFile, IndexError) as error:
        raise unfit(NOT_A_WORKBOOK) from error
    if not cells:
        raise unfit(f"The sheet {sheet.name} is empty; its first row names the columns {', '.join(columns)}.")
    header = _header(cells[0], columns, sheet.name, book, names)
    path = _paths(parts).get(shown[0], "")
    if path not in sheets:
        raise unfit(NOT_A_WORKBOOK)
    _refuse_odd_cells(sheets[path], header)
    width = len(header)
    texts = ((line, tuple(_text(cell) for cell in row[:width])) for line, row in enumerate(cells[1:], 2))
    notes = () if len(names) == 1 else (f"Only the sheet {sheet.name} was read; the workbook has {len(names)}.",)
    return Table(header, tuple((line, row) for line, row in texts if any(row)), notes)


def _header(row: Sequence[Any], columns: Sequence[str], name: str, book: Any, names: Sequence[str]) -> tuple[str, ...]:
    try:
        return checked_header([_text(cell) for cell in row], columns)
    except UnfitFile as refused:
        for other in names:
            first = [_text(cell).lower() for cell in next(iter(book.get_sheet_by_name(other).iter_rows()), [])]
            if other != name and all(column in first for column in columns):
                raise unfit(
                    f"The first sheet, {name}, has not the columns wanted, but {other} has; move {other} to the front.",
                    1,
                ) from None
        raise refused from None


def _text(cell: Any) -> str:
    """As a person would type it: 6840000, never 6.84E6."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else _fraction(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else str(cell).strip()


def _fraction(number: float) -> str:
    """Excel keeps fifteen figures; the sixteenth and seventeenth are noise."""
    text = format(number, ".15g")
    return f"{number:.15f}".rstrip("0") if "e" in text else text


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts by name. Raises UnfitFile where the file unpacks to more than it should."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise unfit("This workbook holds macros; save it as .xlsx, without them.")
            if "xl/workbook.xml" not in names or len({name.lower() for name in names}) < len(names):
                raise unfit(NOT_A_WORKBOOK)
            left, contents = MOST_UNPACKED, {}
            for name in names:
                with packed.open(name) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise unfit("This workbook unpacks to far more than a list does; copy the list to a new one.")
                contents[name] = content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise unfit(NOT_A_WORKBOOK) from error
    return contents


def _paths(contents: dict[str, bytes]) -> dict[int, str]:
    """The names of the sheets' parts by their order."""
    links = contents.get("xl/_rels/workbook.xml.rels", b"")
    targets = {
        _attribute(one, b"Id"): _attribute(one, b"Target")
        for one in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links)
    }
    sheets = re.findall(rb"<(?:\w+:)?sheet\b[^>]*>", contents["xl/workbook.xml"])
    paths = [targets.get(_attribute(one, rb"\w+:id"), "") for one in sheets]
    return {at: path.lstrip("/") if path.startswith(("/xl", "xl/")) else f"xl/{path}" for at, path in enumerate(paths)}


def _attribute(element: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"']([^\"']*)[\"']", element)
    return found.group(1).decode(errors="replace") if found else ""


def _refuse_odd_cells(sheet: SheetPart, header: tuple[str, ...]) -> None:
    problems = [
        FileProblem(
            one.row,
            header[one.column - 1],
            f"The cell holds {one.kind}; put the value itself there (copy, then paste as values).",
        )
        for one in sheet.odd
        if 0 < one.column <= len(header)
    ]
    if problems:
        raise UnfitFile(problems)
