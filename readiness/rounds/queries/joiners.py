"""Organisations that may still join a round: those that fit its rule first."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from readiness.permissions import SignedIn
from readiness.rounds.actions.open_round import opening_day
from readiness.rounds.audience import members_on, rule_of
from readiness.rounds.doors import round_managed
from readiness.tables import Programme, Round
from readiness.web.filled import Filled

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class JoinPage:
    programme: Programme
    round: Round
    text: str
    options: tuple[tuple[str, str, str], ...]
    """Id, name, and its constituency with whether it fits the rule."""
    total: int
    filled: Filled


def join_page(db: Session, person: SignedIn, round_id: str, text: str, now: datetime, filled: Filled) -> JoinPage:
    programme, round_ = round_managed(db, person, round_id)
    rule, wanted = rule_of(round_.audience), text.lower()
    found = [
        one
        for one in members_on(db, programme.id, opening_day(round_, now), without=round_.id)
        if one.answers and (wanted in one.name.lower() or wanted in one.reference.lower())
    ]
    found.sort(key=lambda one: not rule.fits(one))
    return JoinPage(
        programme,
        round_,
        text,
        tuple(
            (
                one.id,
                one.name,
                f"{one.constituency}{'' if rule.fits(one) else '; does not fit the audience of the round'}",
            )
            for one in found[:MOST_SHOWN]
        ),
        len(found),
        filled,
    )
