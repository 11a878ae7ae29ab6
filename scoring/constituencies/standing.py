"""Where each organisation of a constituency stands, as numbers to roll up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.constituencies.values import Organisation
from scoring.possible import Possible
from scoring.receipt import Receipt
from scoring.scheme.ratings import Scale


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation with its receipt, if it has one, and what it could still reach."""

    organisation: Organisation
    receipt: Receipt | None
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
    scale: Scale,
) -> list[Standing]:
    """`unanswered` says what each organisation without a receipt could reach."""
    found = []
    for organisation in organisations:
        receipt = receipts.get(organisation.id)
        if receipt is not None:
            low, high = (
                _figure(scale, amount.earned, amount.possible) for amount in (receipt.lowest, receipt.highest)
            )
            found.append(Standing(organisation, receipt, receipt.worst_rating, receipt.best_rating, low, high))
        else:
            possible = unanswered[organisation.id]
            ends = [
                _figure(scale, end.score, end.possible) if end is not None else None
                for end in (possible.lowest, possible.highest)
            ]
            found.append(Standing(organisation, None, possible.worst_rating, possible.best_rating, ends[0], ends[1]))
    return found


def figure_of(scale: Scale, receipt: Receipt) -> Fraction | None:
    """The receipt's total as the scale looks at it: points, or per cent of the maximum."""
    total, maximum = receipt.total_exact or receipt.total, receipt.maximum_exact or receipt.maximum
    return _figure(scale, Fraction(total) if total else None, Fraction(maximum) if maximum else None)


def _figure(scale: Scale, earned: Fraction | None, possible: Fraction | None) -> Fraction | None:
    if earned is None or possible is None:
        return None
    if scale.on == "points":
        return earned
    return earned * 100 / possible if possible else None
