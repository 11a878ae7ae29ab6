"""CSV: UTF-8 with a byte order mark, by which Excel knows it; commas, and CR LF at the end of a line."""

import csv
from collections.abc import Iterator
from io import StringIO

from reports.sheets import RUNS, Exact, Sheet, disarmed

BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 16


def comma_separated(sheet: Sheet) -> Iterator[bytes]:
    """The file piece by piece, as rows come: however many there are, one piece is in memory."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([disarmed(column.key) for column in sheet.columns])
    yield BOM
    for row in sheet.rows:
        # What `disarmed` says, written out: this line is passed once for each cell of a million.
        writer.writerow(
            [cell if not cell or cell[0] not in RUNS or type(cell) is Exact else f"'{cell}" for cell in row]
        )
        if text.tell() > _CHUNK:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
