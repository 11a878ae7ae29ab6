"""CSV: UTF-8 with a byte order mark, by which Excel knows it; commas, and CR LF at the end of a line."""

import csv
from collections.abc import Iterator
from io import StringIO

from reports.sheets import Exact, Sheet, disarmed

BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 16


def comma_separated(sheet: Sheet) -> Iterator[bytes]:
    """The file piece by piece, as rows come: however many there are, one piece is in memory."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([disarmed(column.key) for column in sheet.columns])
    yield BOM
    for row in sheet.rows:
        writer.writerow(["" if cell is None else cell if type(cell) is Exact else disarmed(cell) for cell in row])
        if text.tell() > _CHUNK:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
