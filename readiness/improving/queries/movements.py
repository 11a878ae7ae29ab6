"""What the linked questions of a lesson did from one round to the next, as far as this reader may know.

Who may not see names is told the verdict and over how many organisations, where both rounds may be told of, and never how many
answers went which way.
"""

from collections.abc import Collection, Sequence

import structlog
from sqlmodel import Session

from readiness.figures.comparison import compared, together
from readiness.figures.rolled import Unreadable
from readiness.figures.telling import Telling, telling_of
from readiness.tables import Programme, Round
from reports.comparison import ChosenMovement, question_movement
from reports.lessons.values import Movement
from reports.sheets import WITHHELD

log = structlog.get_logger("readiness.improving")
FEW = "Withheld: so few organisations answered in both rounds that it would tell how single ones moved."
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
        tells = [] if names else [telling_of(db, programme, one, constituency) for one in (before, after)]
    except Unreadable as error:
        log.error("movement cannot be read", error=type(error).__name__)
        return Movement("cannot tell", "", "The rounds cannot be compared; tell whoever runs this service.", since)
    found = question_movement(pair, keys, constituency)
    return _whole(found, since) if names else _protected(found, since, tells)


def _whole(found: ChosenMovement, since: str) -> Movement:
    return Movement(found.verdict, based_on(found), found.reason, since)


def _protected(found: ChosenMovement, since: str, tells: Sequence[Telling]) -> Movement:
    why = next((one.why for one in tells if one.why), "")
    if not why and 0 < found.n < max(one.fewest for one in tells):
        why = FEW
    if why:
        return Movement("cannot tell", WITHHELD, why, since)
    if found.verdict == "cannot tell":
        return Movement("cannot tell", "", found.reason, since)
    return Movement(found.verdict, based_on(found), _PROTECTED[found.verdict], since)


def based_on(found: ChosenMovement) -> str:
    return f"{found.n:,} of {found.of:,} organisations in both rounds" if found.of else ""
