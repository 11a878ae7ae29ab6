"""Figures that compare a receipt with all receipts of a round: scaled, standardised, ranked, changed.

Exact but for standard deviations, whose square root is worked out to 50 figures. Receipts without a figure have none
here, and do not enter the lowest, the mean or the rank of the others.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

from scoring.receipt import Receipt
from scoring.rounding import rounded
from scoring.scheme import Scheme
from scoring.scheme.relatives import AnyRelative, Change, MinMax, Rank, Rounded, WeightedMean, ZScore

_FIFTY = Context(prec=50)
Column = list[Fraction | None]


class MissingRound(ValueError):
    """A relative figure looks at an earlier round that was not given; the message names it."""


@dataclass(frozen=True, slots=True)
class Round:
    """The receipts of a round, with the relative figures worked out so far."""

    receipts: Sequence[Receipt]
    columns: Mapping[str, Column]

    def column(self, source: str) -> Column:
        """One figure of every receipt: total, question:KEY (points), section:KEY, measure:KEY or relative:KEY."""
        kind, _, key = source.partition(":")
        if kind == "relative":
            if key in self.columns:
                return self.columns[key]
            return [_fraction(receipt.relative.get(key)) for receipt in self.receipts]
        return [_READ[kind](receipt, key) for receipt in self.receipts]


def relatives(
    scheme: Scheme, receipts: Sequence[Receipt], earlier: Mapping[str, Sequence[Receipt]]
) -> dict[str, Column]:
    """Key of each relative figure to its value for each receipt, in order. Raises MissingRound."""
    columns: dict[str, Column] = {}
    this = Round(receipts, columns)
    before = {name: Round(some, {}) for name, some in earlier.items()}
    for relative in scheme.relative:
        column = _column(relative, this, before)
        columns[relative.key] = [None if one is None else rounded(one, relative.rounding) for one in column]
    return columns


def _column(relative: AnyRelative, this: Round, before: Mapping[str, Round]) -> Column:
    if isinstance(relative, MinMax):
        return _scaled(relative, this, _named(relative, relative.against, this, before))
    if isinstance(relative, ZScore):
        return _standardised(relative, this, _named(relative, relative.against, this, before))
    if isinstance(relative, WeightedMean):
        return _mean(relative, this)
    if isinstance(relative, Rounded):
        return this.column(relative.of)
    if isinstance(relative, Rank):
        return ranks(this.column(relative.of), relative.first, relative.ties)
    return _changed(relative, this, _named(relative, relative.since, this, before))


def _named(relative: AnyRelative, name: str | None, this: Round, before: Mapping[str, Round]) -> Round:
    if name is None:
        return this
    if name not in before:
        raise MissingRound(
            f"`{relative.key}` looks at the round {name}; give its receipts with --against {name}=RECEIPTS."
        )
    return before[name]


def _scaled(relative: MinMax, this: Round, reference: Round) -> Column:
    known = [one for one in reference.column(relative.of) if one is not None]
    if not known or min(known) == max(known):
        return [None] * len(this.receipts)
    low, span = min(known), max(known) - min(known)
    start, end = (Fraction(number) for number in relative.to)
    return [None if one is None else start + (one - low) / span * (end - start) for one in this.column(relative.of)]


def _standardised(relative: ZScore, this: Round, reference: Round) -> Column:
    known = [one for one in reference.column(relative.of) if one is not None]
    count = len(known) - (relative.deviation == "sample")
    if count < 1:
        return [None] * len(this.receipts)
    mean = sum(known, Fraction(0)) / len(known)
    variance = sum(((one - mean) ** 2 for one in known), Fraction(0)) / count
    if variance == 0:
        return [None] * len(this.receipts)
    deviation = root(variance)
    return [None if one is None else (one - mean) / deviation for one in this.column(relative.of)]


def _mean(relative: WeightedMean, this: Round) -> Column:
    columns = [(this.column(source), Fraction(weight)) for source, weight in relative.of.items()]
    means: Column = []
    for at in range(len(this.receipts)):
        present = [(value, weight) for column, weight in columns if (value := column[at]) is not None]
        weight = sum((weight for _, weight in present), Fraction(0))
        if weight == 0 or (relative.missing == "none" and len(present) < len(columns)):
            means.append(None)
        else:
            means.append(sum((value * part for value, part in present), Fraction(0)) / weight)
    return means


def _changed(relative: Change, this: Round, earlier: Round) -> Column:
    was = dict(
        zip(
            (receipt.organisation for receipt in earlier.receipts),
            earlier.column(relative.before or relative.of),
            strict=True,
        )
    )
    sign = 1 if relative.positive == "up" else -1
    changes: Column = []
    for receipt, now in zip(this.receipts, this.column(relative.of), strict=True):
        then = was.get(receipt.organisation)
        changes.append(None if now is None or then is None else sign * (now - then))
    return changes


def ranks(column: Column, first: str, ties: str) -> Column:
    """The place of each figure under a tie rule (see `Rank`)."""
    known = sorted((one for one in column if one is not None), reverse=first == "highest")
    if ties == "dense":
        places = {one: Fraction(place) for place, one in enumerate(dict.fromkeys(known), start=1)}
    else:
        best = {one: place for place, one in reversed(list(enumerate(known, start=1)))}
        worst = {one: place for place, one in enumerate(known, start=1)}
        places = {
            one: Fraction(best[one] if ties == "best" else worst[one])
            if ties != "mean"
            else Fraction(best[one] + worst[one], 2)
            for one in best
        }
    return [None if one is None else places[one] for one in column]


def root(number: Fraction) -> Fraction:
    """The square root: exact where it is rational, otherwise to 50 figures."""
    top, bottom = isqrt(number.numerator), isqrt(number.denominator)
    if top * top == number.numerator and bottom * bottom == number.denominator:
        return Fraction(top, bottom)
    decimal = _FIFTY.sqrt(_FIFTY.divide(Decimal(number.numerator), Decimal(number.denominator)))
    return Fraction(decimal)


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _points(receipt: Receipt, key: str) -> Fraction | None:
    line = next((line for line in receipt.lines if line.question == key), None)
    return None if line is None else _fraction(line.points_exact or line.points)


def _section(receipt: Receipt, key: str) -> Fraction | None:
    amount = receipt.sections.get(key)
    return amount.earned if amount is not None else None


def _measure(receipt: Receipt, key: str) -> Fraction | None:
    amount = receipt.measures.get(key)
    return amount.earned if amount is not None else None


def _total(receipt: Receipt, _: str) -> Fraction | None:
    return _fraction(receipt.total_exact or receipt.total)


_READ: dict[str, Callable[[Receipt, str], Fraction | None]] = {
    "total": _total,
    "question": _points,
    "section": _section,
    "measure": _measure,
}
