"""A comparison for readers who do not see names, laid out from protected rows: each round, those rated in both, and what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.comparison import columns
from reports.comparison.cells import NONE, NOT_COMPARABLE, UNITS, shown_cell, signed
from reports.comparison.columns import Headed
from reports.comparison.tables import coverage, table_of
from reports.comparison.told_drawn import drawings
from reports.comparison.told_rows import (
    NO_CAUSES,
    NOTHING,
    ToldRound,
    ToldRounds,
    ToldRow,
    ToldSide,
    change,
    told_rows,
    told_side,
)
from reports.comparison.values import Comparison, Pair, QuestionMovement
from reports.levels import ShownLevel
from reports.numbers import listed
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.sheets import WITHHELD, Cell, Column, Exact, count
from reports.suppression.protected import ProtectedTable, Protection

__all__ = ["NOT_TOLD", "ToldRound", "ToldRounds", "told_chapter", "told_rounds", "told_tables"]

NOT_TOLD = (
    "Which organisations moved, what they weigh, and how many answers to a question went which way are shown to those who see names. "
    "A constituency has a matrix of its own where enough of its organisations fall to each level."
)
TOGETHER = Protection(names=False)
Row = tuple[Cell, ...]
Rows = ProtectedTable[ToldRow]


def _but(heads: Sequence[Headed], *keys: str) -> tuple[Headed, ...]:
    return tuple(one for one in heads if one.column.key not in keys)


_SIDES = _but(columns.SIDES, "tendency")
_MOVEMENTS = _but(columns.MOVEMENTS, "score_up", "score_down")
_DISTRIBUTION = _but(columns.DISTRIBUTION, "weight_before", "weight_after")
_MATRIX = _but(columns.MATRIX, "weight")
_WHICH_WAY = Headed("Which way", Column("which_way", "Whether more of these answers got better or worse, or as many"))
_QUESTIONS = (*_but(columns.QUESTIONS[:-1], "better", "same", "worse", "changed", "mean_before", "mean_after"), _WHICH_WAY, columns.QUESTIONS[-1])  # fmt: skip
_CAUSES = ("who answered", "what was asked", "how it was weighed and scored", "real movement")


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid out: rows that are protected, and what stands above and below them."""

    rows: Rows
    base: str


def told_tables(comparison: Comparison, told: ToldRounds, protection: Protection = TOGETHER) -> tuple[Table, ...]:
    pairs = comparison.pairs
    laid = Laid(told_rows(pairs, told, protection), _base(pairs))
    return (told_rounds(comparison, told), *_tables(laid), _questions(pairs, told))


def told_chapter(
    pair: Pair, told: ToldRounds, levels: Sequence[ShownLevel] = (), protection: Protection = TOGETHER
) -> Chapter:
    """`levels`: those of the later round as they are shown, the worst first."""
    laid = Laid(told_rows([pair], told, protection), _base([pair]))
    sides, movements, distributions, _, parts = _tables(laid)
    ratings, causes = drawings(laid.rows, laid.base, levels if pair.scales.comparable else ())
    blocks: list[Block] = [Sentences((*_headlines(laid.rows), coverage(pair)), listed=True, emphasised=True), sides]
    blocks += [
        *ratings,
        distributions,
        movements,
        *_two_ways(laid),
        *causes,
        _told_causes(laid.rows, parts),
        _questions([pair], told),
    ]
    return Chapter(
        key=f"comparison-{pair.before.key}-{pair.after.key}",
        title=f"{pair.after.title} against {pair.before.title}",
        purpose="What changed between the two rounds, of whom that is true, and why, as far as it may be told without names.",
        blocks=tuple(blocks),
    )


def told_rounds(comparison: Comparison, told: ToldRounds) -> Table:
    rows = []
    for one, side in zip(comparison.rounds, comparison.all.respondents, strict=True):
        refs = (f"{ref.key} {ref.version}" for ref in (one.questionnaire, one.scheme))
        found: Row = (NONE,) * 4
        if side is not None:
            made = told_side(side, told.rounds[one.key], one, comparison.all.constituency)
            found = (made.n_of_N, made.rated, made.score, made.rating)
        rows.append((one.title, one.as_of, *refs, *found))
    base = f"{comparison.all.constituency or 'All organisations'} asked in each round"
    return table_of("rounds", "The rounds compared", columns.ROUNDS, rows, base)


def _tables(laid: Laid) -> tuple[Table, ...]:
    rows, base = laid.rows.rows, laid.base
    return (
        table_of("comparison", "All respondents and the matched cohort", _SIDES, map(_side_row, rows), base),
        table_of("movements", "Who improved, worsened, joined and left", _MOVEMENTS, map(_movement_row, rows), base),
        table_of("distribution", "Ratings before and now", _DISTRIBUTION, [one for row in rows for one in _levels(row)], base),
        table_of("movement_matrix", "Movement from rating to rating", _MATRIX, [one for row in rows for one in _cells(row)], base),
        table_of("parts_of_change", "Why the score changed", columns.PARTS, map(_parts_row, rows), base),
    )  # fmt: skip


def _place(row: ToldRow) -> Row:
    return row.before.title, row.after.title, row.constituency


def _side_row(row: ToldRow) -> Row:
    (old, new), (was, now) = row.respondents, row.cohort
    return (
        *_place(row),
        old.n_of_N,
        new.n_of_N,
        old.score,
        new.score,
        change(old.score, new.score, row.comparable),
        old.rating,
        new.rating,
        row.matched,
        was.score,
        now.score,
        change(was.score, now.score, row.comparable),
        row.unit,
    )


def _movement_row(row: ToldRow) -> Row:
    return (*_place(row), row.matched, *row.ways, *row.came_and_went)


def _levels(row: ToldRow) -> Iterator[Row]:
    for of, (before, after) in (("all respondents", row.respondents), ("matched cohort", row.cohort)):
        for level in row.levels:
            numbers = [side.counts.get(level.key, "no such level") for side in (before, after)]
            shares = [side.shares.get(level.key, "no such level") for side in (before, after)]
            yield (
                *_place(row),
                of,
                level.title,
                *numbers,
                change(numbers[0], numbers[1], NOT_COMPARABLE not in row.ways),
                *shares,
            )


def _cells(row: ToldRow) -> Iterator[Row]:
    old, new = ({level.key: level.title for level in seen.levels} for seen in (row.before, row.after))
    for (one, other), number in (row.matrix or {}).items():
        yield (*_place(row), old[one], new[other], number)


def _two_ways(laid: Laid) -> Iterator[Table]:
    """Of the first row, which is all organisations together unless one constituency is looked at."""
    for row in laid.rows.rows[:1]:
        if row.matrix is None:
            continue
        matrix, new = row.matrix, row.after.levels
        meaning = "Organisations rated in both rounds that went this way"
        yield Table(
            key="matrix",
            caption=f"From {row.before.title} (rows) to {row.after.title} (columns): {row.constituency}, rated in both",
            columns=(
                Column("from", "Level in the earlier round"),
                *(Column(f"to_{one.key}", meaning, "organisations", "count") for one in new),
            ),
            headings=(f"Was in {row.before.title}", *(one.title for one in new)),
            rows=tuple((old.title, *(matrix[old.key, one.key] for one in new)) for old in row.before.levels),
            base=laid.base,
        )


def _told_causes(rows: ProtectedTable[ToldRow], table: Table) -> Block:
    """A sentence in place of a table in which there is nothing but one word."""
    return table if any(row.has_causes for row in rows.rows) else Sentences((NO_CAUSES,))


def _parts_row(row: ToldRow) -> Row:
    scores = [side.score for side in row.respondents]
    return (*_place(row), *scores, *row.parts, row.unit, row.note)


def _headlines(rows: Rows) -> Iterator[str]:
    for row in rows.rows[:1]:
        old, new = row.respondents
        yield (
            f"{row.constituency}: from {_said(old, row.before.unit)} to {_said(new, row.after.unit)} for all respondents "
            f"({old.n_of_N} handed in, then {new.n_of_N})."
        )
        if isinstance(row.matched, Exact) and row.matched != "0":
            yield from _moved(row)


def _moved(row: ToldRow) -> Iterator[str]:
    was, now = row.cohort
    went = f"from {_said(was, row.before.unit)} to {_said(now, row.after.unit)}"
    yield f"The {shown_cell(row.matched)} organisations rated in both rounds went {went}{_which(row.ways)}."
    whole, *causes = row.parts
    if isinstance(whole, Exact):
        pieces = [f"{what} makes {signed(one)}" for one, what in zip(causes, _CAUSES, strict=True)]
        unit = "percentage points" if row.after.unit == "percent" else UNITS[row.after.unit]
        yield f"{row.constituency}: of the change of {signed(whole)} {unit}, {listed(pieces)}."


def _which(ways: Sequence[Cell]) -> str:
    if NOT_COMPARABLE in ways:
        return "; their levels cannot be compared"
    if any(not isinstance(one, Exact) for one in ways):
        return "; how many improved or worsened is withheld in part"
    improved, unchanged, worsened = map(shown_cell, ways)
    return f"; {improved} improved, {worsened} worsened and {unchanged} stayed at their level"


def _said(side: ToldSide, unit: str) -> str:
    if isinstance(side.score, Exact):
        return f"{shown_cell(side.score, unit)} ({side.rating})"
    return str(side.rating)


def _questions(pairs: Sequence[Pair], told: ToldRounds) -> Table:
    rows = (_question_row(pair, one, told) for pair in pairs for one in pair.questions.questions)
    return table_of(
        "questions", "Question by question", _QUESTIONS, rows, _base(pairs), tuple(coverage(pair) for pair in pairs)
    )


def _question_row(pair: Pair, one: QuestionMovement, told: ToldRounds) -> Row:
    """Which way, and over how many, where something may be told of those in both rounds; never how many answers went which way."""
    said = (pair.before.title, pair.after.title, one.number, one.text, one.verdict, "yes" if one.comparable else "no")
    if one.all is None:
        return (*said, *(NOT_COMPARABLE,) * 3, one.reason)
    both = [told.rounds[seen.key] for seen in (pair.before, pair.after)]
    if told.part(pair, pair.all) == NOTHING or one.all.n < max(of.fewest for of in both):
        return (*said, *(WITHHELD,) * 3, one.reason)
    way = one.all.better - one.all.worse
    which = "more got better" if way > 0 else "more got worse" if way < 0 else "as many got better as worse"
    return (*said, count(one.all.n), count(one.all.of), which, one.reason)


def _base(pairs: Sequence[Pair]) -> str:
    return "; ".join(
        f"{one.before.title}, as of {one.before.as_of}, to {one.after.title}, as of {one.after.as_of}" for one in pairs
    )
