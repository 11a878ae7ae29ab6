"""Where each organisation of a constituency stands, as numbers to roll up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.constituencies.values import Organisation
from scoring.possible import Possible
from scoring.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation with its receipt, if it has one, and what it could still reach."""

    organisation: Organisation
    receipt: Receipt | None
    figure: Fraction | None
    """The receipt's total as the scale looks at it."""
    worst_rating: str | None
    best_rating: str | None
    lowest: Fraction | None
    highest: Fraction | None

    @property
    def rating(self) -> str | None:
        return self.receipt.rating if self.receipt is not None else None

    def weight(self, weighted: bool) -> Fraction:
        """One, or the organisation's weight."""
        return self.organisation.weight if weighted and self.organisation.weight is not None else Fraction(1)


def standings(
    organisations: Sequence[Organisation],
    receipts: Mapping[str, Receipt],
    unanswered: Mapping[str, Possible],
    on: str,
) -> list[Standing]:
    """`unanswered` says what each organisation without a receipt could reach; `on`: whether points or percent count."""
    return [
        _of_receipt(organisation, receipts[organisation.id], on)
        if organisation.id in receipts
        else _of_missing(organisation, unanswered[organisation.id], on)
        for organisation in organisations
    ]


def figure_of(on: str, receipt: Receipt) -> Fraction | None:
    """The receipt's total as the scale looks at it: points, or per cent of the maximum."""
    total, maximum = receipt.total_exact or receipt.total, receipt.maximum_exact or receipt.maximum
    return None if total is None or maximum is None else _figure(on, Fraction(total), Fraction(maximum))


def _of_receipt(organisation: Organisation, receipt: Receipt, on: str) -> Standing:
    low, high = (
        None if end.earned is None or end.possible is None else _figure(on, end.earned, end.possible)
        for end in (receipt.lowest, receipt.highest)
    )
    return Standing(organisation, receipt, figure_of(on, receipt), receipt.worst_rating, receipt.best_rating, low, high)


def _of_missing(organisation: Organisation, possible: Possible, on: str) -> Standing:
    low, high = (
        None if end is None else _figure(on, end.score, end.possible) for end in (possible.lowest, possible.highest)
    )
    return Standing(organisation, None, None, possible.worst_rating, possible.best_rating, low, high)


def _figure(on: str, earned: Fraction, possible: Fraction) -> Fraction | None:
    if on == "points":
        return earned
    return earned * 100 / possible if possible else None
