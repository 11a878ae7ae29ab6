"""All that enters a figure, with its weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.bulk.outcome import NOUGHT, Outcome, where_present, widest
from scoring.bulk.ratio import Ends, Ratio, added, fixed_ratio
from scoring.bulk.truth import Truth, above, at_least, pick
from scoring.bulk.whole import Whole, constant


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a figure with its weight."""

    weight: Fraction
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Summed:
    """Members already added up: those that their codes alone decide."""

    score: Ratio
    possible: Ratio
    weight: Ratio
    count: Whole
    share: Ends | None
    scores: Ends
    """The ends of each member's score, before weights."""
    maxima: Ends
    adds_up: bool
    """Whether no weight is negative, so that a mean lies between its members."""
    shows: bool
    """Whether every member that is present adds to what is possible, so that nothing possible means nothing present."""


@dataclass(frozen=True, slots=True)
class Members:
    """All that enters a figure."""

    summed: Sequence[Summed]
    parts: Sequence[Part]
    most_shared: int

    def reach(self, fewest: int) -> Truth:
        """Whether enough are present."""
        if fewest == 1 and not self.parts and all(one.shows for one in self.summed):
            return above(self.added(lambda one: one.possible).top, constant(0))
        count = constant(0)
        for summed in self.summed:
            count = count + summed.count
        for part in self.parts:
            count = count + pick(part.outcome.present, constant(1), constant(0))
        return at_least(count, constant(fewest))

    @property
    def share(self) -> Ends | None:
        """Every member's share lies between these, and so does their sum's or mean's; none with negative weights."""
        if not self._adds_up:
            return None
        return widest([*(one.share for one in self.summed), *(part.outcome.share for part in self.parts)])

    def between(self, of_summed: Callable[[Summed], Ends], of_part: Callable[[Outcome], Ratio]) -> Ends | None:
        """The ends of a mean: it lies between its members."""
        if not self._adds_up:
            return None
        return widest([*(of_summed(one) for one in self.summed), *(of_part(part.outcome).ends for part in self.parts)])

    @property
    def _adds_up(self) -> bool:
        return all(one.adds_up for one in self.summed) and all(part.weight >= 0 for part in self.parts)

    def added(self, of: Callable[[Summed | Outcome], Ratio]) -> Ratio:
        """The weighted sum of what is present."""
        return added(
            [NOUGHT]
            + [of(one) for one in self.summed]
            + [where_present(of(part.outcome), part.outcome.present).times(part.weight) for part in self.parts]
        )

    @property
    def weight(self) -> Ratio:
        """The weight of what is present."""
        return added(
            [one.weight for one in self.summed]
            + [where_present(fixed_ratio(part.weight), part.outcome.present) for part in self.parts]
        )
