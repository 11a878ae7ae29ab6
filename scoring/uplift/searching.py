"""All sets of so many changes that lead to a rating: found with the help of the bounds, each proved by the engine.

A set found parts what is left: its first change not made; made, and the second not; and so on. So every further set is met
once, and what cannot lead anywhere is left by its bound.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from questionnaires.answers import Value
from scoring.uplift.bounds import Bound, bound_of
from scoring.uplift.bundles import State
from scoring.uplift.space import Space


class Spent(Exception):
    """The search has used its budget, and proves nothing more."""


@dataclass(slots=True)
class Budget:
    """How many times more the search may look for a bound. Each costs about the same for a questionnaire."""

    left: int

    def spend(self) -> None:
        """Raises Spent."""
        self.left -= 1
        if self.left < 0:
            raise Spent


@dataclass(frozen=True, slots=True)
class Search:
    """For changes that bring the rating to `target`, its place from the worst, or better."""

    space: Space
    target: int
    required: frozenset[str]
    budget: Budget

    def state(self, step: "Step") -> State:
        return State(self.space, step.taken, step.kept, self.required, step.must)

    def reaches(self, taken: Mapping[str, Value]) -> bool:
        return self.space.level(taken) >= self.target

    def sets_of(self, size: int, first: Bound | None = None) -> Iterator[dict[str, Value]]:
        """Every set of questions of this size with answers that lead there, if no smaller set does. `first`: the bound of all
        changes, where it is known. Raises Spent."""
        waiting = [Step({}, frozenset(), frozenset())]
        met: set[frozenset[str]] = set()
        while waiting:
            step = self._closed(waiting.pop(), size)
            self.budget.spend()
            bound, first = first or bound_of(self.state(step), self.target, size), None
            if bound.fewest is None:
                continue
            found = self._met(step, bound, size)
            if found is None:
                waiting += self._parted(step, bound, size)
            else:
                if frozenset(found) not in met:
                    yield found
                met.add(frozenset(found))
                waiting += _without(step, found)

    def _closed(self, step: "Step", size: int) -> "Step":
        """Once as many are chosen as may change, all others stay as they are."""
        if len(step.taken) + len(step.must) < size:
            return step
        return replace(step, kept=frozenset(self.space.betters) - step.must - set(step.taken))

    def _met(self, step: "Step", bound: Bound, size: int) -> dict[str, Value] | None:
        """A set of that size among those that the bounds point to."""
        for picks in bound.picks:
            some: dict[str, Value] = {**picks, **step.taken}
            if len(some) == size and step.must <= set(some) and self.reaches(some):
                return some
        return None

    def _parted(self, step: "Step", bound: Bound, size: int) -> Iterator["Step"]:
        """By the answer to one question: one that has to change, otherwise one that the bound counts on."""
        hopes = (key for picks in bound.picks for key in picks)
        some = (key for key in (*sorted(step.must), *hopes, *self.space.betters) if self.state(step).is_open(key))
        at = next(some, None)
        if at is None:
            return
        if at not in step.must:
            yield replace(step, kept=step.kept | {at})
        for value in sorted(self.space.betters[at].values, key=lambda value: self.space.points(at, value)):
            yield replace(step, taken={**step.taken, at: value}, must=step.must - {at})


@dataclass(frozen=True, slots=True)
class Step:
    """What is settled: answers taken, questions that have to change to whatever answer, and those that stay as they are."""

    taken: Mapping[str, Value]
    must: frozenset[str]
    kept: frozenset[str]


def _without(step: Step, found: Mapping[str, Value]) -> Iterator[Step]:
    """Everything but the set found, in parts that have nothing in common."""
    before: list[str] = []
    for key in found:
        if key not in step.taken and key not in step.must:
            yield replace(step, must=step.must | set(before), kept=step.kept | {key})
            before.append(key)
