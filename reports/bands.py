"""Bands of per cent for the heat map. They are no ratings: a section has none, so the colours are those of no level."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.colours import WHITE, ink_on
from reports.numbers import percent
from scoring.scheme.ratings import Scale

_COLOURS = ("#0b2f5b", "#2f6296", "#6f9cc4", "#b3cde3", "#eaf2f8")
_WIDTH = 20
NO_SCORE = f"url(#no-score) {WHITE}"


@dataclass(frozen=True, slots=True)
class Band:
    """A fifth of what is possible, and how it is drawn."""

    words: str
    colour: str
    ink: str


def bands_for(scale: Scale | None) -> tuple[Band, ...]:
    """Ascending; dark is furthest from the best, which is nothing where a scale's best is its first level."""
    colours = _COLOURS[::-1] if scale is not None and scale.best == "first" else _COLOURS
    last = len(colours) - 1
    words = [f"{_WIDTH * at} to under {percent(str(_WIDTH * (at + 1)))}" for at in range(last)]
    named = zip([*words, f"{percent(str(_WIDTH * last))} and more"], colours, strict=True)
    return tuple(Band(words=text, colour=colour, ink=ink_on(colour)) for text, colour in named)


def band_of(number: str, bands: Sequence[Band]) -> Band:
    """Below nought counts as the lowest band."""
    return bands[max(0, min(int(Fraction(number) // _WIDTH), len(bands) - 1))]
