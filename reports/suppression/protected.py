"""The one table that leaves the house: pages, charts, exports and packs are made from it, and from no figures beside it.

Only the two functions here make one. So whatever lays figures out has them either for a reader who sees names, or as they were
decided (`told.py`) and veiled (`veils.py`) for one who does not; nothing withheld is left for a page to let slip.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Protection:
    """`names`: whether the reader sees organisations by name, and so everything. `policy`: thresholds and consents in words, with a
    content hash. `sentences`: what is not told, and why; none where everything is."""

    names: bool
    policy: tuple[str, str] = ("", "")
    sentences: tuple[str, ...] = ()


IN_FULL = Protection(names=True)


@dataclass(frozen=True, slots=True)
class ProtectedTable(Generic[Row]):
    """`rows`: one for each group of organisations, as this reader may be told it."""

    rows: tuple[Row, ...]
    protection: Protection

    def where(self, keep: Callable[[Row], bool]) -> "ProtectedTable[Row]":
        """A part of it, protected alike."""
        return ProtectedTable(tuple(row for row in self.rows if keep(row)), self.protection)


def in_full(rows: Iterable[Row]) -> ProtectedTable[Row]:
    """For readers who see names."""
    return ProtectedTable(tuple(rows), IN_FULL)


def protect(rows: Iterable[Row], veil: Callable[[Row], Row | None], protection: Protection) -> ProtectedTable[Row]:
    """`veil` gives a row without what may not be told, or None where nothing may be told of its group. What it hides was decided
    from the whole round, with what would give the hidden away over rows, columns, filters and rounds."""
    return ProtectedTable(tuple(one for row in rows if (one := veil(row)) is not None), protection)
