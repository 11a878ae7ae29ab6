"""How many lines a text takes, and how many things go on one slide, so that nothing runs off it."""

from collections.abc import Sequence


def lines_of(text: str, letters: int) -> int:
    """Lines that a text takes where a line has so many letters; words are not broken unless they are longer than a line."""
    return sum(_lines_of_one(line, max(1, letters)) for line in text.split("\n"))


def shared_out(heights: Sequence[float], room: float) -> list[range]:
    """Which of the things of these heights go together, in order: as few groups as have room, and these about alike full.
    A thing higher than the room stands alone."""
    groups = _filled(heights, room)
    for parts in range(20, 0, -1):
        # The narrowest room that needs no more groups parts them evenly, so that no last slide has a single row.
        smaller = _filled(heights, room * (1 - 0.025 * parts))
        if len(smaller) == len(groups):
            return smaller
    return groups


def _filled(heights: Sequence[float], room: float) -> list[range]:
    groups: list[range] = []
    start, used = 0, 0.0
    for at, height in enumerate(heights):
        if at > start and used + height > room:
            groups.append(range(start, at))
            start, used = at, 0.0
        used += height
    return [*groups, range(start, len(heights))]


def _lines_of_one(line: str, letters: int) -> int:
    lines, used = 1, 0
    for word in line.split(" "):
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        while used > letters:
            lines, used = lines + 1, used - letters
    return lines
