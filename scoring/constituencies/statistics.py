"""Means, medians and quartiles of any figure over organisations."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.constituencies.values import Statistics
from scoring.exact import in_order, text, texts, total_of
from scoring.receipt import Receipt
from scoring.relative import Round


def statistics_of(numbers: Sequence[Fraction]) -> Statistics | None:
    """None of nothing. Quartiles are interpolated between the two nearest (the usual inclusive method)."""
    if not numbers:
        return None
    ordered = in_order(numbers)
    mean, mean_exact = texts(total_of(ordered) / len(ordered))
    middle, middle_exact = texts(quantile(ordered, Fraction(1, 2)))
    return Statistics(
        n=str(len(ordered)),
        mean=mean,
        median=middle,
        lowest=text(ordered[0]),
        highest=text(ordered[-1]),
        lower_quartile=text(quantile(ordered, Fraction(1, 4))),
        upper_quartile=text(quantile(ordered, Fraction(3, 4))),
        mean_exact=mean_exact,
        median_exact=middle_exact,
    )


def quantile(ordered: Sequence[Fraction], part: Fraction) -> Fraction:
    """The figure below which `part` of the others lie."""
    place = part * (len(ordered) - 1)
    below = int(place)
    if below + 1 == len(ordered):
        return ordered[below]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def all_statistics(receipts: Sequence[Receipt]) -> dict[str, Statistics]:
    """Of every figure that the receipts have."""
    this = Round(receipts, {})
    sources = ["total"]
    for receipt in receipts[:1]:
        sources += [f"section:{key}" for key in receipt.sections]
        sources += [f"measure:{key}" for key in receipt.measures]
        sources += [f"relative:{key}" for key in receipt.relative]
    found = {source: statistics_of([one for one in this.column(source) if one is not None]) for source in sources}
    found |= _of_questions(receipts)
    return {source: one for source, one in found.items() if one is not None}


def _of_questions(receipts: Sequence[Receipt]) -> dict[str, Statistics | None]:
    columns: dict[str, list[Fraction]] = {}
    for receipt in receipts:
        for line in receipt.lines:
            points = line.points_exact or line.points
            if points is not None:
                columns.setdefault(f"question:{line.question}", []).append(Fraction(points))
    return {source: statistics_of(column) for source, column in columns.items()}
