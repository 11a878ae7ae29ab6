"""What the linked questions of a lesson did from one round to the next, as far as this reader may know.

Who may not see names is told the verdict and over how many organisations, once there are enough of them, and never how many
answers went which way.
"""

from collections.abc import Collection

import structlog
from sqlmodel import Session

from readiness.figures.comparison import compared, together
from readiness.figures.rolled import Unreadable
from readiness.tables import Programme, Round
from reports.comparison import ChosenMovement, question_movement
from reports.lessons.values import Movement

log = structlog.get_logger("readiness.improving")
LEAST = 5
"""Organisations that answered in both rounds, below which those who see no names are told nothing."""
_PROTECTED = {
    "helped": "More of their answers got better than worse.",
    "worse": "More of their answers got worse than better.",
    "no change": "As many of their answers got better as worse.",
}


def movement_between(
    db: Session, programme: Programme, before: Round, after: Round, keys: Collection[str], constituency: str | None, *, names: bool
) -> Movement:  # fmt: skip
    """`constituency` by name; None for all organisations."""
    since = before.title
    if not keys:
        return Movement("cannot tell", "", "No question is linked to the lesson.", since)
    try:
        pair = compared(db, together(db, programme, (before, after))).comparison.pairs[0]
    except Unreadable as error:
        log.error("movement cannot be read", error=type(error).__name__)
        return Movement("cannot tell", "", "The rounds cannot be compared; tell whoever runs this service.", since)
    found = question_movement(pair, keys, constituency)
    return _whole(found, since) if names else _protected(found, since)


def _whole(found: ChosenMovement, since: str) -> Movement:
    return Movement(found.verdict, based_on(found), found.reason, since)


def _protected(found: ChosenMovement, since: str) -> Movement:
    if found.verdict == "cannot tell":
        return Movement(
            "cannot tell",
            "",
            found.reason if not found.of else "Not enough organisations answered in both rounds.",
            since,
        )
    if found.n < LEAST:
        why = f"Withheld: fewer than {LEAST} organisations answered in both rounds, and none of them may be made out."
        return Movement("cannot tell", "withheld", why, since)
    return Movement(found.verdict, based_on(found), _PROTECTED[found.verdict], since)


def based_on(found: ChosenMovement) -> str:
    return f"{found.n:,} of {found.of:,} organisations in both rounds" if found.of else ""
