"""The course of every constituency over all rounds, as a table."""

from collections.abc import Iterator, Sequence

from reports.comparison.cells import score, title_of
from reports.comparison.columns import COURSE, course_of
from reports.comparison.values import Comparison, Side
from reports.dataset import ALL
from reports.packs.document import Table
from reports.sheets import Cell, count


def course(comparison: Comparison) -> Table:
    """Two rows each: its respondents of each round, and those rated in every round."""
    heads = [*COURSE]
    for at, one in enumerate(comparison.rounds, start=1):
        heads += course_of(at, one.title)
    rows: list[tuple[Cell, ...]] = []
    for part in (comparison.all, *comparison.constituencies):
        name = part.constituency or ALL
        matched = count(len(part.matched))
        rows.append((name, "all respondents", matched, *_over_rounds(comparison, part.respondents)))
        rows.append((name, "rated in every round", matched, *_over_rounds(comparison, part.cohort)))
    return Table(
        key="course",
        caption="Scores and ratings over all rounds",
        columns=tuple(one.column for one in heads),
        headings=tuple(one.heading for one in heads),
        rows=tuple(rows),
        base=f"{comparison.all.constituency or ALL} asked in each round",
    )


def _over_rounds(comparison: Comparison, seen: Sequence[Side | None]) -> Iterator[Cell]:
    for one, side in zip(comparison.rounds, seen, strict=True):
        if side is None:
            yield from ("0 of 0", "nobody", "nobody")
        else:
            yield from (side.n_of_N, score(side), title_of(one, side.rating))
