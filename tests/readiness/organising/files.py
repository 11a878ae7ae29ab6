"""Files of organisations as people make them."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from httpx import Response

from tests.visiting import Visitor

HEADER = "id,name,constituency,weight,roles"
DAY = {"from_on-day": "1", "from_on-month": "6", "from_on-year": "2025"}


def csv_of(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *rows, ""]).encode()


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_formulas": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return held.getvalue()


def uploaded(visitor: Visitor, programme_id: str, data: bytes, name: str = "list.csv", **fields: str) -> Response:
    return visitor.post(
        f"/programmes/{programme_id}/organisations/import", {**DAY, **fields}, files={"file": (name, data)}
    )
