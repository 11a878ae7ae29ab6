"""Figures as they leave: whole numbers over whole numbers, a row each."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from scoring.bulk.block import Block
from scoring.bulk.programme import denominator
from scoring.bulk.ratio import Ratio
from scoring.bulk.truth import Truth

Rows = slice | NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Exact:
    """numerators / denominators, where present; the denominators are one number wherever all rows can share it."""

    numerators: NDArray[np.int64]
    denominators: int | NDArray[np.int64]
    present: NDArray[np.bool_]

    def fraction(self, row: int) -> Fraction | None:
        """The figure of one row; None where there is none."""
        if not self.present[row]:
            return None
        below = self.denominators if isinstance(self.denominators, int) else self.denominators[row]
        return Fraction(int(self.numerators[row]), int(below))


class Form:
    """How one figure is written down, whichever programme a row belongs to. Raises NotVectorisable if it cannot be."""

    def __init__(self, ratios: Sequence[Ratio], presents: Sequence[Truth]) -> None:
        self.ratios = ratios
        self.presents = presents
        self.shared = _shared(ratios)
        self.below = [denominator(ratio) for ratio in ratios] if self.shared is None else []
        self.factors = [self.shared // ratio.fixed if self.shared is not None else 1 for ratio in ratios]

    def empty(self, rows: int) -> Exact:
        """Room for so many rows."""
        below = np.ones(rows, np.int64) if self.shared is None else self.shared
        return Exact(np.zeros(rows, np.int64), below, np.zeros(rows, np.bool_))

    def fill(self, exact: Exact, programme: int, block: Block, rows: Rows) -> None:
        """The rows of a block, written into their places."""
        ratio, present = self.ratios[programme], self.presents[programme].at(block)
        exact.present[rows] = present
        numerators = np.where(present, ratio.top.at(block), 0).astype(np.int64)
        exact.numerators[rows] = numerators * self.factors[programme]
        if not isinstance(exact.denominators, int):
            exact.denominators[rows] = self.below[programme].at(block)


def _shared(ratios: Sequence[Ratio]) -> int | None:
    """The one denominator of all rows; None where each has its own."""
    shared = lcm(*(ratio.fixed for ratio in ratios))
    largest = max(max(abs(ratio.top.low), abs(ratio.top.high)) * (shared // ratio.fixed) for ratio in ratios)
    return shared if not any(ratio.varying for ratio in ratios) and max(largest, shared) < 2**63 else None
