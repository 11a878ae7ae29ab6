"""Tables with what they are called and based on; wide ones on pages that lie."""

from docx.oxml import parse_xml
from docx.shared import Pt

from reports.exports.word.paper import QUIET, Paper
from reports.exports.word.table_xml import table_xml
from reports.exports.word.texts import SOURCES, titled
from reports.packs.document import Table
from reports.packs.laying_out import in_parts
from reports.sheets import Column

_MOST_COLUMNS = 15


def table_of(paper: Paper, table: Table) -> None:
    number = paper.tables[table.key]
    if table.data_only:
        paper.paragraph(
            f"Table {number}: {table.caption}", "Caption", after=2, keep=True
        ).paragraph_format.space_before = Pt(12)
        paper.paragraph(
            f"Not printed here: its {len(table.rows)} rows are in the data of this pack, under the name {table.key}. {table.base}",
            size=9, colour=QUIET, after=12,
        )  # fmt: skip
        return
    parts = in_parts(table, _MOST_COLUMNS)
    for at, part in enumerate(parts, start=1):
        more = f" (columns, part {at} of {len(parts)})" if len(parts) > 1 else ""
        caption = paper.paragraph(f"Table {number}: {table.caption}{more}", "Caption", after=4, keep=True)
        caption.paragraph_format.space_before = Pt(12)
        _insert(paper, table_xml(part, paper.room, f"{table.caption}. {table.base}"))
        paper.paragraph(
            table.base, size=8.5, colour=QUIET, after=2, keep=bool(table.notes)
        ).paragraph_format.space_before = Pt(4)
        for note in table.notes:
            paper.paragraph(note, size=8.5, colour=QUIET, after=2)


def sources_table(paper: Paper, number: int) -> None:
    paper.turn(False)
    titled(paper, SOURCES, number).paragraph_format.space_before = Pt(24)
    paper.paragraph(
        "The same sources give the same pack, byte for byte. A hash names the exact content of each.",
        size=11,
        colour=QUIET,
        keep=True,
    )
    columns = (Column("source", ""), Column("hash", ""))
    _insert(
        paper,
        table_xml(
            Table("sources", SOURCES, columns, ("Source", "Content hash"), paper.pack.sources, ""),
            paper.room,
            SOURCES,
            size=7.5,
        ),
    )


def _insert(paper: Paper, xml: str) -> None:
    body = paper.document.element.body
    body.insert(len(body) - 1, parse_xml(xml))  # before the last section's properties
    paper.paragraph("", after=0)  # without which Word would add one to a document that ends in a table
