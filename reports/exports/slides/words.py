"""Slides of words: the front page, sentences, and what the pack was made from."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches, Pt

from reports.exports.slides.deck import Deck
from reports.exports.slides.paint import BRAND, DARK, INK, LEFT, QUIET, WAIT, WIDTH, body, painted, run, text_box
from reports.numbers import day
from reports.packs.document import Chapter, Sentences
from reports.packs.fitting import lines_of, shared_out

_BULLET = '<a:buChar xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" char="•"/>'
_WHITE = "FFFFFF"
_MOST_FACTS = 6
_SMALLER = (0, 1, 2, 3)
"""Points by which type may be smaller, so that all stands on one slide."""
_BESIDE = Inches(0.25)


def front_slide(deck: Deck) -> None:
    pack = deck.pack
    slide = deck.front()
    _band(slide, deck.presentation.slide_width)
    title, subtitle = list(slide.placeholders)[:2]
    title.text_frame.text = pack.title.replace("\n", " ")
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    run(title.text_frame.paragraphs[0], size=40 if len(pack.title) < 80 else 26, colour=_WHITE, bold=True)
    subtitle.text_frame.text = pack.subtitle.replace("\n", " ")
    run(subtitle.text_frame.paragraphs[0], size=20, colour=_WHITE)
    for one in (title, subtitle):
        one.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    if not pack.subtitle:
        subtitle._element.getparent().remove(subtitle._element)
    text_box(slide, "Programme", pack.programme, _place(0.8), size=16, colour=_WHITE, bold=True)
    text_box(slide, "Notice", pack.notice, _place(4.9), size=14, colour=WAIT, bold=True)
    _facts(slide, [*pack.facts[:_MOST_FACTS], ("Made on", day(pack.made_on))])
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{name}: {text}" for name, text in pack.facts)


def _band(slide: Any, width: int) -> None:
    """Behind everything else."""
    band = slide.shapes.add_shape(1, 0, 0, width, Inches(4.75))
    painted(band, DARK, "Band")
    slide.shapes._spTree.remove(band._element)
    slide.shapes._spTree.insert(2, band._element)


def _place(top: float) -> tuple[int, int, int, int]:
    return Inches(0.9), Inches(top), Inches(11.5), Inches(0.4)


def _facts(slide: Any, facts: list[tuple[str, str]]) -> None:
    half = -(-len(facts) // 2)
    for at, column in enumerate((facts[:half], facts[half:])):
        said = "\n".join(f"{name}: {text}" for name, text in column)
        place = (Inches(0.9 + 6 * at), Inches(5.6), Inches(5.6), Inches(1.6))
        text_box(slide, f"Facts {at + 1}", said, place, size=13, colour=QUIET)


def sentence_slides(deck: Deck, chapter: Chapter, blocks: Sequence[Sentences]) -> None:
    """Sentences that follow one another share slides; those that are emphasised have a bar beside them."""
    said = [(text, block) for block in blocks for text in block.texts]
    top, room = body(chapter.title)
    smaller = next((one for one in _SMALLER if sum(_heights(said, one)) <= room), 0)
    heights = _heights(said, smaller)
    groups = shared_out(heights, float(room))
    for number, group in enumerate(groups, start=1):
        title = chapter.title if len(groups) == 1 else f"{chapter.title} ({number} of {len(groups)})"
        slide = deck.slide(
            title=title, above=deck.pack.programme, base=f"As of {day(deck.pack.as_of)}.", notes=chapter.purpose
        )
        box = text_box(slide, "Text", "", (Emu(LEFT + _BESIDE), top, Emu(WIDTH - _BESIDE), room), size=16, colour=INK)
        _paragraphs(box.text_frame, [said[at] for at in group], smaller)
        height = sum(heights[at] for at in group if said[at][1].emphasised)
        if said[group.start][1].emphasised:
            bar = slide.shapes.add_shape(1, LEFT, top, Inches(0.07), int(height - Pt(6)))
            painted(bar, BRAND, "Bar")


def _size(block: Sentences, smaller: float) -> float:
    return (20 if block.emphasised else 16) - smaller


def _heights(said: Sequence[tuple[str, Sentences]], smaller: float) -> list[float]:
    return [_height(text, _size(block, smaller)) for text, block in said]


def _height(text: str, size: float) -> float:
    return float((lines_of(text, int(WIDTH / Pt(size) / 0.54)) * 1.2 + 0.65) * Pt(size))


def _paragraphs(frame: Any, said: list[tuple[str, Sentences]], smaller: float) -> None:
    for at, (text, block) in enumerate(said):
        size = _size(block, smaller)
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.text = text.replace("\n", "\v")
        paragraph.space_after = Pt(size * 0.65)
        run(paragraph, size=size, colour=INK)
        if block.listed:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", str(int(Pt(size))))
            properties.set("indent", str(-int(Pt(size))))
            properties.insert_element_before(parse_xml(_BULLET), "a:tabLst", "a:defRPr", "a:extLst")


def source_slides(deck: Deck) -> None:
    if not deck.pack.sources:
        return
    chapter = Chapter(
        "sources", "What this pack was made from", "The same sources give the same pack, byte for byte.", ()
    )
    sentence_slides(deck, chapter, [Sentences(tuple(f"{name}\n{content}" for name, content in deck.pack.sources))])
