"""What organisations earn in each section of what is possible to them: the mean of their per cents, each alike."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring.exact import weighted_sum
from scoring.receipt import Amount, Receipt


@dataclass(frozen=True, slots=True)
class Mean:
    """Per cent, exact, over the `n` organisations that have a score and something possible."""

    percent: Fraction
    n: int


def section_means(receipts: Iterable[Receipt]) -> dict[str, Mean]:
    """By key of the section; sections in which nobody has a share are left out. Amounts alike are divided once."""
    amounts: dict[str, Counter[tuple[str | None, str | None]]] = {}
    for receipt in receipts:
        for key, amount in receipt.sections.items():
            if key not in amounts:
                amounts[key] = Counter()
            amounts[key][amount.score_exact or amount.score, amount.maximum_exact or amount.maximum] += 1
    found = {key: _mean(counted) for key, counted in amounts.items()}
    return {key: mean for key, mean in found.items() if mean is not None}


def _mean(amounts: Counter[tuple[str | None, str | None]]) -> Mean | None:
    shares = [
        (Fraction(count), one.earned * 100 / one.possible)
        for (score, maximum), count in amounts.items()
        if (one := Amount(score=score, maximum=maximum)).earned is not None and one.possible
    ]
    n = sum(int(count) for count, _ in shares)
    return Mean(weighted_sum(shares) / n, n) if n else None
