"""The levels of a scale as they are shown: a word, a symbol, a colour and a pattern, none of which stands alone."""

from dataclasses import dataclass
from math import cos, pi, sin

from questionnaires.texts import words
from reports.colours import hatching_on, ink_on, palette
from scoring.rating import from_worst, title_of
from scoring.scheme.ratings import Scale

# Lines within a tile of 8 by 8; the best level is plain, and each level further from it has a pattern of its own.
PATTERNS = (
    "",
    "M1,2h2M5,6h2",
    "M-2,2l4,-4M0,8l8,-8M6,10l4,-4",
    "M0,2h8M0,6h8",
    "M-2,6l4,4M0,0l8,8M6,-2l4,4M3,0v8",
    "M0,2h8M0,6h8M2,0v8M6,0v8",
)


@dataclass(frozen=True, slots=True)
class ShownLevel:
    """`rank` counts from the best, which is 0. `wedge` fills the symbol, a disc of radius 6 around 8,8."""

    key: str
    title: str
    meaning: str
    rank: int
    colour: str
    ink: str
    hatching: str
    pattern: str
    wedge: str

    @property
    def fill(self) -> str:
        """For SVG: the pattern, or the plain colour where the pattern is not found."""
        return f"url(#level-{self.rank}) {self.colour}"


def shown_levels(scale: Scale | None) -> tuple[ShownLevel, ...]:
    """The worst first; none without a scale. A level's own colour goes before the palette's."""
    if scale is None:
        return ()
    by_key = {level.key: level for level in scale.levels}
    keys = from_worst(scale)
    shown = []
    for at, (key, spare) in enumerate(zip(keys, palette(len(keys)), strict=True)):
        colour = (by_key[key].colour or spare).lower()
        rank = len(keys) - 1 - at
        shown.append(
            ShownLevel(
                key=key,
                title=title_of(scale, key),
                meaning=words(by_key[key].meaning, "en"),
                rank=rank,
                colour=colour,
                ink=ink_on(colour),
                hatching=hatching_on(colour),
                pattern=PATTERNS[rank],
                wedge=_wedge((at + 1) / len(keys)),
            )
        )
    return tuple(shown)


def _wedge(part: float) -> str:
    """An outline clockwise from the top of the disc."""
    if part == 1:
        return "M8,2a6,6 0 1 1 0,12a6,6 0 1 1 0,-12Z"
    angle = 2 * pi * part
    return f"M8,8V2A6,6 0 {int(part > 0.5)} 1 {8 + 6 * sin(angle):.2f},{8 - 6 * cos(angle):.2f}Z"
