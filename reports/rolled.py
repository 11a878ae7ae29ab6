"""A rated round as pages, charts, exports and packs take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reports.beside import Beside
from reports.suppression.protected import ProtectedTable
from scoring.constituencies.values import Constituency
from scoring.receipt import Ref


@dataclass(frozen=True, slots=True)
class RolledRow:
    """A constituency, or all organisations together, with what stands beside its figures. `name` is as readers see it."""

    name: str
    rated: Constituency
    beside: Beside
    is_all: bool = False

    @property
    def with_denominator(self) -> str:
        """Large Supplier (14 of 15)."""
        return f"{self.name} ({self.rated.n} of {self.rated.organisations or 'unknown'})"


RolledTable: TypeAlias = ProtectedTable[RolledRow]


@dataclass(frozen=True, slots=True)
class Rolled:
    """`table` has all organisations together first, unless its reader sees single constituencies only; then each constituency
    in the round's order. `questionnaire` and `scheme`: what was asked, and what it was scored under."""

    questionnaire: Ref
    scheme: Ref
    table: RolledTable

    @property
    def rows(self) -> tuple[RolledRow, ...]:
        return self.table.rows

    @property
    def has_all(self) -> bool:
        return bool(self.rows) and self.rows[0].is_all

    @property
    def parts(self) -> tuple[RolledRow, ...]:
        """The constituencies."""
        return self.rows[1:] if self.has_all else self.rows

    @property
    def beside(self) -> Beside:
        """Of everything that is shown: of all together, or else added up."""
        return self.rows[0].beside if self.has_all else added_up([row.beside for row in self.rows])


def added_up(besides: Sequence[Beside]) -> Beside:
    """What is withheld of one is withheld of all."""
    gates = sorted({gate for one in besides for gate in one.failed})
    return Beside(
        answered=sum(one.answered for one in besides),
        means={},
        capped=_sum([one.capped for one in besides]),
        failed={gate: _sum([one.failed.get(gate, 0) for one in besides]) for gate in gates},
        reasons={},
    )


def _sum(counts: Sequence[int | None]) -> int | None:
    told = [count for count in counts if count is not None]
    return sum(told) if len(told) == len(counts) else None
