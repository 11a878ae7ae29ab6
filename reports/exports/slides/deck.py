"""The deck: what every slide has, which is a title, the base of its figures, a notice, its number and notes."""

from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches, Pt

from reports.exports.slides.paint import (
    BRAND,
    DARK,
    EDGE,
    LEFT,
    QUIET,
    WAIT,
    WIDTH,
    one_line,
    rgb,
    run,
    text_box,
    title_size,
)
from reports.exports.slides.theme import kept_layouts, set_theme
from reports.numbers import day
from reports.packs.document import Pack

_PROPERTY = 255
_LONGEST_TITLE, _LONGEST_ABOVE, _LONGEST_BASE = 220, 118, 330
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NUMBER = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="slidenum" '
    'id="{5B0A4B5C-0000-4000-8000-000000000001}"><a:rPr lang="en" sz="900"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:rPr>'
    "<a:t>%d</a:t></a:fld>"
)


class Deck:
    """A presentation being made. Every slide but the front page comes from `slide`."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.presentation: Any = Presentation()
        self._numbers: list[Any] = []
        made_on = datetime.fromisoformat(pack.made_on)
        about = self.presentation.core_properties
        about.title, about.subject, about.author = (
            one[:_PROPERTY] for one in (pack.title, pack.subtitle, pack.programme)
        )
        about.language = pack.language
        about.last_modified_by, about.revision, about.keywords = "", 1, ""
        about.created = about.modified = made_on
        self.presentation.slide_width, self.presentation.slide_height = Inches(13.333), Inches(7.5)
        set_theme(self.presentation)
        package = self.presentation.part.package
        for key in [key for key, one in package._rels.items() if one.reltype.endswith("/thumbnail")]:
            package._rels.pop(key)  # a picture of another deck
        self._front, self._title_only = kept_layouts(self.presentation)

    def front(self) -> Any:
        return self.presentation.slides.add_slide(self._front)

    def slide(self, *, title: str, above: str, base: str, notes: str) -> Any:
        """`above`: the chapter, small over the title. `base`: what the figures are based on."""
        made = self.presentation.slides.add_slide(self._title_only)
        notes = "\n\n".join((title, notes)) if len(title) > _LONGEST_TITLE else notes
        title = one_line(title, _LONGEST_TITLE)
        made.shapes.title.text_frame.text = title
        run(made.shapes.title.text_frame.paragraphs[0], size=title_size(title), colour=DARK, bold=True)
        text_box(
            made,
            "Chapter",
            one_line(above, _LONGEST_ABOVE),
            (LEFT, Inches(0.28), WIDTH, Inches(0.3)),
            size=12,
            colour=BRAND,
            bold=True,
        )
        text_box(
            made,
            "Base",
            one_line(base, _LONGEST_BASE),
            (LEFT, Inches(6.52), WIDTH, Inches(0.45)),
            size=10.5,
            colour=QUIET,
            anchor=MSO_ANCHOR.BOTTOM,
        )
        self._foot(made)
        sources = "\n".join(f"{name}: {content}" for name, content in self.pack.sources)
        made.notes_slide.notes_text_frame.text = "\n\n".join(one for one in (notes, base, f"Sources\n{sources}") if one)
        return made

    def finish(self) -> None:
        """What can be said only when all slides are there: how many they are, and the language of every text."""
        last = len(self.presentation.slides)
        for paragraph in self._numbers:
            paragraph.add_run().text = f" of {last}"
            run(paragraph, size=9, colour=QUIET)
        for slide in self.presentation.slides:
            for one in (slide, slide.notes_slide):
                for element in one._element.iter(f"{_DRAWING}r", f"{_DRAWING}fld"):
                    element.get_or_add_rPr().set("lang", self.pack.language)

    def _foot(self, slide: Any) -> None:
        line = slide.shapes.add_connector(1, LEFT, Inches(7.0), Emu(LEFT + WIDTH), Inches(7.0))
        line.line.color.rgb, line.line.width, line.name = rgb(EDGE), Pt(0.75), "Line"
        line._element.remove(line._element.find("{*}style"))  # which has a shadow
        if self.pack.notice:
            text_box(
                slide,
                "Notice",
                self.pack.notice,
                (LEFT, Inches(7.05), Inches(6.5), Inches(0.3)),
                size=9,
                colour=WAIT,
                bold=True,
            )
        said = f"{self.pack.title}. As of {day(self.pack.as_of)}"
        text_box(
            slide,
            "Pack",
            said,
            (Inches(7.1), Inches(7.05), Inches(4.65), Inches(0.3)),
            size=9,
            colour=QUIET,
            align=PP_ALIGN.RIGHT,
        )
        box = text_box(
            slide,
            "Slide number",
            "",
            (Inches(11.7), Inches(7.05), Inches(1.13), Inches(0.3)),
            size=9,
            colour=QUIET,
            align=PP_ALIGN.RIGHT,
        )
        paragraph = box.text_frame.paragraphs[0]
        paragraph._p.append(parse_xml(_NUMBER % (QUIET, len(self.presentation.slides))))
        self._numbers.append(paragraph)
