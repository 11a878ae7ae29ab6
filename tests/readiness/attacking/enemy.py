"""Who has read everything and works out the rest: knows who handed in and in which constituency, the questionnaire and the scheme."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from tests.readiness.attacking.facts import ALL, Facts, Key, Span
from tests.readiness.attacking.kinds import (
    BEST,
    EARNED,
    OF,
    POSSIBLE,
    SECTIONS,
    STATES,
    Kind,
    State,
    earned,
    fails,
    level_of,
    state_of,
)
from tests.readiness.attacking.worlds import Atom, Told
from tests.reports.suppression.solving import Solver

Sums = list[tuple[dict[str, Fraction], Fraction, Fraction]]


@dataclass
class Enemy:
    """`asked`: how many were asked, by round and place, silent ones too. `own`: where the attacker is itself, in each round."""

    told: Told
    facts: Facts
    asked: dict[tuple[str, str], int]
    own: tuple[Atom, tuple[Kind | None, ...]] | None = None
    _at: dict[str, Solver] = field(default_factory=dict)

    def terms(self, key: Key) -> dict[str, Fraction]:
        at = self.told.rounds.index(key.round)
        atoms = [atom for atom in self.told.atoms() if _is_in(atom, key, at)]
        return {cell: Fraction(1) for atom in atoms for cell in _cells(atom, key)}

    def true(self, key: Key) -> int:
        return self._sum(key, factor_of(key))

    def _sum(self, key: Key, of: Callable[[Kind], int]) -> int:
        at = self.told.rounds.index(key.round)
        return sum(of(stay[1]) for one in self.told.ones if (stay := one.stays[at]) and _is_in(one.atom, key, at))

    def is_safe(self, key: Key) -> bool:
        """Whether it can be something else than it is."""
        return self._attacker(key.round).can_be_other(self.terms(key), self.true(key))

    def _attacker(self, title: str) -> Solver:
        if title not in self._at:
            self._at[title] = Solver(*self._known(title))
        return self._at[title]

    def _known(self, title: str) -> tuple[dict[str, int], Sums]:
        at = self.told.rounds.index(title)
        atoms = {atom: count for atom, count in self.told.atoms().items() if atom[at] is not None}
        most, sums = {}, []
        for atom, count in atoms.items():
            whole = {_cell(atom, state): Fraction(1) for state in STATES}
            most |= dict.fromkeys(whole, count) | {
                _cell(atom, state, section): count * OF[section] for state in STATES for section in SECTIONS
            }
            sums += [
                (whole, Fraction(count), Fraction(count)),
                *(one for state in STATES for one in _bound(atom, state)),
            ]
        sums += [(self.terms(key), *span) for key, span in self._spans(title)]
        if self.own is not None and self.own[0][at] is not None:
            sums.append(({_cell(self.own[0], state_of(self.own[1][at])): Fraction(1)}, Fraction(1), Fraction(10_000)))
        return most, sums

    def _spans(self, title: str) -> Iterator[tuple[Key, Span]]:
        """What is printed, as sums over organisations. All of it has to be true."""
        for key, span in self.facts.printed.items():
            if key.round == title:
                whole = self._whole(key, span)
                assert whole[0] <= self.true(key) <= whole[1], (key, span, whole, self.true(key))
                yield key, whole

    def _whole(self, key: Key, span: Span) -> Span:
        if key.plainly in ("level", "gate", "below"):
            return span
        handed_in = self._sum(key, lambda _: 1)
        asked = self.asked[key.round, key.place]
        possible = OF[key.of] if key.what == "section" else POSSIBLE
        over = asked if key.what in ("lowest", "highest") else handed_in
        more = Fraction(possible * (asked - handed_in)) if key.what == "highest" else Fraction(0)
        return span[0] * over * possible / 100 - more, span[1] * over * possible / 100 - more


def factor_of(key: Key) -> Callable[[Kind], int]:
    if key.plainly == "level":
        return lambda kind: int(level_of(kind) == key.of)
    if key.what == "gate":
        return lambda kind: int(fails(kind))
    if key.what == "below":
        return lambda kind: int(level_of(kind) != BEST)
    if key.what == "section":
        return lambda kind: earned(kind, key.of)
    return earned


def _is_in(atom: Atom, key: Key, at: int) -> bool:
    """Matched: there in both rounds, and in the same constituency where it is of one."""
    if atom[at] is None or (key.is_matched and None in atom):
        return False
    return key.place == ALL or all(place == key.place for place in (atom if key.is_matched else atom[at : at + 1]))


def _cells(atom: Atom, key: Key) -> list[str]:
    """Unknown numbers that add up to what the key says of organisations that were in the same places."""
    if key.plainly in ("score", "lowest", "highest", "section"):
        return [_cell(atom, state, one) for state in STATES for one in ([key.of] if key.of else SECTIONS)]
    return [
        _cell(atom, state)
        for state in STATES
        if {"level": state[0] == key.of, "gate": state[1], "below": state[0] != BEST}[key.plainly]
    ]


def _bound(atom: Atom, state: State) -> Iterator[tuple[dict[str, Fraction], Fraction, Fraction]]:
    """What so many at a level earn: each at least where it begins and less than where the next does, and no more in a section than
    there is. Answers are whole per cents, so that every whole sum between is one of some answers."""
    least, most = EARNED[state]
    both = {_cell(atom, state, section): Fraction(1) for section in SECTIONS}
    yield {**both, _cell(atom, state): Fraction(-least)}, Fraction(0), Fraction(10_000)
    yield {**both, _cell(atom, state): Fraction(-most)}, Fraction(-10_000), Fraction(0)
    for section in SECTIONS:
        yield (
            {_cell(atom, state, section): Fraction(1), _cell(atom, state): Fraction(-OF[section])},
            Fraction(-10_000),
            Fraction(0),
        )


def _cell(atom: Atom, state: State, section: str = "") -> str:
    return f"{'>'.join(one or '-' for one in atom)}/{state}/{section}"
