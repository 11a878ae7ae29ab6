"""Rounds of the same organisations, told alone and in pairs, and somebody who has all of it and looks for another world that fits.

Knows nothing of how the protector works: the attacker counts over everything that an organisation could have been in every round.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

import highspy

from reports.comparison.digests import digest
from reports.suppression.pairs import decided as pairs_decided
from reports.suppression.quiet import Quiet
from reports.suppression.settled import Pairs, Settled, ToldPart, View
from reports.suppression.told import ALL, Asked, Stand, Thresholds, Told, decided
from scoring.constituencies import roll_up
from tests.reports.comparison.worlds import Asked as Organisation
from tests.reports.comparison.worlds import a_round, at

LEVELS = ("behind", "nearly", "ready")
STARTS = (0, 50, 80, 100)
FIGURES = (40, 60, 90)
WAYS = {-1: "worsened", 0: "unchanged", 1: "improved"}
Where = tuple[str, int | None]
"""The constituency of an organisation in a round, and its level; None where it is not asked."""
Life = tuple[Where, ...]
FIVE = Thresholds(5, 3)


def settled(lives: Sequence[Life], at_round: int, thresholds: Thresholds = FIVE, **more: str) -> Settled:
    asked = [
        Organisation(f"o{number}", at(FIGURES[level]), place)
        for number, life in enumerate(lives)
        for place, level in (life[at_round],)
        if level is not None
    ]
    one = a_round(f"r{at_round}", asked, **more)
    compiled = one.compiled
    refs = compiled.questionnaire_ref, compiled.scheme_ref
    rated = roll_up(compiled.scheme, [*one.organisations.values()], one.receipts, {}, refs, with_statistics=False)
    rolled = {ALL: rated.all, **{each.constituency: each for each in rated.constituencies}}
    stands = [Stand(key, each.constituency, one.receipts[key]) for key, each in one.organisations.items()]
    told = decided(Asked(compiled.scheme, stands, rolled), thresholds)
    return Settled(digest(one), at_round, (View(told, thresholds.fewest),), thresholds.least)


def pairs_of(rounds: Sequence[Settled], *, complementary: bool = True) -> Pairs:
    known: Pairs = {}
    for count in range(2, len(rounds) + 1):
        known = {**known, **pairs_decided(rounds[:count], known, complementary=complementary)}
    return known


Kind = tuple[tuple[str, bool], ...]
Slot = tuple[Kind, tuple[int, ...]]
Holds = Callable[[Slot], bool]


@dataclass
class Enemy:
    """`known`: sums over slots that lie between two ends. `secrets`: counts that are withheld."""

    totals: Mapping[Kind, int]
    true: Counter[Slot]
    known: list[tuple[dict[Slot, Fraction], Fraction | None, Fraction | None]] = field(default_factory=list)
    secrets: dict[str, Holds] = field(default_factory=dict)

    @property
    def slots(self) -> list[Slot]:
        return [
            (kind, levels)
            for kind in self.totals
            for levels in product(*(range(len(LEVELS)) if is_rated else (-1,) for _, is_rated in kind))
        ]

    def of(self, holds: Holds) -> int:
        return sum(count for slot, count in self.true.items() if holds(slot))

    def tells(self, name: str, holds: Holds, is_withheld: bool) -> None:
        if is_withheld:
            self.secrets[name] = holds
        else:
            value = Fraction(self.of(holds))
            self.known.append(({slot: Fraction(1) for slot in self.slots if holds(slot)}, value, value))

    def scores(self, here: Holds, at_round: int) -> None:
        """A mean, exactly: each organisation has at least where its level begins and at most where the next does."""
        total = sum(Fraction(FIGURES[slot[1][at_round]]) * count for slot, count in self.true.items() if here(slot))
        for starts, low, high in ((STARTS[:-1], None, total), (STARTS[1:], total, None)):
            self.known.append(
                ({slot: Fraction(starts[slot[1][at_round]]) for slot in self.slots if here(slot)}, low, high)
            )

    def recovers(self) -> list[str]:
        return [name for name, holds in self.secrets.items() if not self._is_unsure(holds)]

    def _is_unsure(self, holds: Holds) -> bool:
        value = self.of(holds)
        terms = {slot: Fraction(1) for slot in self.slots if holds(slot)}
        ends: list[tuple[int | None, int | None]] = [(None, value - 1), (value + 1, None)]
        return any(self._fits(terms, low, high) for low, high in ends)

    def _fits(self, terms: Mapping[Slot, Fraction], low: int | None, high: int | None) -> bool:
        solver, slots = Quiet(), {slot: column for column, slot in enumerate(self.slots)}
        for (kind, _), column in slots.items():
            solver.addVar(0, self.totals[kind])
            solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        whole = [({slot: Fraction(1) for slot in slots if slot[0] == kind}, Fraction(total), Fraction(total))
                 for kind, total in self.totals.items()]  # fmt: skip
        goal = (dict(terms), None if low is None else Fraction(low), None if high is None else Fraction(high))
        for some, least, most in (*whole, *self.known, goal):
            solver.addRow(
                -highspy.kHighsInf if least is None else float(least),
                highspy.kHighsInf if most is None else float(most),
                len(some),
                [slots[slot] for slot in some],
                [float(one) for one in some.values()],
            )
        solver.run()
        return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def enemy_of(lives: Sequence[Life], rounds: Sequence[Settled], pairs: Pairs) -> Enemy:
    """With everything that is told of each round, and of each two."""
    true = Counter(
        (
            tuple((place if level is not None else "", level is not None) for place, level in life),
            tuple(-1 if level is None else level for _, level in life),
        )
        for life in lives
    )
    totals: Counter[Kind] = Counter()
    for (kind, _), count in true.items():
        totals[kind] += count
    enemy = Enemy(totals, true)
    for at_round, one in enumerate(rounds):
        _told(enemy, at_round, one.told)
    numbers = {one.key: at_round for at_round, one in enumerate(rounds)}
    for (before, after), pair in pairs.items():
        for name, part in pair.parts.items():
            _told_part(enemy, (numbers[before], numbers[after]), name, part)
    return enemy


def _told(enemy: Enemy, at_round: int, told: Told) -> None:
    for name, line in told.lines.items():
        if not line.figures:
            continue

        def here(slot: Slot, name: str = name) -> bool:
            place, is_rated = slot[0][at_round]
            return is_rated and name in (ALL, place)

        for number, level in enumerate(LEVELS):
            enemy.tells(
                f"{at_round} {name} {level}",
                lambda slot, here=here, number=number: here(slot) and slot[1][at_round] == number,
                level in line.levels,
            )
        if line.rating:
            enemy.scores(here, at_round)


def _told_part(enemy: Enemy, both: tuple[int, int], name: str, part: ToldPart) -> None:
    def here(slot: Slot) -> bool:
        places = [slot[0][one] for one in both]
        return all(is_rated and name in (ALL, place) for place, is_rated in places)

    if not enemy.of(here):
        return
    tag = f"{both} {name}"
    if part.cohort:
        for one, withheld in zip(both, (part.before, part.after), strict=True):
            for number, level in enumerate(LEVELS):
                enemy.tells(
                    f"{tag} {one} {level}",
                    lambda slot, one=one, number=number: here(slot) and slot[1][one] == number,
                    level in withheld,
                )
            if part.rating:
                enemy.scores(here, one)
    for way, word in WAYS.items() if part.ways is not None else ():
        enemy.tells(
            f"{tag} {word}", lambda slot, way=way: here(slot) and _way(slot, both) == way, word in (part.ways or ())
        )
    for old, new in product(range(len(LEVELS)), repeat=2) if part.matrix is not None else ():
        enemy.tells(
            f"{tag} {old} {new}",
            lambda slot, old=old, new=new: here(slot) and (slot[1][both[0]], slot[1][both[1]]) == (old, new),
            (LEVELS[old], LEVELS[new]) in (part.matrix or ()),
        )


def _way(slot: Slot, both: tuple[int, int]) -> int:
    old, new = (slot[1][one] for one in both)
    return (new > old) - (new < old)
