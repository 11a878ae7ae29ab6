"""What a decomposed change says."""

from fractions import Fraction

from msgspec import Struct


class Decomposition(Struct, frozen=True, tag="parted"):
    """`before` and `after` are the rolled-up figures, exact; the four parts sum to their difference, exactly.

    `unit`: percent, points, or levels (under the rule `worst`, whose figure is a place on the scale). `notes`: what the reader
    must know of how it came about, in sentences.
    """

    before: Fraction
    after: Fraction
    who_answered: Fraction
    what_was_asked: Fraction
    how_scored: Fraction
    real_movement: Fraction
    unit: str
    notes: tuple[str, ...] = ()
    on: int = 0
    """Organisations in both rounds that have a figure on what both asked."""

    @property
    def whole(self) -> Fraction:
        return self.after - self.before

    @property
    def parts(self) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        return self.who_answered, self.what_was_asked, self.how_scored, self.real_movement


class NotDecomposed(Struct, frozen=True, tag="not parted"):
    """Why a change cannot be parted, in a sentence."""

    reason: str
