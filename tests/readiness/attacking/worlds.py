"""Who was in which constituency in each of two rounds, and what they said: all that the attacker may know of people, and the truth."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.readiness.attacking.facts import ALL
from tests.readiness.attacking.kinds import Kind

Stay = tuple[str, Kind] | None
"""Constituency and kind of answer in a round; None where the organisation did not hand in."""
Atom = tuple[str | None, ...]
"""Where organisations were in each round: those that were in the same places cannot be told apart."""


@dataclass(frozen=True, slots=True)
class One:
    """An organisation."""

    stays: tuple[Stay, ...]

    @property
    def atom(self) -> Atom:
        return tuple(None if stay is None else stay[0] for stay in self.stays)


@dataclass(frozen=True, slots=True)
class Told:
    """`rounds`: their titles."""

    rounds: tuple[str, ...]
    ones: tuple[One, ...]

    def places(self, at: int) -> list[str]:
        return sorted({one.stays[at][0] for one in self.ones if one.stays[at] is not None})

    def atoms(self) -> Counter[Atom]:
        return Counter(one.atom for one in self.ones)

    def true(self, at: int, place: str, of: Callable[[Kind], int]) -> int:
        return sum(of(stay[1]) for one in self.ones if (stay := one.stays[at]) and place in (ALL, stay[0]))

    def handed_in(self) -> dict[tuple[str, str], int]:
        return {
            (title, place): self.true(at, place, lambda _: 1)
            for at, title in enumerate(self.rounds)
            for place in [*{place for each in range(len(self.rounds)) for place in self.places(each)}, ALL]
        }
