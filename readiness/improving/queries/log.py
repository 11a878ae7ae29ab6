"""The log of actions as values: what pages, files and packs show."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, may_see_every_action
from readiness.tables import Action, ActionOwner, ActionUpdate, Group
from reports.actions.log import LoggedAction


@dataclass(frozen=True, slots=True)
class LogRow:
    id: str
    group_id: str
    meeting: int
    sequence: int
    logged: LoggedAction


def log_of(db: Session, person: SignedIn, programme_id: str) -> list[LogRow]:
    """What this person sees of it, by group, meeting and sequence."""
    every = whole_log_of(db, programme_id)
    if may_see_every_action(person, programme_id):
        return every
    own = set(db.exec(select(ActionOwner.action_id).where(ActionOwner.person_id == person.id)).all())
    return [row for row in every if row.id in own]


def whole_log_of(db: Session, programme_id: str) -> list[LogRow]:
    """Whoever calls has asked who may see it."""
    wanted = select(Action, Group).join(Group, col(Group.id) == Action.group_id)
    rows = db.exec(
        wanted.where(Action.programme_id == programme_id).order_by(
            col(Group.level), col(Group.position), col(Group.key), col(Action.meeting), col(Action.sequence)
        )
    ).all()
    owners, latest = owners_of(db, programme_id), latest_of(db, programme_id)
    return [
        LogRow(action.id, group.id, action.meeting, action.sequence, _logged(action, group, owners, latest))
        for action, group in rows
    ]


def owners_of(db: Session, programme_id: str) -> dict[str, list[str]]:
    """Labels by action, in their order."""
    found: dict[str, list[str]] = {}
    for one in db.exec(
        select(ActionOwner)
        .join(Action, col(Action.id) == ActionOwner.action_id)
        .where(Action.programme_id == programme_id)
        .order_by(col(ActionOwner.position))
    ):
        found.setdefault(one.action_id, []).append(one.label)
    return found


def latest_of(db: Session, programme_id: str) -> dict[str, ActionUpdate]:
    """The newest update of each action: by its day, then by when it was written."""
    updates: Iterable[ActionUpdate] = db.exec(
        select(ActionUpdate)
        .join(Action, col(Action.id) == ActionUpdate.action_id)
        .where(Action.programme_id == programme_id)
        .order_by(col(ActionUpdate.on_day), col(ActionUpdate.number))
    )
    return {one.action_id: one for one in updates}


def _logged(
    action: Action, group: Group, owners: dict[str, list[str]], latest: dict[str, ActionUpdate]
) -> LoggedAction:
    update = latest.get(action.id)
    return LoggedAction(
        reference=action.reference,
        group=group.key,
        raised_on=action.raised_on,
        text=action.text,
        owners=tuple(owners.get(action.id, ())),
        due_on=action.due_on,
        state=action.state.value,
        latest=update.text if update else "",
        updated_on=update.on_day if update else None,
        decision=action.decision,
    )
