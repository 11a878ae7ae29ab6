"""What applying a kept file would change, sorted by what would become of each row, and whether its totals reconcile."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, get_args

from readiness.web.paging import Paged, paged
from readiness.web.showing import counted

Kind = Literal["changed", "new", "unchanged", "missing"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""`missing`: known, but not in the file; these stay as they are."""
A_PAGE = 50


class Found(Protocol):
    """The differences of a file, whatever its rows are of."""

    @property
    def changed(self) -> Sequence[Any]: ...
    @property
    def new(self) -> Sequence[Any]: ...
    @property
    def unchanged(self) -> Sequence[Any]: ...
    @property
    def missing(self) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class ByKind:
    """`rows`: a page of those of the kind that is shown."""

    counts: Mapping[str, int]
    shown: Kind
    rows: Paged[Any]

    @property
    def changes(self) -> int:
        return self.counts["new"] + self.counts["changed"]


def by_kind(found: Found, shown: str, number: int) -> ByKind:
    """`shown`: from an address; else the first kind of which there are any."""
    of_kind: dict[Kind, Sequence[Any]] = {
        "changed": found.changed, "new": found.new, "unchanged": found.unchanged, "missing": found.missing,
    }  # fmt: skip
    first: Kind = next((kind for kind in KINDS if of_kind[kind]), "changed")
    kind: Kind = next((one for one in KINDS if one == shown), first)
    return ByKind({one: len(of_kind[one]) for one in KINDS}, kind, paged(of_kind[kind], number, A_PAGE))


@dataclass(frozen=True, slots=True)
class Check:
    sentence: str
    holds: bool


def rows_check(read: int, found: Found) -> Check:
    new, changed, same = len(found.new), len(found.changed), len(found.unchanged)
    return Check(
        f"{counted(read, 'row')} read: {new:,} new, {changed:,} changed and {same:,} unchanged.",
        read == new + changed + same,
    )


def expected_check(said: str, found: int | str, expected: int | str) -> Check:
    """`said`: the sentence about what was found, without its end."""
    holds = str(found) == str(expected)
    ending = (
        "as you expected."
        if holds
        else f"but you expected {expected}. Find the difference, then upload the file again."
    )
    return Check(f"{said}, {ending}", holds)


def unmet(checks: Iterable[Check]) -> list[str]:
    return [one.sentence for one in checks if not one.holds]
