"""Files as they were downloaded, read back."""

import csv
from io import BytesIO, StringIO

import python_calamine
from httpx import Response

Row = dict[str, str]


def csv_rows(answer: Response) -> list[Row]:
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/csv; charset=utf-8", answer.text[:300]
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def xlsx_rows(answer: Response) -> list[dict[str, object]]:
    assert answer.status_code == 200
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(answer.content))
    head, *rows = book.get_sheet_by_name("Table").to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def codebook(answer: Response) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return book.get_sheet_by_name("Codebook").to_python()


def alike(cell: str, kept: object) -> bool:
    """Whether a cell of the workbook is that of the CSV: a number of the same value, or the same text."""
    if isinstance(kept, float):
        return float(cell) == kept and repr(float(cell)) == repr(kept)
    return cell.replace("\r\n", "\n") == str(kept)
