"""The log of actions as values: what pages, files and packs show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from readiness.improving.queries.parts import counts_by_action
from readiness.permissions import SignedIn, may_see_every_action
from readiness.tables import Action, ActionOwner, ActionPart, ActionState, ActionUpdate, Group, Organisation, PartState
from reports.actions.log import LoggedAction
from reports.actions.parts import NONE_ASKED, PartCounts


@dataclass(frozen=True, slots=True)
class OwnPart:
    """Of an organisation that the reader answers for. Nothing waits in an action that is closed."""

    action_id: str
    organisation_id: str
    organisation: str
    state: PartState
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class LogRow:
    id: str
    group_id: str
    meeting: int
    sequence: int
    logged: LoggedAction
    parts: PartCounts
    own: tuple[OwnPart, ...] = ()
    is_whole: bool = True
    """Not for who is only asked: what was reported of the whole, and how many have answered, is left out."""


def log_of(db: Session, person: SignedIn, programme_id: str, today: date) -> list[LogRow]:
    """What this person sees of it, by group, meeting and sequence."""
    every = whole_log_of(db, programme_id, today)
    own: dict[str, list[OwnPart]] = {}
    for part in own_parts(db, person, programme_id):
        own.setdefault(part.action_id, []).append(part)
    if may_see_every_action(person, programme_id):
        owned = {row.id for row in every}
    else:
        owned = set(db.exec(select(ActionOwner.action_id).where(ActionOwner.person_id == person.id)).all())
    mine = (replace(row, own=tuple(own.get(row.id, ()))) for row in every if row.id in owned or row.id in own)
    return [row if row.id in owned else _asked_only(row) for row in mine]


def _asked_only(row: LogRow) -> LogRow:
    """What was reported of the whole may tell of others."""
    logged = replace(row.logged, latest="", updated_on=None, asked=0, answered=0, accepted=0)
    return replace(row, logged=logged, parts=NONE_ASKED, is_whole=False)


def own_parts(db: Session, person: SignedIn, programme_id: str) -> list[OwnPart]:
    """Of the organisations that this person answers for."""
    if not person.organisations:
        return []
    rows = db.exec(
        select(ActionPart, Organisation, Action.state)
        .join(Organisation, col(Organisation.id) == ActionPart.organisation_id)
        .join(Action, col(Action.id) == ActionPart.action_id)
        .where(Organisation.programme_id == programme_id, col(Organisation.id).in_(person.organisations))
        .where(col(ActionPart.withdrawn_at).is_(None))
        .order_by(col(Organisation.name), col(Organisation.id))
    )
    return [
        OwnPart(
            part.action_id, one.id, one.name, part.state, part.state is PartState.OPEN and state is not ActionState.CLOSED
        )
        for part, one, state in rows
    ]  # fmt: skip


def whole_log_of(db: Session, programme_id: str, today: date) -> list[LogRow]:
    """Whoever calls has asked who may see it."""
    wanted = select(Action, Group).join(Group, col(Group.id) == Action.group_id)
    rows = db.exec(
        wanted.where(Action.programme_id == programme_id).order_by(
            col(Group.level), col(Group.position), col(Group.key), col(Action.meeting), col(Action.sequence)
        )
    ).all()
    owners, latest = owners_of(db, programme_id), latest_of(db, programme_id)
    parts = counts_by_action(db, programme_id, today)
    return [
        LogRow(
            action.id, group.id, action.meeting, action.sequence,
            _logged(action, group, owners, latest, parts.get(action.id, NONE_ASKED)), parts.get(action.id, NONE_ASKED),
        )
        for action, group in rows
    ]  # fmt: skip


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
    action: Action, group: Group, owners: dict[str, list[str]], latest: dict[str, ActionUpdate], parts: PartCounts
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
        asked=parts.asked,
        answered=parts.answered,
        accepted=parts.accepted,
    )
