"""The charts of a comparison as bars in SVG, laid out from the chart that the pack holds, without another program."""

from dataclasses import dataclass
from fractions import Fraction

from reports.packs.document import Chart

WIDTH = 620
ROW = 22
_LETTER = 8
_GAP = 70
"""Room at either end of a bar about nought, for its label."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar or a piece of one. `label` is empty where it does not fit."""

    x: str
    y: int
    width: str
    fill: str
    ink: str
    label: str
    label_x: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One category. `said`: its figures in words. `zero` is where nought lies, where bars go both ways."""

    name: str
    said: str
    height: int
    zero: str
    marks: tuple[Mark, ...]


def drawn(chart: Chart) -> tuple[Bar, ...]:
    """Pieces of a hundred per cent side by side, or bars about nought one under the other."""
    return _shares(chart) if chart.kind == "shares" else _about_nought(chart)


def _shares(chart: Chart) -> tuple[Bar, ...]:
    bars = []
    for at, name in enumerate(chart.categories):
        marks: list[Mark] = []
        start = Fraction(0)
        for one in chart.series:
            width = Fraction(one.values[at] or 0) * WIDTH / 100
            label = one.labels[at] if len(one.labels[at]) * _LETTER + 4 <= width else ""
            if width:
                marks.append(
                    Mark(_at(start), 0, _at(width), one.colour, one.ink, label, _at(start + width / 2), "middle")
                )
            start += width
        bars.append(Bar(name, _said(chart, at), ROW, "", tuple(marks)))
    return tuple(bars)


def _about_nought(chart: Chart) -> tuple[Bar, ...]:
    numbers = [Fraction(value or 0) for one in chart.series for value in one.values]
    most, least = max([*numbers, Fraction(0)]), min([*numbers, Fraction(0)])
    scale = (WIDTH - 2 * _GAP) / (most - least) if most > least else Fraction(0)
    zero = _GAP - least * scale
    bars = []
    for at, name in enumerate(chart.categories):
        marks = []
        for place, one in enumerate(chart.series):
            number = Fraction(one.values[at] or 0)
            end = zero + number * scale
            is_up = number >= 0
            label_x = end + 4 if is_up else end - 4
            anchor = "start" if is_up else "end"
            ends = sorted((zero, end))
            marks.append(
                Mark(
                    _at(ends[0]),
                    place * ROW,
                    _at(ends[1] - ends[0]),
                    one.colour,
                    "#1b1f23",
                    one.labels[at],
                    _at(label_x),
                    anchor,
                )
            )
        bars.append(Bar(name, _said(chart, at), ROW * len(chart.series), _at(zero), tuple(marks)))
    return tuple(bars)


def _said(chart: Chart, at: int) -> str:
    pieces = ", ".join(f"{one.title} {one.labels[at]}" for one in chart.series)
    return f"{chart.categories[at]}: {pieces}"


def _at(number: Fraction) -> str:
    return f"{float(number):.2f}"
