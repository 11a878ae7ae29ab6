"""What somebody has read: figures by what they are of, and which of them say that they are withheld."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

ALL = "All organisations"
_NUMBER = re.compile(r"^(-?[\d,]+)(?:\.(\d+))?(…)?(?:\s*%)?$")
WITHHELD = "withheld"
MATCHED = "matched "
_PLACES = {"score": 1, "matched score": 1, "section": 1, "lowest": 1, "highest": 1}


class Key(NamedTuple):
    """`what`: level, score, section, gate, below, lowest, highest; matched level and matched score are of those that were there in
    both rounds. `of`: the level or section."""

    what: str
    round: str
    place: str
    of: str = ""

    @property
    def is_matched(self) -> bool:
        return self.what.startswith(MATCHED)

    @property
    def plainly(self) -> str:
        return self.what.removeprefix(MATCHED)


Span = tuple[Fraction, Fraction]


@dataclass
class Facts:
    """Printed in one place and withheld in another is printed; printed twice, it has to be the same."""

    printed: dict[Key, Span] = field(default_factory=dict)
    hidden: set[Key] = field(default_factory=set)

    def note(self, key: Key, text: str) -> None:
        if text.strip() == WITHHELD:
            self.hidden.add(key)
        elif (span := span_of(text, _PLACES.get(key.what, 0))) is not None:
            self.put(key, span)

    def put(self, key: Key, span: Span) -> None:
        low, high = self.printed.get(key, span)
        found = max(low, span[0]), min(high, span[1])
        assert found[0] <= found[1], (key, span, (low, high))
        self.printed[key] = found

    @property
    def withheld(self) -> set[Key]:
        return self.hidden - self.printed.keys()

    def add(self, others: Iterable["Facts"]) -> "Facts":
        for other in others:
            self.hidden |= other.hidden
            for key, span in other.printed.items():
                self.put(key, span)
        return self


def span_of(text: str, fewest: int = 0) -> Span | None:
    """What a printed number says the figure lies between: rounded in its last place, or cut off there. `fewest`: places that it is
    rounded to, whatever noughts at its end are left out."""
    found = _NUMBER.match(text.replace("\xa0", " ").strip())
    if found is None:
        return None
    whole, places, is_cut = found.groups()
    number = Fraction(f"{whole.replace(',', '')}.{places or '0'}")
    last = max(len(places or ""), fewest)
    unit = Fraction(1, 10**last) if last else Fraction(0)
    return (number, number + unit) if is_cut else (number - unit / 2, number + unit / 2)
