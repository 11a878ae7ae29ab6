"""The lowest and the highest weighted median, as organisations that may stay away join one after the other.

Only joining them in order, the best first (or the worst), can give the extreme, so each further one moves a weight
in a tree of sums instead of sorting everybody again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from scoring.constituencies.rules import Voice
from scoring.exact import in_order


@dataclass(frozen=True, slots=True)
class Placed:
    """A voice in whole numbers: the place of its figure among all figures, and its weight over one denominator."""

    place: int
    weight: int


class Balance:
    """Weights by place, and where half of them is reached. Each change and each question takes as many steps as the
    number of places has binary digits."""

    def __init__(self, places: int) -> None:
        self._sums = [0] * (places + 1)
        self._top = 1 << places.bit_length()
        self.whole = 0

    def add(self, one: Placed, sign: int = 1) -> None:
        self.whole += sign * one.weight
        at = one.place + 1
        while at < len(self._sums):
            self._sums[at] += sign * one.weight
            at += at & -at

    def reaching(self, weight: int) -> int:
        """The first place up to which there is at least so much weight."""
        at, step = 0, self._top
        while step:
            further = at + step
            if further < len(self._sums) and self._sums[further] < weight:
                at, weight = further, weight - self._sums[further]
            step >>= 1
        return at

    def middle(self) -> tuple[int, int]:
        """The places of the median; two different ones where exactly half the weight is reached between them."""
        half, is_odd = divmod(self.whole, 2)
        return self.reaching(half + is_odd), self.reaching(half + 1)


def extreme_median(sure: Sequence[Voice], others: Sequence[Voice], fewest: int, *, highest: bool) -> Fraction | None:
    """Of all `sure` with the best (or worst) of the `others`, the best two, and so on; while they are fewer than `fewest`,
    the lightest make them up. None where nobody has a weight."""
    figures = list(dict.fromkeys(in_order(voice.figure for voice in (*sure, *others))))
    places = {figure.as_integer_ratio(): at for at, figure in enumerate(figures)}
    unit = lcm(*(voice.weight.denominator for voice in (*sure, *others)))

    def placed(voices: Iterable[Voice]) -> list[Placed]:
        return [Placed(places[one.figure.as_integer_ratio()], int(one.weight * unit)) for one in voices]

    sign = -1 if highest else 1
    joining = sorted(placed(others), key=lambda one: sign * one.place)
    middles = {*_middles(placed(sure), joining, fewest, sign, len(figures))}
    found = [(figures[low] + figures[high]) / 2 for low, high in middles]
    return (max if highest else min)(found, default=None)


def _middles(
    sure: Sequence[Placed], joining: Sequence[Placed], fewest: int, sign: int, places: int
) -> Iterator[tuple[int, int]]:
    balance = Balance(places)
    for one in sure:
        balance.add(one)
    lacking = max(fewest - len(sure), 0)
    lightest = sorted(range(len(joining)), key=lambda at: (joining[at].weight, sign * joining[at].place))
    padding = lightest[:lacking]
    is_padding = set(padding)
    for at in padding:
        balance.add(joining[at])
    if balance.whole:
        yield balance.middle()
    for at, one in enumerate(joining):
        if at not in is_padding:
            balance.add(one)
            _lighten(balance, joining, padding, is_padding, before=at)
        if balance.whole:
            yield balance.middle()


def _lighten(
    balance: Balance, joining: Sequence[Placed], padding: list[int], is_padding: set[int], *, before: int
) -> None:
    """One fewer makes up the number: the heaviest that has not joined in its own right stays away again."""
    while padding:
        heaviest = padding.pop()
        if heaviest > before:
            is_padding.discard(heaviest)
            balance.add(joining[heaviest], -1)
            return
