"""Where marks of a chart stand: an axis with round figures, and each mark as a part of its length. Values stay what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.numbers import readable
from reports.packs.document import Chart

_STEPS = (Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(2))
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """`ticks`: the part of the length at which each stands, and its label. `zero`: where nought is."""

    lowest: Fraction
    highest: Fraction
    ticks: tuple[tuple[float, str], ...]

    def at(self, value: Fraction) -> float:
        return float((value - self.lowest) / (self.highest - self.lowest))

    @property
    def zero(self) -> float:
        return self.at(Fraction(0))


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: of which category and series, and from where to where it reaches along the axis."""

    category: int
    series: int
    start: float
    end: float


def values_of(chart: Chart, category: int) -> tuple[Fraction | None, ...]:
    found = (one.values[category] for one in chart.series)
    return tuple(None if value is None else Fraction(value) for value in found)


def axis_of(chart: Chart) -> Axis:
    if chart.kind == "shares":
        return _axis(Fraction(0), Fraction(25), 4, " %")
    reached = [Fraction(0)]
    for category in range(len(chart.categories)):
        values = [value for value in values_of(chart, category) if value is not None]
        reached += [_below(values), _above(values)] if chart.kind == "stacked" else values
    return _round_axis(min(reached), max(reached), " %" if chart.unit in {"%", "per cent"} else "")


def marks_of(chart: Chart, axis: Axis) -> tuple[Mark, ...]:
    if chart.kind in {"shares", "stacked"}:
        return tuple(_stacked(chart, axis))
    zero = axis.zero
    return tuple(
        Mark(category, series, zero, axis.at(value))
        for category in range(len(chart.categories))
        for series, value in enumerate(values_of(chart, category))
        if value is not None
    )


def _stacked(chart: Chart, axis: Axis) -> Iterator[Mark]:
    """What is less than nought is stacked on the other side of it."""
    for category in range(len(chart.categories)):
        values = values_of(chart, category)
        total = _above([value for value in values if value is not None])
        of = 100 / total if chart.kind == "shares" and total else Fraction(1)
        reached = {True: Fraction(0), False: Fraction(0)}
        for series, value in enumerate(values):
            if value:
                start = reached[value > 0]
                reached[value > 0] = start + value * of
                yield Mark(category, series, axis.at(start), axis.at(reached[value > 0]))


def _above(values: Sequence[Fraction]) -> Fraction:
    return sum((value for value in values if value > 0), Fraction(0))


def _below(values: Sequence[Fraction]) -> Fraction:
    return sum((value for value in values if value < 0), Fraction(0))


def _round_axis(lowest: Fraction, highest: Fraction, after: str) -> Axis:
    spread = (highest - lowest) or Fraction(1)
    power = Fraction(10) ** (len(str(int(spread))) - 1 if spread >= 1 else -len(str(int(1 / spread))))
    step = next(power * one for one in _STEPS if spread / (power * one) <= _MOST_TICKS - 1)
    if all(one.denominator == 1 for one in (lowest, highest)):
        step = max(step, Fraction(1))
    start = step * (lowest // step)
    return _axis(start, step, int(-((start - (highest or lowest + spread)) // step)), after)


def _axis(start: Fraction, step: Fraction, steps: int, after: str) -> Axis:
    end = start + step * steps
    ticks = (start + step * at for at in range(steps + 1))
    return Axis(start, end, tuple((float((one - start) / (end - start)), _label(one) + after) for one in ticks))


def _label(number: Fraction) -> str:
    whole = f"{number.numerator}" if number.denominator == 1 else f"{float(number):.10f}".rstrip("0")
    return readable(whole, 10)
