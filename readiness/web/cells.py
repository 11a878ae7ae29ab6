"""What a cell of a table or a line of a summary may hold besides text and a `Link`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rated:
    text: str
    level: int
    """Its place in the scale, from 1 for the worst; 0 where there is no rating."""


@dataclass(frozen=True, slots=True)
class Tagged:
    text: str
    colour: str = ""
