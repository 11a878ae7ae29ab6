"""A lesson as it stood in each round since it was raised, with what its linked questions did meanwhile."""

from dataclasses import dataclass, field
from typing import Literal

State = Literal["raised", "agreed", "applied", "verified", "set_aside"]
STATES: dict[State, str] = {
    "raised": "Raised", "agreed": "Agreed", "applied": "Applied", "verified": "Verified", "set_aside": "Set aside",
}  # fmt: skip
Verdict = Literal["helped", "no change", "worse", "cannot tell"]
VERDICTS: tuple[Verdict, ...] = ("helped", "no change", "worse", "cannot tell")
PROGRAMME = "Whole programme"
"""In place of a constituency, where a lesson concerns them all."""


@dataclass(frozen=True, slots=True)
class Movement:
    """What the linked questions did since the round before, among organisations that answered in both. `based_on` is n of N in
    words; `why` explains the verdict, above all where it cannot be told."""

    verdict: Verdict
    based_on: str
    why: str
    since: str = ""
    """Title of the round before."""


@dataclass(frozen=True, slots=True)
class Stand:
    """`state`: at the end of the round, or now where it goes on. `movement`: where the lesson was carried into the round."""

    round: str
    state: State
    movement: Movement | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """`stands`: one for the round it was raised in and each later one, in order. Where it was raised outside a round, from the
    first round after."""

    reference: str
    title: str
    theme: str
    constituency: str
    what_happened: str
    recommendation: str
    owner: str
    state: State
    source: str
    raised_on: str
    stands: tuple[Stand, ...] = ()
    actions: tuple[str, ...] = field(default=())
    questions: tuple[str, ...] = field(default=())
