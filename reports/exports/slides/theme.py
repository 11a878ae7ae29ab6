"""Colours, typeface and layouts of the deck, so that what people add looks like what is there."""

import re
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches

from reports.exports.slides.paint import BRAND, DARK, FONT, LEFT, WIDTH

_COLOURS = (
    ("dk2", DARK), ("lt2", "EEF3F7"), ("accent1", BRAND), ("accent2", "C2641C"), ("accent3", "6F9CC4"), ("accent4", "93342B"),
    ("accent5", "1B6A41"), ("accent6", "E0A53A"), ("hlink", "14507F"), ("folHlink", "573A8C"),
)  # fmt: skip
_FEET = {PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE}
_PLACES = {
    PP_PLACEHOLDER.TITLE: (LEFT, Inches(0.56), WIDTH, Inches(0.98)),
    PP_PLACEHOLDER.BODY: (LEFT, Inches(1.62), WIDTH, Inches(4.86)),
    PP_PLACEHOLDER.CENTER_TITLE: (Inches(0.9), Inches(2.1), Inches(11.5), Inches(1.6)),
    PP_PLACEHOLDER.SUBTITLE: (Inches(0.9), Inches(3.75), Inches(11.5), Inches(0.8)),
}


def set_theme(presentation: Any) -> None:
    relations = presentation.slide_master.part.rels.values()
    part = next(one.target_part for one in relations if one.reltype.endswith("/theme"))
    xml = part.blob.decode()
    for name, colour in _COLOURS:
        said = f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", said, xml, flags=re.DOTALL)
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\1{FONT}", xml)
    part._blob = xml.encode()


def kept_layouts(presentation: Any) -> tuple[Any, Any]:
    """The layout of the front page and that of every other slide; those of the template that nothing uses are taken out."""
    front, title_only = presentation.slide_layouts[0], presentation.slide_layouts[5]
    for one in list(presentation.slide_layouts):
        if one not in (front, title_only):
            presentation.slide_layouts.remove(one)
    for owner in (presentation.slide_master, front, title_only):
        for shape in list(owner.placeholders):
            _placed(shape)
    for style in presentation.slide_master._element.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
    return front, title_only


def _placed(shape: Any) -> None:
    kind = shape.placeholder_format.type
    if kind in _FEET:  # the feet of slides are our own
        shape._element.getparent().remove(shape._element)
        return
    shape.left, shape.top, shape.width, shape.height = _PLACES[kind]
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
