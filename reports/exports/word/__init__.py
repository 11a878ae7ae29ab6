"""DOCX: the document to be worked on in a word processor, with headings, contents, tables whose head is repeated, and pictures."""

from collections.abc import Sequence
from io import BytesIO

from reports.exports.archive import settled
from reports.exports.pdf import pictures
from reports.exports.word.paper import Paper
from reports.exports.word.tables import sources_table, table_of
from reports.exports.word.texts import chart_of, contents, front_page, heading, sentences
from reports.packs.document import Pack, Sentences, Table
from reports.packs.laying_out import lying
from reports.packs.shown import printable


def word(given: Pack, *, fonts: Sequence[str]) -> bytes:
    """`fonts`: folders of the typeface that charts are drawn with."""
    pack = printable(given)
    paper = Paper(pack)
    drawn = dict(zip((one.key for one in pack.charts), pictures(pack.charts, fonts=fonts), strict=True))
    front_page(paper)
    contents(paper)
    for number, chapter in enumerate(pack.chapters, start=1):
        heading(paper, chapter, number)
        for block, lies in zip(chapter.blocks, lying(chapter), strict=True):
            paper.turn(lies)
            if isinstance(block, Sentences):
                sentences(paper, block)
            elif isinstance(block, Table):
                table_of(paper, block)
            else:
                chart_of(paper, block, drawn[block.key])
    sources_table(paper, len(pack.chapters) + 1)
    into = BytesIO()
    paper.document.save(into)
    return settled(into.getvalue())
