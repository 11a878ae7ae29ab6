"""What may be told of a comparison, drawn: shares of levels with what is withheld in a piece of its own, and why scores changed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reports.colours import NOT_TOLD, ink_on
from reports.comparison.cells import UNITS, figure, shown_cell
from reports.comparison.told_rows import ToldRow, ToldSide
from reports.levels import ShownLevel
from reports.packs.document import Chart, Series
from reports.sheets import Cell, Exact
from reports.suppression.protected import ProtectedTable

_CAUSES = (
    ("Who answered", "#8a6d1d"),
    ("What was asked", "#6b4c8a"),
    ("How it was weighed and scored", "#4d565e"),
    ("Real movement", "#17456b"),
)


def drawings(
    rows: ProtectedTable[ToldRow], base: str, levels: Sequence[ShownLevel]
) -> tuple[tuple[Chart, ...], tuple[Chart, ...]]:
    """Of ratings, and of causes; none where nothing can be drawn."""
    keys = {level.key for level in levels}
    sides = [one for row in rows.rows for one in _sides(row) if keys == one[1].shares.keys()]
    parted = [row for row in rows.rows if isinstance(row.parts[0], Exact)]
    alike = [row for row in parted if row.after.unit == parted[0].after.unit]
    return ((_ratings(sides, levels, base),) if sides else ()), ((_causes(alike, base),) if alike else ())


def _sides(row: ToldRow) -> list[tuple[str, ToldSide]]:
    """Of whom a level is told at least; those in both only where they are not everybody that is drawn already."""
    old, new = row.respondents
    named = [("before", old), ("now", new)]
    if not (row.matched == old.rated == new.rated):
        named += [("in both, before", row.cohort[0]), ("in both, now", row.cohort[1])]
    return [
        (f"{row.constituency}, {when} ({shown_cell(side.rated)} rated)", side)
        for when, side in named
        if any(isinstance(share, Exact) for share in side.shares.values())
    ]


def _ratings(sides: Sequence[tuple[str, ToldSide]], levels: Sequence[ShownLevel], base: str) -> Chart:
    series = [
        Series(
            title=level.title,
            values=tuple(_drawn(side.shares[level.key]) for _, side in sides),
            labels=tuple(_label(side.counts, level.key) for _, side in sides),
            colour=level.colour,
            ink=level.ink,
        )
        for level in levels
    ]
    left = tuple(_left(side.shares) for _, side in sides)
    if any(left):
        series.append(
            Series("Withheld", left, tuple("withheld" if one else "" for one in left), NOT_TOLD, ink_on(NOT_TOLD))
        )
    return Chart(
        key="ratings-compared",
        title="Ratings in both rounds, of all respondents and of the matched cohort",
        kind="shares",
        categories=tuple(name for name, _ in sides),
        series=tuple(series),
        unit="per cent of those rated",
        alternative="Stacked bars: the share of each level among the organisations rated, before and now, with those at levels that are withheld together at the end. The table below has the same numbers. Where all that are rated are in both rounds, they are drawn once.",
        base=base,
        table="distribution",
    )


def _drawn(share: Cell) -> str | None:
    return str(share) if isinstance(share, Exact) else None


def _label(counts: Mapping[str, Cell], level: str) -> str:
    return shown_cell(counts[level]) if isinstance(counts[level], Exact) else ""


def _left(shares: Mapping[str, Cell]) -> str | None:
    """What the levels that are told leave, which is no secret."""
    told = [Fraction(one) for one in shares.values() if isinstance(one, Exact)]
    return None if len(told) == len(shares) else str(figure(100 - sum(told, Fraction(0))))


def _causes(rows: Sequence[ToldRow], base: str) -> Chart:
    return Chart(
        key="parts-of-change",
        title="Why the score changed",
        kind="bars",
        categories=tuple(f"{row.constituency} ({shown_cell(row.matched)} in both)" for row in rows),
        series=tuple(
            Series(
                title=title,
                values=tuple(str(row.parts[at]) for row in rows),
                labels=tuple(shown_cell(row.parts[at]) for row in rows),
                colour=colour,
                ink=ink_on(colour),
            )
            for at, (title, colour) in enumerate(_CAUSES, start=1)
        ),
        unit={**UNITS, "percent": "percentage points"}[rows[0].after.unit],
        alternative="Bars: how much of the change comes from each of the four causes. The table below has the same numbers.",
        base=base,
        table="parts_of_change",
    )
