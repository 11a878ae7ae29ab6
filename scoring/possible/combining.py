"""Sums and means of members that may still have several outcomes, or be absent."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from scoring.calculating import Earned
from scoring.exact import weighted_sum
from scoring.possible.outcomes import ONE, ZERO, Outcomes


@dataclass(frozen=True, slots=True)
class Gathered:
    """Weighted sums over the members present, and how many they are."""

    score: Fraction = ZERO
    possible: Fraction = ZERO
    weight: Fraction = ZERO
    count: int = 0

    def plus(self, members: Sequence[tuple[Fraction, Earned]]) -> "Gathered":
        return Gathered(
            weighted_sum([(ONE, self.score), *((weight, one.score) for weight, one in members)]),
            weighted_sum([(ONE, self.possible), *((weight, one.possible) for weight, one in members)]),
            weighted_sum([(ONE, self.weight), *((ONE, weight) for weight, _ in members)]),
            self.count + len(members),
        )


@dataclass(frozen=True, slots=True)
class Direction:
    """What is sought: the greatest score * `score` + possible * `possible` - weight * `less`."""

    score: Fraction
    possible: Fraction
    less: Fraction = ZERO

    def worth(self, weight: Fraction, one: Earned) -> Fraction:
        """What a member adds."""
        terms = ((self.score, one.score), (self.possible, one.possible), (-ONE, self.less))
        return weight * weighted_sum(terms)

    def of(self, one: Gathered) -> Fraction:
        """What all members together are worth."""
        return weighted_sum(((self.score, one.score), (self.possible, one.possible), (-self.less, one.weight)))


@dataclass(frozen=True, slots=True, eq=False)
class Combined:
    """`sure` has the members that are settled; `open` the others, each with its weight."""

    is_mean: bool
    sure: Gathered
    open: Sequence[tuple[Fraction, Outcomes]]
    fewest: int

    @property
    def maybe_absent(self) -> bool:
        present = [weight for weight, member in self.open if not member.maybe_absent]
        weightless = self.is_mean and not self.sure.weight and not any(present)
        return weightless or self.sure.count + len(present) < self.fewest

    @property
    def is_flat(self) -> bool:
        return all(member.is_flat and not member.maybe_absent for _, member in self.open)

    @property
    def denominator(self) -> int:
        if self.is_mean:
            return 0
        return lcm(
            self.sure.score.denominator, *(member.denominator * weight.denominator for weight, member in self.open)
        )

    def greatest(self, score: Fraction, possible: Fraction, proper: bool = False) -> Earned | None:
        if not self.is_mean:
            best = self._best(Direction(score, possible), proper)
            return None if best is None else Earned(best.score, best.possible)
        best = self._best(Direction(score, possible), proper)
        while best is not None:
            mean = Direction(score, possible).of(best) / best.weight
            better = self._best(Direction(score, possible, mean), proper)
            if better is None or Direction(score, possible, mean).of(better) <= 0:
                return Earned(best.score / best.weight, best.possible / best.weight)
            best = better
        return None

    def _best(self, towards: Direction, proper: bool) -> Gathered | None:
        """The best of all choices that count. Where the freely best does not, each member in turn has to be there."""
        free = self._with(towards, None, proper)
        if free is not None and self._counts(free, proper):
            return free
        forced = [self._with(towards, at, proper) for at in range(len(self.open))]
        some = [one for one in forced if one is not None and self._counts(one, proper)]
        return max(some, key=towards.of, default=None)

    def _counts(self, one: Gathered, proper: bool) -> bool:
        return (one.possible > 0 or not proper) and (one.weight > 0 or not self.is_mean)

    def _with(self, towards: Direction, forced: int | None, proper: bool) -> Gathered | None:
        """Members that must be there, those that help, the forced one, and as few of the others as there must be."""
        chosen: list[tuple[Fraction, Earned]] = []
        spare: list[tuple[Fraction, Fraction, Earned]] = []
        for at, (weight, member) in enumerate(self.open):
            best = member.greatest(towards.score, towards.possible, proper and at == forced)
            if best is None:
                if at == forced:
                    return None
            elif at == forced or not member.maybe_absent or (worth := towards.worth(weight, best)) > 0:
                chosen.append((weight, best))
            else:
                spare.append((worth, weight, best))
        spare.sort(key=lambda one: one[0], reverse=True)
        lacking = max(self.fewest - self.sure.count - len(chosen), 0)
        chosen += [(weight, best) for _, weight, best in spare[:lacking]]
        found = self.sure.plus(chosen)
        return found if found.count >= self.fewest else None
