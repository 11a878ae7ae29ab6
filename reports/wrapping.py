"""Long names made to fit: into lines for charts, where no browser does it, and into sentences."""

from textwrap import wrap


def in_lines(name: str, width: int, most: int) -> tuple[str, ...]:
    """At most so many lines of so many letters; an ellipsis says that more follows."""
    lines = wrap(name, width, break_on_hyphens=False) or [""]
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], lines[most - 1][: width - 1].rstrip() + "\u2026")


def at_the_foot(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The lines above empty ones are moved down, so that headings of different heights end on one line."""
    return ("",) * (most - len(lines)) + lines


def shortened(name: str, most: int) -> str:
    """The name, or its beginning with an ellipsis."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "\u2026"
