"""What a drawing says, by its labels and by the lengths of its bars."""

import re
from fractions import Fraction

from tests.readiness.attacking.facts import Facts, Key
from tests.readiness.attacking.kinds import LEVELS
from tests.readiness.attacking.tables import Where

_BAR = re.compile(r'<path d="M([\d.e-]+),([\d.e-]+)h([\d.e-]+)v([\d.e-]+)h-?[\d.e-]+Z" fill="url\(#([\w-]+)\)')
_TEXT = re.compile(r'<text text-anchor="start" transform="translate\((-?[\d.]+),([\d.]+)\)"[^>]*>([^<]+)</text>')
_NEAR = Fraction(1, 20)
"""Of an organisation: bars are drawn in floats."""


def read(facts: Facts, svg: str, where: Where) -> int:
    """Of a drawing of ratings. Returns how many bars were read."""
    count = svg.partition("concat_1_group")[0]
    names = [(float(y), text) for x, y, text in _TEXT.findall(count) if float(x) < -200]
    bars = [(float(x), float(y) + float(high) / 2, float(w), fill) for x, y, w, high, fill in _BAR.findall(count)]
    rows: dict[float, list[tuple[float, float, str]]] = {}
    for x, middle, width, fill in bars:
        rows.setdefault(middle, []).append((x, width, fill))
    for middle, some in rows.items():
        place = min(names, key=lambda one: abs(one[0] - middle))[1]
        _row(facts, some, place, where)
    return len(bars)


def _row(facts: Facts, some: list[tuple[float, float, str]], place: str, where: Where) -> None:
    long, whole = max(x + width for x, width, _ in some), where.handed_in[where.round, place]
    hidden = [width for _, width, fill in some if fill == "no-score" and width > 0.001]
    # More than one of them would tell how long each is.
    assert len(hidden) < 2, (place, hidden)
    for _, width, fill in some:
        if fill.startswith("level-"):
            level = LEVELS[len(LEVELS) - 1 - int(fill.removeprefix("level-"))]
            number = Fraction(width / long) * whole
            facts.put(Key("level", where.round, place, level), (number - _NEAR, number + _NEAR))
