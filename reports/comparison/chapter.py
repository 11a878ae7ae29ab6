"""The chapter of a pack that compares two rounds, from the values that the page shows."""

from fractions import Fraction

from reports.colours import ink_on
from reports.comparison import tables
from reports.comparison.cells import UNITS, figure, name_of, shown_cell
from reports.comparison.headlines import headlines
from reports.comparison.values import Pair, Part, Side
from reports.levels import ShownLevel
from reports.packs.document import Block, Chapter, Chart, Sentences, Series
from scoring.decomposition.values import Decomposition

_PARTS = (
    ("Who answered", "#8a6d1d"),
    ("What was asked", "#6b4c8a"),
    ("How it was weighed and scored", "#4d565e"),
    ("Real movement", "#17456b"),
)


def chapter(pair: Pair, levels: tuple[ShownLevel, ...]) -> Chapter:
    """`levels`: those of the later round as they are shown, the worst first."""
    blocks: list[Block] = [Sentences(headlines(pair), listed=True, emphasised=True)]
    if pair.warnings:
        blocks.append(Sentences(pair.warnings, listed=True))
    blocks.append(tables.sides([pair]))
    if pair.scales.comparable:
        blocks.append(_ratings(pair, levels))
    blocks += [tables.distributions([pair]), tables.movements([pair]), tables.matrix(pair, pair.all)]
    parted = _parted(pair)
    if parted:
        blocks.append(_parts(pair, parted))
    blocks += [tables.parts_of_change([pair]), tables.questions([pair]), tables.warnings([pair])]
    return Chapter(
        key=f"comparison-{pair.before.key}-{pair.after.key}",
        title=f"{pair.after.title} against {pair.before.title}",
        purpose="What changed between the two rounds, of whom that is true, and why the figures changed.",
        blocks=tuple(blocks),
    )


def _ratings(pair: Pair, levels: tuple[ShownLevel, ...]) -> Chart:
    sides: list[tuple[str, Side]] = []
    for part in pair.parts:
        name = name_of(part)
        found = [("before", part.before), ("now", part.after)]
        if _has_cohort(part):
            found += [("in both, before", part.matched_before), ("in both, now", part.matched_after)]
        sides += [(f"{name}, {when} ({side.rated:,} rated)", side) for when, side in found]
    return Chart(
        key="ratings-compared",
        title="Ratings in both rounds, of all respondents and of the matched cohort",
        kind="shares",
        categories=tuple(name for name, _ in sides),
        series=tuple(
            Series(
                title=level.title,
                values=tuple(_share(side, level.key) for _, side in sides),
                labels=tuple(f"{side.at.get(level.key, 0):,}" for _, side in sides),
                colour=level.colour,
                ink=level.ink,
            )
            for level in levels
        ),
        unit="per cent of those rated",
        alternative="Stacked bars: the share of each level among the organisations rated, before and now. The table below has the same numbers. Where all that are rated are in both rounds, they are drawn once.",
        base=tables.base_of([pair]),
        table="distribution",
    )


def _has_cohort(part: Part) -> bool:
    """Whether those in both rounds are somebody, and not all that are drawn already."""
    return bool(part.matched) and not len(part.matched) == part.before.rated == part.after.rated


def _share(side: Side, level: str) -> str | None:
    rated = sum(side.at.values())
    return None if not rated else str(figure(Fraction(side.at.get(level, 0) * 100, rated)))


def _parted(pair: Pair) -> list[tuple[Part, Decomposition]]:
    """What can be drawn together: levels and per cent have no common axis."""
    found = [(part, part.decomposition) for part in pair.parts if isinstance(part.decomposition, Decomposition)]
    return [(part, parted) for part, parted in found if parted.unit == found[0][1].unit]


def _parts(pair: Pair, parted: list[tuple[Part, Decomposition]]) -> Chart:
    return Chart(
        key="parts-of-change",
        title="Why the score changed",
        kind="bars",
        categories=tuple(f"{name_of(part)} ({len(part.matched):,} in both)" for part, _ in parted),
        series=tuple(
            Series(
                title=title,
                values=tuple(str(figure(one.parts[at])) for _, one in parted),
                labels=tuple(shown_cell(figure(one.parts[at])) for _, one in parted),
                colour=colour,
                ink=ink_on(colour),
            )
            for at, (title, colour) in enumerate(_PARTS)
        ),
        unit={**UNITS, "percent": "percentage points"}[parted[0][1].unit],
        alternative="Bars: how much of the change comes from each of the four causes. The table below has the same numbers.",
        base=tables.base_of([pair]),
        table="parts_of_change",
    )
