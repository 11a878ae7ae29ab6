"""What a pack holds, chapter by chapter, as a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.packs.documents import document_of
from readiness.packs.doors import Found
from readiness.scorekeeping import Instrument
from readiness.tables import FrozenPack
from reports.bands import bands_for
from reports.levels import shown_levels
from reports.packs.document import Block, Chart, Fill, Sentences, Table
from reports.packs.document import Pack as Document
from reports.packs.shown import shown
from reports.sheets import Column


@dataclass(frozen=True, slots=True)
class ShownCell:
    text: str
    kind: str
    """Of classes of a cell: number, and the ground of a level or a band."""


@dataclass(frozen=True, slots=True)
class ShownTable:
    caption: str
    headings: tuple[tuple[str, str], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    base: str
    notes: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One of them."""

    sentences: Sentences | None = None
    table: ShownTable | None = None
    chart: Chart | None = None
    data: str = ""
    """The caption of a table that stands only in the data, with its number of rows."""


@dataclass(frozen=True, slots=True)
class ShownChapter:
    key: str
    title: str
    purpose: str
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    back: str
    notice: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[ShownChapter, ...]
    styles: str
    sources: tuple[tuple[str, str], ...]


def preview_page(found: Found, frozen: FrozenPack | None, instrument: Instrument) -> PreviewPage:
    pack = found.pack
    document = document_of(
        pack, *((frozen.snapshot, frozen.messages) if frozen is not None else (pack.snapshot, pack.messages))
    )
    return PreviewPage(
        back=f"/packs/{pack.id}",
        notice=document.notice,
        facts=document.facts,
        chapters=_chapters(document, _grounds(instrument)),
        styles=f"/rounds/{found.round.id}/levels.css?v={instrument.compiled.scheme_ref.hash.rpartition(':')[2][:12]}",
        sources=document.sources,
    )


def _grounds(instrument: Instrument) -> dict[Fill, str]:
    """Colours to the classes that the style sheet of the round's scale has for them."""
    scale = instrument.compiled.scheme.scale
    levels = {Fill(one.colour, one.ink): f"level-{at}" for at, one in enumerate(shown_levels(scale), start=1)}
    bands = {Fill(one.colour, one.ink): f"band-{at}" for at, one in enumerate(bands_for(scale))}
    return {**bands, **levels}


def _chapters(document: Document, grounds: Mapping[Fill, str]) -> tuple[ShownChapter, ...]:
    return tuple(
        ShownChapter(one.key, one.title, one.purpose, tuple(_block(block, grounds) for block in one.blocks))
        for one in document.chapters
    )


def _block(block: Block, grounds: Mapping[Fill, str]) -> ShownBlock:
    if isinstance(block, Sentences):
        return ShownBlock(sentences=block)
    if isinstance(block, Chart):
        return ShownBlock(chart=block)
    if block.data_only:
        return ShownBlock(data=f"{block.caption} ({len(block.rows):,} rows)")
    return ShownBlock(table=_table(block, grounds))


def _table(table: Table, grounds: Mapping[Fill, str]) -> ShownTable:
    fills = table.fills or tuple((None,) * len(table.columns) for _ in table.rows)
    return ShownTable(
        caption=table.caption,
        headings=tuple((heading, _kind(column)) for heading, column in zip(table.headings, table.columns, strict=True)),
        rows=tuple(
            tuple(
                ShownCell(
                    shown(cell, column), " ".join(filter(None, (_kind(column), grounds.get(fill, "") if fill else "")))
                )
                for cell, column, fill in zip(row, table.columns, filled, strict=True)
            )
            for row, filled in zip(table.rows, fills, strict=True)
        ),
        base=table.base,
        notes=table.notes,
        message=table.message,
    )


def _kind(column: Column) -> str:
    return "" if column.shape == "text" else "number"
