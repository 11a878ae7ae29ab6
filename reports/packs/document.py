"""What a pack holds, before any format: chapters of sentences, tables and charts, whose figures are exact texts.

Formats draw what is here and compute nothing, so that a figure is the same on a page, a slide and in a workbook.
"""

from dataclasses import dataclass
from typing import Literal

from reports.sheets import Cell, Column


@dataclass(frozen=True, slots=True)
class Sentences:
    """Paragraphs, or with `listed` the items of a list. `emphasised`: the headline messages of the pack."""

    texts: tuple[str, ...]
    listed: bool = False
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """How a cell of a table is coloured; its text says the same without colour."""

    colour: str
    ink: str


@dataclass(frozen=True, slots=True)
class Table:
    """`key` names its file among the data of the pack. `rows` have one cell for each column. `base` says what the figures are
    based on (n of N, as of when). `fills` has, where the table is a heat map, one colour or none for each cell. `data_only`:
    too long to print, so that it stands in the data and not on pages and slides. `message`: in a full sentence what to take
    from it, which is the title of its slide; without it the caption is."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    """As people read them, one for each column; a column's key is for files."""
    rows: tuple[tuple[Cell, ...], ...]
    base: str
    fills: tuple[tuple[Fill | None, ...], ...] = ()
    notes: tuple[str, ...] = ()
    data_only: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """`values`: exact decimals, one for each category; None draws nothing. `labels` stand on the marks."""

    title: str
    values: tuple[str | None, ...]
    labels: tuple[str, ...]
    colour: str
    ink: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Drawn from the table of key `table`, which stands beside it. `shares`: stacked bars of a hundred per cent; `stacked`:
    stacked bars of counts; `bars`: bars side by side; `lines`: a line a series over the categories in order. Categories carry
    their own denominators, such as `Large Supplier (14 of 15)`. `alternative` says in a sentence what it shows. `message`: in a
    full sentence what to take from it, which is the title of its slide; without it the chart's own title is."""

    key: str
    title: str
    kind: Literal["shares", "stacked", "bars", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alternative: str
    base: str
    table: str
    message: str = ""


Block = Sentences | Table | Chart


@dataclass(frozen=True, slots=True)
class Chapter:
    """`purpose`: in one sentence, what the reader finds here."""

    key: str
    title: str
    purpose: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """`notice` is printed on every page and slide (illustrative data, or for whom it is). `facts`: pairs of a name and a text for
    the front page. `sources`: what it was made from, by name and content hash. `as_of` and `made_on`: days as ISO 8601 has them
    (2025-10-31), and `made_on` is the only date that files carry."""

    title: str
    subtitle: str
    programme: str
    notice: str
    language: str
    as_of: str
    made_on: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Table))

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Chart))

    def table(self, key: str) -> Table:
        return next(one for one in self.tables if one.key == key)
