"""Parts of actions as values for a file: all of those that a person follows, and of others only their own organisation's."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from readiness.improving.queries.log import LogRow
from readiness.improving.queries.parts import parts_of
from readiness.permissions import SignedIn, answers_there, may_manage
from readiness.tables import ActionOwner, Programme
from reports.actions.parts import LoggedPart


def logged_parts(
    db: Session, person: SignedIn, programme: Programme, rows: Sequence[LogRow], on: date
) -> list[LoggedPart]:
    """Of the actions in these rows, in their order; those asked no longer are left out."""
    followed = {row.id for row in rows}
    if not may_manage(person, programme.id):
        owned = select(ActionOwner.action_id).where(ActionOwner.person_id == person.id)
        followed &= set() if answers_there(person, programme.id) else set(db.exec(owned).all())
    zone = ZoneInfo(programme.time_zone)
    order = {row.id: (at, row.logged) for at, row in enumerate(rows)}
    parts = [
        one
        for one in parts_of(db, programme.id, on, actions=order)
        if one.part.withdrawn_at is None
        and (one.part.action_id in followed or one.part.organisation_id in person.organisations)
    ]
    return [
        LoggedPart(
            action=action.reference, due_on=action.due_on, action_state=action.state, reference=one.organisation.reference,
            organisation=one.organisation.name, constituency=one.constituency, state=one.part.state.value,
            asked_on=one.part.asked_at.astimezone(zone).date(), said=one.said.text if one.said else "",
            said_on=one.said.at.astimezone(zone).date() if one.said else None, said_by=one.said_by,
        )
        for one in sorted(parts, key=lambda each: order[each.part.action_id][0])
        for _, action in (order[one.part.action_id],)
    ]  # fmt: skip
