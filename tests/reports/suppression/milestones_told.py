"""Programmes that say where one milestone stands, in one round and in the next, and somebody who has all that is told of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from questionnaires.question_types.milestone_grid import Row, State
from reports.suppression.milestone_facts import Said
from reports.suppression.milestones import ALL, Round, Told, decided
from reports.suppression.told import Thresholds
from tests.reports.suppression.solver import Solver

DUE = date(2025, 9, 24)
LEVELS = ("low", "high")
FOUR = Thresholds(group=4, count=3)
WAYS = ("", "n/a", *(f"{state} {far}" for state in ("complete", "low", "high") for far in (0, 9)))
"""All that one organisation may say in a single round: numbers are days from the plan."""
WAYS_OF_TWO = ("", "n/a", *(f"{state} {far}" for state in ("complete", "low") for far in (-9, 0, 9)))
"""And in one of two rounds."""


def row(said: str) -> Row:
    if said == "n/a":
        return Row("M10", State.NOT_APPLICABLE, None, "")
    state, far = said.split()
    day = DUE + timedelta(days=int(far))
    return Row("M10", State.COMPLETE, day, "") if state == "complete" else Row("M10", State.IN_PROGRESS, day, state)


Says = Mapping[str, Sequence[str]]
"""By constituency, what each of its organisations says; an empty text says nothing."""


def a_round(says: Says, due_on: date | None = DUE) -> Round:
    found = [
        Said(f"{place}-{at}", place, row(text)) for place, some in says.items() for at, text in enumerate(some) if text
    ]
    return Round(found, due_on)


def told(
    says: Says, before: tuple[Round, Told] | None = None, *, levels: Sequence[str] = LEVELS, complementary: bool = True
) -> Told:
    return decided(a_round(says), levels, says, FOUR, before=before, complementary=complementary)


@dataclass(frozen=True, slots=True)
class Count:
    at: int
    """In which of the rounds."""
    group: str
    name: str
    value: int
    unknown: tuple[str, ...]


class Enemy:
    """Whoever said something in which round is known, place by place, and every count that is told. Unknown: how many said just
    what, in one round and in the other; what no count tells apart is one unknown."""

    def __init__(self, rounds: Sequence[Says], tolds: Sequence[Told]) -> None:
        self.tolds, self.places = tolds, list(rounds[0])
        ways = WAYS if len(rounds) == 1 else WAYS_OF_TWO
        unlike = {self._signature(one): one for one in product(ways, repeat=len(rounds))}
        self.true = Counter(
            _name(place, unlike[self._signature(texts)])
            for place in self.places
            for texts in zip(*(one[place] for one in rounds), strict=True)
        )
        self.most: dict[str, int] = {}
        sums = []
        for place in self.places:
            for heard in product((False, True), repeat=len(rounds)):
                some = [_name(place, one) for one in unlike.values() if tuple(map(bool, one)) == heard]
                count = sum(self.true[one] for one in some)
                self.most |= dict.fromkeys(some, count)
                sums.append((dict.fromkeys(some, Fraction(1)), Fraction(count), Fraction(count)))
        for one in self.counts():
            if not self._is_withheld(one):
                sums.append((dict.fromkeys(one.unknown, Fraction(1)), Fraction(one.value), Fraction(one.value)))
        self.attacker = Solver(self.most, sums)

    def _signature(self, texts: tuple[str, ...]) -> tuple[bool, ...]:
        name = _name("", texts)
        tests = [test for at in range(len(texts)) for test in _printed(at).values()]
        return (*map(bool, texts), *(test(name) for test in tests))

    def counts(self) -> Iterator[Count]:
        for at, told_ in enumerate(self.tolds):
            for group, line in told_.lines.items():
                for name, test in _printed(at).items():
                    slips = name in ("matched", "later", "earlier", "newly_late")
                    if line.slippage if slips else line.figures:
                        some = tuple(one for one in self.most if group in (ALL, one.split("|")[0]) and test(one))
                        yield Count(at, group, name, sum(self.true[one] for one in some), some)

    def _is_withheld(self, one: Count) -> bool:
        return one.name in self.tolds[one.at].lines[one.group].counts

    def recovered(self) -> list[tuple[int, str, str]]:
        return [
            (one.at, one.group, one.name)
            for one in self.counts()
            if self._is_withheld(one) and not self.attacker.can_be_other_than(one.unknown, one.value)
        ]


def _name(place: str, texts: Sequence[str]) -> str:
    return "|".join([place, *texts])


def _printed(at: int) -> dict[str, Callable[[str], bool]]:
    def said(one: str) -> str:
        return one.split("|")[1 + at]

    def far(one: str, which: int = at) -> int | None:
        text = one.split("|")[1 + which]
        return int(text.split()[1]) if " " in text else None

    def slipped(one: str) -> int | None:
        now, was = far(one), far(one, at - 1)
        return None if now is None or was is None else now - was

    found: dict[str, Callable[[str], bool]] = {
        "concerned": lambda one: far(one) is not None,
        "complete": lambda one: said(one).startswith("complete"),
        "confidence low": lambda one: said(one).startswith("low"),
        "confidence high": lambda one: said(one).startswith("high"),
        "late": lambda one: (far(one) or 0) > 0,
    }
    if at == 0:
        return found
    return found | {
        "matched": lambda one: slipped(one) is not None,
        "later": lambda one: (slipped(one) or 0) > 0,
        "earlier": lambda one: (slipped(one) or 0) < 0,
        "newly_late": lambda one: slipped(one) is not None and (far(one) or 0) > 0 >= (far(one, at - 1) or 0),
    }
