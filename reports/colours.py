"""Colours that can be told apart without seeing colour, and text that can be read on them (WCAG 2.2)."""

BLACK, WHITE = "#000000", "#ffffff"
NOT_TOLD = "#e3e6e9"
"""Of what is withheld, in drawings."""
# Far from ready is dark, ready is light, so the order survives a grey copier and every kind of colour vision.
_LEVELS = ("#5b1a2e", "#93342b", "#c2641c", "#e0a53a", "#bfd3a6", "#dff0e6")
_LEVELS_BY_LENGTH = {2: (1, 5), 3: (1, 3, 5), 4: (0, 2, 3, 5), 5: (0, 1, 2, 3, 5), 6: (0, 1, 2, 3, 4, 5)}


def palette(length: int) -> tuple[str, ...]:
    """Colours for a scale of two to six levels, the worst first."""
    return tuple(_LEVELS[at] for at in _LEVELS_BY_LENGTH[length])


def luminance(colour: str) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21. Text needs 4.5 at least; against black or white every colour has that."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better."""
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, colour))


def hatching_on(colour: str) -> str:
    """For the lines of a pattern: away from the ink, so that text on the pattern reads no worse than on the colour."""
    return _mixed(colour, WHITE, 0.55) if ink_on(colour) == BLACK else _mixed(colour, BLACK, 0.45)


def _mixed(colour: str, towards: str, part: float) -> str:
    pairs = ((int(colour[at : at + 2], 16), int(towards[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(own + (other - own) * part):02x}" for own, other in pairs)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
