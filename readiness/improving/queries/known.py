"""The log as it stands, for comparing an uploaded one with it."""

from sqlmodel import Session, col, select

from readiness.improving.differences import Known
from readiness.improving.queries.log import latest_of, owners_of
from readiness.tables import Action


def known_actions(db: Session, programme_id: str) -> list[Known]:
    owners, latest = owners_of(db, programme_id), latest_of(db, programme_id)
    actions = db.exec(select(Action).where(Action.programme_id == programme_id).order_by(col(Action.reference))).all()
    return [
        Known(
            one.id, one.reference, one.group_id, one.meeting, one.sequence, one.raised_on, one.text,
            tuple(owners.get(one.id, ())), one.due_on, one.state.value, latest[one.id].text if one.id in latest else "",
            latest[one.id].on_day if one.id in latest else None, one.decision, one.recommended_by,
        )
        for one in actions
    ]  # fmt: skip
