"""The document being written: paper, styles, language, head and foot, and properties that hold no moment but that of the pack."""

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reports.numbers import day
from reports.packs.document import Pack
from reports.packs.laying_out import numbers_of_charts, numbers_of_tables

INK, QUIET, DARK, WAIT = "18222C", "4A5763", "0D2C46", "7A5200"
FONT = "Arial"
WIDE, HIGH, MARGIN = 210, 297, 20
"""Millimetres of A4 upright."""
_STYLES = (
    ("Normal", 10, False, INK), ("Title", 26, True, DARK), ("Subtitle", 14, False, QUIET), ("Heading 1", 18, True, DARK),
    ("Caption", 10.5, True, INK), ("List Bullet", 10, False, INK), ("Header", 8.5, False, QUIET), ("Footer", 8.5, False, QUIET),
)  # fmt: skip


class Paper:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.tables, self.charts = numbers_of_tables(pack), numbers_of_charts(pack)
        self.document: Any = Document()
        self.is_turned = False
        _about(self.document, pack)
        _styles(self.document, pack.language)
        _measure(self.document.sections[0], turned=False)
        _head_and_foot(self.document.sections[0], pack)

    @property
    def room(self) -> float:
        """Millimetres between the margins."""
        return (HIGH if self.is_turned else WIDE) - 2 * MARGIN

    def turn(self, turned: bool) -> bool:
        """On from a new page that lies or stands, if the one before did not. Whether that was needed."""
        if turned == self.is_turned:
            return False
        self.is_turned = turned
        _measure(self.document.add_section(WD_SECTION.NEW_PAGE), turned=turned)
        return True

    def paragraph(self, text: str, style: str = "Normal", *, size: float | None = None, colour: str | None = None, bold: bool = False, after: float = 6, keep: bool = False) -> Any:  # fmt: skip
        made = self.document.add_paragraph(style=style)
        run = made.add_run(text)
        run.bold = bold or None
        if size is not None:
            run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = RGBColor.from_string(colour)
        made.paragraph_format.space_after = Pt(after)
        made.paragraph_format.keep_with_next = keep
        return made


def field(paragraph: Any, code: str, shown: str) -> None:
    """A field of Word, such as the number of the page, with what it shows until it is worked out."""
    mark(paragraph, "begin")
    mark(paragraph, None, code)
    mark(paragraph, "separate")
    paragraph.add_run(shown)
    mark(paragraph, "end")


def mark(paragraph: Any, kind: str | None, code: str = "") -> None:
    """One part of a field: where it begins, ends or shows something; without a kind its code."""
    made = OxmlElement("w:instrText" if kind is None else "w:fldChar")
    if kind is None:
        made.set(qn("xml:space"), "preserve")
        made.text = code
    else:
        made.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(made)


def _about(document: Any, pack: Pack) -> None:
    about = document.core_properties
    about.title, about.subject, about.author, about.language = (
        pack.title[:255],
        pack.subtitle[:255],
        pack.programme[:255],
        pack.language,
    )
    about.last_modified_by, about.revision, about.comments, about.keywords = "", 1, "", ""
    about.created = about.modified = datetime.fromisoformat(pack.made_on)
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        package.rels.pop(key)  # a picture of another document


def _styles(document: Any, language: str) -> None:
    for name, size, bold, colour in _STYLES:
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
    for name in ("Title", "Subtitle"):
        for line in document.styles[name].element.iter(qn("w:pBdr")):
            line.getparent().remove(line)
            break
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    said = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    said.set(qn("w:val"), language)


def _measure(section: Any, *, turned: bool) -> None:
    width, height = (HIGH, WIDE) if turned else (WIDE, HIGH)
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(23), Mm(20)
    section.header_distance = section.footer_distance = Mm(11)


def _head_and_foot(section: Any, pack: Pack) -> None:
    head = section.header.paragraphs[0]
    head.add_run(f"{pack.programme}. ")
    notice = head.add_run(pack.notice)
    notice.bold, notice.font.color.rgb = True, RGBColor.from_string(WAIT)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{pack.title}. As of {day(pack.as_of)}. Page ")
    field(foot, "PAGE", "1")
    foot.add_run(" of ")
    field(foot, "NUMPAGES", "1")
    for paragraph, side in ((head, "bottom"), (foot, "top")):
        line = f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="4" w:space="4" w:color="CFD7DE"/></w:pBdr>'
        paragraph._p.get_or_add_pPr().insert_element_before(
            parse_xml(line), "w:shd", "w:tabs", "w:spacing", "w:jc", "w:rPr"
        )
