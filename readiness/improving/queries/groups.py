"""The governance groups of a programme with the prefixes of their references."""

from sqlmodel import Session, col, select

from readiness.improving.references import Prefixed
from readiness.tables import Action, Group, GroupPrefix


def prefixed_groups(db: Session, programme_id: str) -> tuple[Prefixed, ...]:
    """In the programme's order."""
    prefixes: dict[str, list[tuple[int, str]]] = {}
    for one in db.exec(
        select(GroupPrefix)
        .join(Group, col(Group.id) == GroupPrefix.group_id)
        .where(Group.programme_id == programme_id)
        .order_by(col(GroupPrefix.from_meeting))
    ):
        prefixes.setdefault(one.group_id, []).append((one.from_meeting, one.prefix))
    groups = db.exec(
        select(Group)
        .where(Group.programme_id == programme_id)
        .order_by(col(Group.level), col(Group.position), col(Group.key))
    ).all()
    return tuple(Prefixed(one.id, one.key, one.title, tuple(prefixes.get(one.id, ()))) for one in groups)


def sequences_taken(db: Session, group_id: str, meeting: int) -> list[int]:
    return list(db.exec(select(Action.sequence).where(Action.group_id == group_id, Action.meeting == meeting)).all())


def latest_meetings(db: Session, programme_id: str) -> dict[str, int]:
    """The last meeting of each group that has an action."""
    latest: dict[str, int] = {}
    for group_id, meeting in db.exec(
        select(Action.group_id, Action.meeting).where(Action.programme_id == programme_id).distinct()
    ):
        latest[group_id] = max(meeting, latest.get(group_id, 0))
    return latest
