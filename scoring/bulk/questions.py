"""What each question brings, code by code, with chains decided row by row."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from scoring.bulk.lookups import Lookups
from scoring.bulk.outcome import Outcome, either, ends_of, share_of
from scoring.bulk.ratio import Ratio, exceeds_ratio, fixed_ratio, ratio
from scoring.bulk.truth import NEVER, Truth
from scoring.calculating import Earned
from scoring.compiling import Compiled, Counted, Link
from scoring.lines import line_of


class Questions:
    """The counted questions of one compiled scheme over one set of columns."""

    def __init__(self, compiled: Compiled, lookups: Lookups) -> None:
        self.compiled = compiled
        self.lookups = lookups
        self.chained_to = {link.question for one in compiled.counted.values() for link in one.chains}
        self._outcomes: dict[str, Outcome] = {}

    def is_plain(self, key: str) -> bool:
        """Whether its code alone decides what it brings."""
        return not self.compiled.counted[key].chains

    def by_code(self, key: str, broken: Link | None = None) -> list[Earned | None]:
        """What each code brings."""
        one = self.compiled.counted[key]
        return [line_of(one, state, None, broken).earned for state in self.lookups.states[key]]

    def outcome(self, key: str) -> Outcome:
        """What it brings in each row."""
        if key not in self._outcomes:
            self._outcomes[key] = self._after_chains(self.compiled.counted[key]).kept()
        return self._outcomes[key]

    def _after_chains(self, one: Counted) -> Outcome:
        outcome = self.looked_up(one.key, self.by_code(one.key))
        for link in reversed(one.chains):
            broken = self.looked_up(one.key, self.by_code(one.key, link))
            outcome = either(self._holds(link), outcome, broken)
        return outcome

    def _holds(self, link: Link) -> Truth:
        if link.question not in self.compiled.counted:
            return NEVER
        before = self.outcome(link.question)
        return (before.present & exceeds_ratio(before.score, fixed_ratio(link.more_than))).kept()

    def looked_up(self, key: str, earned: Sequence[Earned | None]) -> Outcome:
        """An outcome that the code alone decides."""
        present = self.lookups.any_of({key: [one is not None for one in earned]})
        score, possible = (self.summed([key], [numbers], [Fraction(1)]) for numbers in ends_of(earned))
        return Outcome(score, possible, present, share_of([one for one in earned if one is not None]))

    def summed(self, keys: Sequence[str], by_code: Sequence[Sequence[Fraction]], weights: Sequence[Fraction]) -> Ratio:
        """The weighted sum, over the questions, of the number that stands for each one's code."""
        numbers = {key: [Fraction(0)] * len(some) for key, some in zip(keys, by_code, strict=True)}
        for key, some, weight in zip(keys, by_code, weights, strict=True):
            numbers[key] = [before + number * weight for before, number in zip(numbers[key], some, strict=True)]
        shared = lcm(*(number.denominator for some in numbers.values() for number in some))
        total = self.lookups.total({key: [int(number * shared) for number in some] for key, some in numbers.items()})
        return ratio(total, shared, (), (Fraction(total.low, shared), Fraction(total.high, shared)))
