"""Parts of actions, each with its organisation and what was last said of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.tables import (
    Action,
    ActionPart,
    Constituency,
    ConstituencyMembership,
    Organisation,
    PartMove,
    Person,
)
from reports.actions.parts import NONE_ASKED, PartCounts, counted_parts


@dataclass(frozen=True, slots=True)
class PartRow:
    part: ActionPart
    organisation: Organisation
    constituency: str
    """Its title on the day; blank where it is in none."""
    said: PartMove | None
    """The newest words; that they were accepted without a word does not hide them."""
    said_by: str


def parts_of(db: Session, programme_id: str, on: date, *, actions: Collection[str] | None = None) -> list[PartRow]:
    """Of these actions, or of all of the programme, those no longer asked among them: by constituency, then by name."""
    titles = constituencies_on(db, programme_id, on)
    wanted = (
        select(ActionPart, Organisation)
        .join(Organisation, col(Organisation.id) == ActionPart.organisation_id)
        .where(Organisation.programme_id == programme_id)
    )
    if actions is not None:
        wanted = wanted.where(col(ActionPart.action_id).in_(actions))
    rows = db.exec(wanted.order_by(col(Organisation.name), col(Organisation.id))).all()
    said = _last_said(db, wanted.with_only_columns(col(ActionPart.id)))
    names = names_of(db, {one.by for one in said.values() if one.by})
    order = {title: at for at, title in enumerate(dict.fromkeys(title for title, _ in titles.values()))}
    found = [
        PartRow(part, one, titles.get(one.id, ("", ""))[0], move, names.get(move.by or "", "") if move else "")
        for part, one in rows
        for move in (said.get(part.id),)
    ]
    return sorted(found, key=lambda one: order.get(one.constituency, len(order)))


def counts_by_action(db: Session, programme_id: str, today: date) -> dict[str, PartCounts]:
    """Of the actions that ask anybody; counted where they are stored, for an action may ask a whole market."""
    rows = db.execute(
        sa.select(
            col(ActionPart.action_id), col(Action.due_on), col(Action.state), col(ActionPart.state), sa.func.count()
        )
        .join(Action, col(Action.id) == ActionPart.action_id)
        .where(col(Action.programme_id) == programme_id, col(ActionPart.withdrawn_at).is_(None))
        .group_by(col(ActionPart.action_id), col(Action.due_on), col(Action.state), col(ActionPart.state))
    )
    counts: dict[str, PartCounts] = {}
    for action_id, due_on, action_state, state, number in rows:
        one = counted_parts([state.value], due_on, action_state.value, today)
        counts[action_id] = counts.get(action_id, NONE_ASKED) + one.times(number)
    return counts


def constituencies_on(db: Session, programme_id: str, on: date) -> dict[str, tuple[str, str]]:
    """(title, id) of the constituency that each organisation is in on the day, in the programme's order of them."""
    member = ConstituencyMembership
    rows = db.exec(
        select(col(member.organisation_id), col(Constituency.title), col(Constituency.id))
        .join(Constituency, col(Constituency.id) == member.constituency_id)
        .where(
            Constituency.programme_id == programme_id, col(member.from_on) <= on,
            col(member.until_on).is_(None) | (col(member.until_on) > on),
        )
        .order_by(col(Constituency.position), col(member.from_on))
    )  # fmt: skip
    return {organisation: (title, constituency) for organisation, title, constituency in rows}


def names_of(db: Session, ids: Collection[str]) -> dict[str, str]:
    """Somebody without a name is not told by address."""
    if not ids:
        return {}
    return {one.id: one.name or "somebody" for one in db.exec(select(Person).where(col(Person.id).in_(ids)))}


def _last_said(db: Session, parts: sa.Select[tuple[str]]) -> dict[str, PartMove]:
    last = (
        select(PartMove.part_id, sa.func.max(PartMove.number).label("number"))
        .where(col(PartMove.part_id).in_(parts), PartMove.text != "")
        .group_by(col(PartMove.part_id))
        .subquery()
    )
    moves = db.exec(
        select(PartMove).join(last, (col(PartMove.part_id) == last.c.part_id) & (col(PartMove.number) == last.c.number))
    )
    return {one.part_id: one for one in moves}
