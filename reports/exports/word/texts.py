"""What is written: the front page, contents, headings, sentences, and pictures of charts with what they show in words."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from reports.exports.word.paper import QUIET, WAIT, Paper, mark
from reports.numbers import day, ended
from reports.packs.document import Chapter, Chart, Sentences
from reports.packs.laying_out import lying

SOURCES = "What this pack was made from"


def front_page(paper: Paper) -> None:
    pack = paper.pack
    paper.paragraph(pack.programme, size=12, bold=True, after=24)
    paper.paragraph(pack.title, "Title", after=6)
    paper.paragraph(pack.subtitle, "Subtitle", after=14)
    paper.paragraph(pack.notice, colour=WAIT, bold=True, after=14)
    for name, text in (*pack.facts, ("Made on", day(pack.made_on))):
        made = paper.paragraph(f"{name}: ", colour=QUIET, after=3)
        made.add_run(text).bold = True


def contents(paper: Paper) -> None:
    """A field that Word fills with the numbers of pages when it is asked to; until then it names the chapters and leads there."""
    paper.paragraph("Contents", size=14, bold=True, after=6, keep=True).paragraph_format.space_before = Pt(18)
    titles = [*(one.title for one in paper.pack.chapters), SOURCES]
    for number, title in enumerate(titles, start=1):
        made = paper.paragraph("", after=3)
        if number == 1:
            mark(made, "begin")
            mark(made, None, 'TOC \\o "1-1" \\h \\z')
            mark(made, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"chapter{number}")
        run = made.add_run(title)
        link.append(run._r)
        made._p.append(link)
        if number == len(titles):
            mark(made, "end")


def heading(paper: Paper, chapter: Chapter, number: int) -> None:
    """A chapter whose figures lie begins on the page that lies."""
    new = paper.turn(lying(chapter)[:1] == (True,))
    made = titled(paper, chapter.title, number)
    has_figures = any(not isinstance(one, Sentences) for one in chapter.blocks)
    made.paragraph_format.page_break_before = not new and (has_figures or number == 1)
    made.paragraph_format.space_before = Pt(0 if new or has_figures else 24)
    if chapter.purpose:
        paper.paragraph(chapter.purpose, size=11, colour=QUIET, after=10, keep=True)


def titled(paper: Paper, title: str, number: int) -> Any:
    made = paper.document.add_paragraph(title, style="Heading 1")
    mark = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="chapter{number}"/>'
    made._p.insert(1, parse_xml(mark))
    made._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))
    return made


def sentences(paper: Paper, block: Sentences) -> None:
    for text in block.texts:
        made = paper.paragraph(
            text, "List Bullet" if block.listed else "Normal", size=12.5 if block.emphasised else None, after=6
        )
        if block.emphasised:
            ground = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEF3F7"/>'
            made._p.get_or_add_pPr().insert_element_before(
                parse_xml(ground), "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
            )


def chart_of(paper: Paper, chart: Chart, pictures: Sequence[bytes]) -> None:
    number = paper.charts[chart.key]
    for at, picture in enumerate(pictures, start=1):
        more = f" (part {at} of {len(pictures)})" if len(pictures) > 1 else ""
        caption = paper.paragraph(f"Figure {number}: {chart.title}{more}", "Caption", after=4, keep=True)
        caption.paragraph_format.space_before = Pt(12)
        made = paper.paragraph("", after=2, keep=True)
        shape = made.add_run().add_picture(BytesIO(picture), width=Mm(paper.room))
        said = shape._inline.docPr
        said.set("name", f"Figure {number}")
        said.set("descr", f"{chart.alternative} {chart.base}")
        base = f"{ended(chart.base)} Its figures are in Table {paper.tables[chart.table]}."
        paper.paragraph(base, size=8.5, colour=QUIET, after=12)
