"""CSV tables as rows of text."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

Row = dict[str, str]


def rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def column(file: Path, name: str, by: Sequence[str] = ("organisation_id",)) -> dict[tuple[str, ...], str]:
    """One column by the key columns, which must not repeat."""
    table = rows(file)
    found = {tuple(row[key] for key in by): row[name] for row in table}
    assert len(found) == len(table)
    return found


def write(file: Path, head: Sequence[str], lines: Iterable[Sequence[str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(lines)
    return file
