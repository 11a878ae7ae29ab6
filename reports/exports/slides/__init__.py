"""PPTX: slides for a steering group, titled by what they say, with charts and tables that can be edited."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

from reports.exports.archive import settled
from reports.exports.slides.charts import chart_slides
from reports.exports.slides.deck import Deck
from reports.exports.slides.tables import table_slides
from reports.exports.slides.words import front_slide, sentence_slides, source_slides
from reports.numbers import listed
from reports.packs.document import Block, Chapter, Chart, Pack, Sentences, Table
from reports.packs.laying_out import numbers_of_tables
from reports.packs.shown import printable


def slides(given: Pack) -> bytes:
    pack = printable(given)
    deck = Deck(pack)
    front_slide(deck)
    numbers = numbers_of_tables(pack)
    for chapter in _gathered(pack.chapters):
        for are_sentences, together in groupby(chapter.blocks, key=lambda one: isinstance(one, Sentences)):
            blocks = list(together)
            if are_sentences:
                sentence_slides(deck, chapter, [one for one in blocks if isinstance(one, Sentences)])
                continue
            for block in blocks:
                _figures(deck, chapter, block, numbers)
    source_slides(deck)
    deck.finish()
    into = BytesIO()
    deck.presentation.save(into)
    return settled(into.getvalue())


def _figures(deck: Deck, chapter: Chapter, block: Block, numbers: dict[str, int]) -> None:
    if isinstance(block, Chart):
        chart_slides(deck, chapter, block, numbers[block.table])
    elif isinstance(block, Table) and not block.data_only:
        table_slides(deck, chapter, block, numbers[block.key])


def _gathered(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Chapters that follow one another and have hardly anything to say share a slide, each named before what it says."""
    made: list[Chapter] = []
    for is_short, together in groupby(chapters, key=_is_short):
        ones = list(together)
        if is_short and len(ones) > 1:
            said = tuple(f"{one.title}: {text}" for one in ones for text in _texts(one))
            title = listed([one.title for one in ones])
            ones = [Chapter(ones[0].key, title, " ".join(one.purpose for one in ones), (Sentences(said, listed=True),))]
        made += ones
    return made


def _is_short(chapter: Chapter) -> bool:
    return (
        all(isinstance(one, Sentences) and not one.emphasised for one in chapter.blocks) and len(_texts(chapter)) == 1
    )


def _texts(chapter: Chapter) -> list[str]:
    return [text for one in chapter.blocks if isinstance(one, Sentences) for text in one.texts]
