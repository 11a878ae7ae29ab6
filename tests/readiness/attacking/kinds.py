"""What an organisation can have answered to a small questionnaire, and what its scheme makes of it: the attacker knows both.

A kind is how much is planned, how much is built, in whole per cents, and whether there is a sponsor: (60, 70, "y").
"""

from collections.abc import Mapping

from tests.reports.rounds import QUESTIONS
from tests.reports.rounds import SCHEME as WHOLE

Kind = tuple[int, int, str]
SCHEME = WHOLE.partition("  by_constituency:")[0]
LEVELS = ("Behind", "Nearly there", "Ready")
BEST = LEVELS[-1]
SECTIONS = {"plan": "Plan and milestones", "build": "Build"}
OF = {"plan": 100, "build": 100}
POSSIBLE = sum(OF.values())


State = tuple[str, bool]
"""A level, and whether the essential condition fails."""
EARNED: Mapping[State, tuple[int, int]] = {
    ("Behind", False): (0, 99),
    ("Behind", True): (0, 200),
    ("Nearly there", False): (100, 159),
    ("Ready", False): (160, 200),
}
"""The least and the most that is earned in each."""
STATES = tuple(EARNED)


def answers_of(kind: Kind) -> Mapping[str, object]:
    """As they are stored."""
    return {"planned": str(kind[0]), "built": str(kind[1]), "sponsor": "yes" if kind[2] == "y" else "no"}


def earned(kind: Kind, section: str = "") -> int:
    return {"plan": kind[0], "build": kind[1]}.get(section, kind[0] + kind[1])


def fails(kind: Kind) -> bool:
    """The essential condition, which caps at the worst level."""
    return kind[2] == "n"


def level_of(kind: Kind) -> str:
    per_cent = earned(kind) * 100 / POSSIBLE
    if fails(kind) or per_cent < 50:
        return LEVELS[0]
    return LEVELS[1] if per_cent < 80 else BEST


def state_of(kind: Kind) -> State:
    return level_of(kind), fails(kind)


__all__ = ["BEST", "LEVELS", "OF", "POSSIBLE", "QUESTIONS", "SCHEME", "SECTIONS", "Kind"]
