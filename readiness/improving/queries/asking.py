"""The form by which an action asks organisations: whole constituencies, or single ones by name."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from readiness.improving.doors import action_seen, programme_managed
from readiness.improving.queries.parts import constituencies_on
from readiness.permissions import SignedIn
from readiness.tables import Action, ActionPart, Organisation, Programme
from readiness.web.filled import Filled
from readiness.web.showing import counted


@dataclass(frozen=True, slots=True)
class AskingForm:
    """`constituencies`: (id, title, how many take part and how many of them are asked already)."""

    programme: Programme
    action: Action
    constituencies: tuple[tuple[str, str, str], ...]
    asked: int
    filled: Filled


def asking_form(db: Session, person: SignedIn, action_id: str, filled: Filled, *, today: date) -> AskingForm:
    _, action = action_seen(db, person, action_id)
    programme = programme_managed(db, person, action.programme_id)
    where = constituencies_on(db, programme.id, today)
    present = db.exec(
        select(Organisation.id)
        .where(Organisation.programme_id == programme.id)
        .where(col(Organisation.left_on).is_(None) | (col(Organisation.left_on) > today))
    ).all()
    asked = set(
        db.exec(
            select(ActionPart.organisation_id).where(
                ActionPart.action_id == action.id, col(ActionPart.withdrawn_at).is_(None)
            )
        ).all()
    )
    inside: dict[tuple[str, str], list[str]] = {place: [] for place in where.values()}
    for one in present:
        if one in where:
            inside[where[one]].append(one)
    return AskingForm(
        programme, action,
        tuple(
            (key, title, f"{counted(len(ids), 'organisation')}; {len(asked.intersection(ids)):,} asked already")
            for (title, key), ids in inside.items()
            if ids
        ),
        len(asked), filled,
    )  # fmt: skip
