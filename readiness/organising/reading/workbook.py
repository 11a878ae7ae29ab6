"""An Excel workbook's first sheet as a table of texts. Formulas, errors and macros are refused: what is shown is what is read."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from readiness.organising.reading.problems import FileProblem, UnfitFile, unfit
from readiness.organising.reading.table import MOST_ROWS, Table, checked_header

MOST_UNPACKED = 100_000_000
MOST_CELLS = 3_000_000
_ODD_CELL = re.compile(rb'<c [^>]*?r="([A-Z]+)(\d+)"(?:[^>]*?\bt="(e)")?[^>]*>\s*(<(?:\w+:)?f\b)?')
_NOT_A_WORKBOOK = "This is not an Excel workbook that can be read; save it again as .xlsx, or as CSV."


def workbook_table(data: bytes, columns: Sequence[str]) -> Table:
    """Raises UnfitFile."""
    sheets = _sheets_unpacked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [at for at, one in enumerate(book.sheets_metadata) if one.visible == SheetVisibleEnum.Visible] or [0]
        sheet = book.get_sheet_by_index(shown[0])
        if sheet.total_height * sheet.total_width > MOST_CELLS or sheet.total_height > MOST_ROWS + 1:
            raise unfit(
                f"The sheet {sheet.name} reaches over more than {MOST_ROWS:,} rows; delete empty rows and columns."
            )
        cells = sheet.to_python(skip_empty_area=False)
        names = list(book.sheet_names)
    except (CalamineError, zipfile.BadZipFile, IndexError) as error:
        raise unfit(_NOT_A_WORKBOOK) from error
    if not cells:
        raise unfit(f"The sheet {sheet.name} is empty; its first row names the columns {', '.join(columns)}.")
    header = _header(cells[0], columns, sheet.name, book, names)
    _refuse_odd_cells(sheets.get(shown[0], b""), header)
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
                    f"The first sheet, {name}, lists no organisations, but {other} does; move {other} to the front.", 1
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


def _sheets_unpacked(data: bytes) -> dict[int, bytes]:
    """The sheets' own text by their order. Raises UnfitFile where the file unpacks to more than it should."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise unfit("This workbook holds macros; save it as .xlsx, without them.")
            if "xl/workbook.xml" not in names:
                raise unfit(_NOT_A_WORKBOOK)
            left, contents = MOST_UNPACKED, {}
            for name in names:
                with packed.open(name) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise unfit(
                        "This workbook unpacks to far more than a list of organisations; copy the list to a new one."
                    )
                if name.endswith((".xml", ".rels")):
                    contents[name] = content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise unfit(_NOT_A_WORKBOOK) from error
    return _in_order(contents)


def _in_order(contents: dict[str, bytes]) -> dict[int, bytes]:
    links = contents.get("xl/_rels/workbook.xml.rels", b"")
    targets = {
        _attribute(one, b"Id"): _attribute(one, b"Target")
        for one in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links)
    }
    sheets = re.findall(rb"<(?:\w+:)?sheet\b[^>]*>", contents["xl/workbook.xml"])
    paths = [targets.get(_attribute(one, rb"\w+:id"), "") for one in sheets]
    return {
        at: contents.get(path.lstrip("/") if path.startswith("/xl") else f"xl/{path}", b"")
        for at, path in enumerate(paths)
    }


def _attribute(element: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"']([^\"']*)[\"']", element)
    return found.group(1).decode(errors="replace") if found else ""


def _refuse_odd_cells(sheet: bytes, header: tuple[str, ...]) -> None:
    problems = []
    for letters, line, is_error, is_formula in _ODD_CELL.findall(sheet):
        if not (is_error or is_formula):
            continue
        at = _number(letters.decode()) - 1
        if at >= len(header):
            continue
        kind = "a formula" if is_formula else "an error of Excel"
        problems.append(
            FileProblem(
                int(line),
                header[at],
                f"The cell holds {kind}; put the value itself there (copy, then paste as values).",
            )
        )
    if problems:
        raise UnfitFile(problems)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
