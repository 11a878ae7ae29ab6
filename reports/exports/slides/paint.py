"""What slides are painted with: colours, places, and boxes of text that stay inside them."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

INK, QUIET, BRAND, DARK, WAIT, EDGE = "18222C", "4A5763", "17456B", "0D2C46", "7A5200", "CFD7DE"
FONT = "Arial"
"""Office has it, and LibreOffice one of the same widths."""
LEFT, WIDTH = Inches(0.5), Inches(12.33)
_BOTTOM = Inches(6.48)
_ONE_LINE = 68
"""Letters of a title in one line."""


def rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.lstrip("#").upper())  # type: ignore[no-untyped-call]


def painted(shape: Any, colour: str, name: str) -> None:
    """Filled with one colour, without the line and shadow that shapes have by themselves."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    shape._element.remove(shape._element.find("{*}style"))
    shape.name = name


def one_line(text: str, most: int) -> str:
    """Without line ends, and cut with an ellipsis where it is longer than its place has room for; the notes have it whole."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most].rstrip()}\u2026"


def body(title: str) -> tuple[int, int]:
    """Where the body of a slide begins, under a title of one line or of more, and how high it is."""
    top = Inches(1.2 if len(title) <= _ONE_LINE else 1.62)
    return top, _BOTTOM - top


def title_size(title: str) -> float:
    return next(size for most, size in ((130, 24), (170, 20), (10**9, 17)) if len(title) <= most)


def run(paragraph: Any, *, size: float, colour: str, bold: bool = False, italic: bool = False) -> None:
    """Said of every run and line end: what a paragraph says of its runs, PowerPoint does not heed."""
    for one in paragraph.runs:
        font = one.font
        font.size, font.bold, font.italic = Pt(size), bold, italic
        font.color.rgb = rgb(colour)
    for line_end in paragraph._p.findall("{*}br"):
        line_end.get_or_add_rPr().set("sz", str(int(size * 100)))


def text_box(
    slide: Any, name: str, text: str, place: tuple[int, int, int, int], *, size: float, colour: str, bold: bool = False,
    italic: bool = False, align: Any = None, anchor: Any = None,
) -> Any:  # fmt: skip
    box = slide.shapes.add_textbox(*place)
    box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    if anchor is not None:
        frame.vertical_anchor = anchor
    frame.text = text
    for paragraph in frame.paragraphs:
        run(paragraph, size=size, colour=colour, bold=bold, italic=italic)
        if align is not None:
            paragraph.alignment = align
    return box


def describe(shape: Any, name: str, alternative: str) -> None:
    said = shape._element.xpath(".//p:cNvPr")[0]
    said.set("name", name)
    said.set("descr", alternative)
