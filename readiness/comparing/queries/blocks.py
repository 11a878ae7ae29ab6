"""The blocks of a chapter as the page shows them: every cell is the text that the table's own cell makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from readiness.comparison_drawing import Bar, drawn
from readiness.comparison_report import laid_out
from readiness.web.frame import Link
from reports.packs.document import Block, Chapter, Chart, Sentences, Table

SHORT, WORDY = 14, 60
"""Characters of a cell that may break, and of one that is read as a sentence."""
LONG = 20
"""Rows from which a table is folded up."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    text: str | Link
    kind: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    caption: str
    label: str
    """Of the region in which it scrolls: another one for each on the page."""
    headings: tuple[tuple[str, str], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    base: str
    notes: tuple[str, ...]
    is_matrix: bool = False

    @property
    def is_long(self) -> bool:
        return len(self.rows) > LONG


@dataclass(frozen=True, slots=True)
class ShownChart:
    chart: Chart
    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One of them. `is_warning`: what changed in the base."""

    sentences: Sentences | None = None
    table: ShownTable | None = None
    chart: ShownChart | None = None
    is_warning: bool = field(default=False)


def blocks_of(chapter: Chapter, links: Mapping[str, str]) -> tuple[Shown, ...]:
    """Warnings first, whatever the order in the chapter."""
    made = [_block(at, one, chapter.title, links) for at, one in enumerate(chapter.blocks)]
    return tuple(sorted(made, key=lambda one: not one.is_warning))


def _block(at: int, block: Block, title: str, links: Mapping[str, str]) -> Shown:
    if isinstance(block, Sentences):
        return Shown(sentences=block, is_warning=at == 1 and not block.emphasised)
    if isinstance(block, Chart):
        return Shown(chart=ShownChart(block, f"{title}: {block.title}, drawn", drawn(block)))
    return Shown(table=table_of(block, links, of=title))


def _width(text: str) -> str:
    """Sentences get room to be read in."""
    return "sentence" if len(text) > WORDY else "words" if len(text) > SHORT else ""


def table_of(
    table: Table, links: Mapping[str, str] | None = None, *, of: str = "", most: int | None = None
) -> ShownTable:
    """`links`: addresses by what stands in the first column; `of`: what it belongs to; `most`: rows at most."""
    ways = links or {}
    made = laid_out(table)
    kinds = ["number" if one.is_number else "" for one in made.headings]
    is_matrix = table.key == "matrix"
    rows = []
    for row_number, row in enumerate(made.rows[:most]):
        cells = []
        for column, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            text = Link(cell.text, ways[cell.text]) if column == 0 and cell.text in ways else cell.text
            same = is_matrix and column and table.headings[column] == table.rows[row_number][0]
            cells.append(ShownCell(text, " ".join(filter(None, (kind, "unmoved" if same else "", _width(cell.text))))))
        rows.append(tuple(cells))
    return ShownTable(
        caption=table.caption,
        label=f"{of}: {table.caption}" if of else table.caption,
        headings=tuple((one.text, kind) for one, kind in zip(made.headings, kinds, strict=True)),
        rows=tuple(rows),
        base=table.base,
        notes=table.notes,
        is_matrix=is_matrix,
    )
