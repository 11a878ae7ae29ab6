"""A table of texts, and what its first row must hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.uploads.problems import FileProblem, UnfitFile, unfit

MOST_ROWS = 50_000
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are (line, cells), as many cells as the header has; rows without any text are left out."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()


def checked_header(cells: Sequence[str], columns: Sequence[str], line: int = 1) -> tuple[str, ...]:
    """Names in the header, lower case, blanks at its end left out. Raises UnfitFile."""
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    missing = [name for name in columns if name not in names]
    if missing:
        found = ", ".join(name[:40] or "(blank)" for name in names[:8]) or "nothing"
        word = "columns" if len(missing) > 1 else "column"
        raise unfit(f"The {word} {', '.join(missing)} cannot be found; the first row has: {found}.", line)
    if len(names) > MOST_COLUMNS:
        raise unfit(f"The file has more than {MOST_COLUMNS} columns; leave out the others.", line)
    problems = [FileProblem(line, name, "This heading stands twice; keep one.") for name in _twice(names)]
    problems += [
        FileProblem(line, f"number {at}", "This column has no heading; name it or delete it.")
        for at, name in enumerate(names, 1)
        if not name
    ]
    if problems:
        raise UnfitFile(problems)
    return tuple(names)


def _twice(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
