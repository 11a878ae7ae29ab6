"""What moved since the round before, for readers who do not see names: as the pages that compare rounds tell it to observers."""

from collections.abc import Sequence
from dataclasses import replace

from reports.comparison.cells import shown_cell
from reports.comparison.told import NOT_TOLD, TOGETHER, ToldRounds, told_chapter
from reports.comparison.told_rows import NO_CAUSES, ToldRow, told_rows
from reports.comparison.values import Pair
from reports.levels import ShownLevel
from reports.packs.document import Block, Chapter, Chart, Sentences, Table
from reports.packs.movement import KEY
from reports.packs.nothing import OTHER_PACK
from reports.sheets import Cell, Column, Exact
from reports.suppression.protected import ProtectedTable
from reports.tables.sheets import CONSTITUENCY

_MATRIX = "matrix"
"""The one table of the comparison that is short enough for pages and slides as it is."""
_BOTH = Column("matched", "Organisations rated in both rounds", "organisations", "count")
_SCORES = (
    CONSTITUENCY,
    Column("before", "Score and rating of all respondents before"),
    Column("now", "Score and rating of all respondents now"),
    _BOTH,
    Column("matched_before", "Score and rating before of those rated in both"),
    Column("matched_now", "Score and rating now of those rated in both"),
)
_COUNTS = (
    CONSTITUENCY,
    _BOTH,
    Column("improved", "Of these, with a better rating now", "organisations", "count"),
    Column("unchanged", "Of these, with the same rating", "organisations", "count"),
    Column("worsened", "Of these, with a worse rating now", "organisations", "count"),
    Column("joined", "Rated here now and not before", "organisations", "count"),
    Column("left", "Rated here before and not now", "organisations", "count"),
)
_WHY = (
    CONSTITUENCY,
    Column("change", "Later score less earlier: the sum of the four", "as the rule says", "hundredths"),
    Column("who_answered", "Because organisations joined and left", "as the rule says", "hundredths"),
    Column("what_was_asked", "Because of other questions", "as the rule says", "hundredths"),
    Column("how_scored", "Because of other rules or weights", "as the rule says", "hundredths"),
    Column("real_movement", "Because answers changed", "as the rule says", "hundredths"),
)


def told_movement(pair: Pair, told: ToldRounds, levels: Sequence[ShownLevel] = ()) -> Chapter:
    made, rows = told_chapter(pair, told, levels), told_rows([pair], told, TOGETHER)
    said, *others = made.blocks
    drawn = [one for one in others if not isinstance(one, Sentences)]
    base = drawn[0].base
    return Chapter(
        KEY,
        "Movement since the round before",
        f"What changed since {pair.before.title}, of all respondents and of those rated in both rounds, as far as it may be told without names.",
        (
            said,
            _table("scores", "All respondents, and those rated in both rounds", _SCORES, rows, base),
            _table("counts", "Who improved, worsened, joined and left", _COUNTS, rows, base),
            _table("why", "Why the score changed", _WHY, rows, base)
            if any(row.has_causes for row in rows.rows)
            else Sentences((NO_CAUSES,)),
            *map(_block, drawn),
            Sentences((NOT_TOLD, OTHER_PACK)),
        ),
    )


def told_messages(pair: Pair, told: ToldRounds) -> dict[str, str]:
    """Of 14 organisations rated in both rounds, 5 improved, 8 stayed and 1 worsened since Round one; nothing where that is withheld."""
    rows = told_rows([pair], told, TOGETHER).rows
    if not rows or not all(isinstance(one, Exact) for one in rows[0].ways):
        return {}
    improved, unchanged, worsened = map(shown_cell, rows[0].ways)
    moved = f"{improved} improved, {unchanged} stayed and {worsened} worsened"
    return {
        "movement": f"Of {shown_cell(rows[0].matched)} organisations rated in both rounds, {moved} since {pair.before.title}."
    }


def _table(key: str, caption: str, columns: tuple[Column, ...], rows: ProtectedTable[ToldRow], base: str) -> Table:
    headings = {
        "scores": ("Constituency", "All, before", "All, now", "In both", "In both, before", "In both, now"),
        "counts": ("Constituency", "In both", "Improved", "Unchanged", "Worsened", "Joined", "Left"),
        "why": ("Constituency", "Change", "Who answered", "What was asked", "How it was scored", "Real movement"),
    }[key]
    make = {"scores": _scores, "counts": _counts, "why": _why}[key]
    return Table(f"{KEY}-{key}", caption, columns, headings, tuple(make(row) for row in rows.rows), base)


def _scores(row: ToldRow) -> tuple[Cell, ...]:
    units = (row.before.unit, row.after.unit)
    cells = [
        f"{shown_cell(side.score, unit)} ({side.rating})" if isinstance(side.score, Exact) else str(side.rating)
        for side, unit in zip((*row.respondents, *row.cohort), units * 2, strict=True)
    ]
    return (row.constituency, *cells[:2], row.matched, *cells[2:])


def _counts(row: ToldRow) -> tuple[Cell, ...]:
    joined, _, left, _ = row.came_and_went
    return (row.constituency, row.matched, *row.ways, joined, left)


def _why(row: ToldRow) -> tuple[Cell, ...]:
    return (row.constituency, *row.parts)


def _block(block: Table | Chart) -> Block:
    """Under keys that no other chapter has."""
    if isinstance(block, Chart):
        return replace(block, key=f"{KEY}-{block.key}", table=f"{KEY}-{block.table}")
    return replace(block, key=f"{KEY}-{block.key}", data_only=block.key != _MATRIX)
