"""Changes what an action says, who owns it, or when it is due. Its reference stays."""

from datetime import datetime

from sqlmodel import Session

from readiness.history import record
from readiness.improving.action_fields import action_fields
from readiness.improving.actions.give import give
from readiness.improving.doors import action_held
from readiness.improving.queries.log import owners_of
from readiness.permissions import SignedIn
from readiness.tables import Action
from readiness.web.forms import Form


def change_action(
    db: Session, person: SignedIn, action_id: str, form: Form, *, public_url: str, at: datetime
) -> Action:
    """Raises Unfit."""
    programme, action = action_held(db, person, action_id)
    fields = action_fields(db, programme.id, form)
    owners = owners_of(db, programme.id).get(action.id, [])
    before = (action.text, owners, str(action.raised_on), str(action.due_on or ""))
    action.text, action.raised_on, action.due_on = fields.text, fields.raised_on, fields.due_on
    db.add(action)
    give(db, programme, action, fields.owners, public_url=public_url, at=at)
    after = (action.text, [one.label for one in fields.owners], str(action.raised_on), str(action.due_on or ""))
    names = ("text", "owners", "raised_on", "due_on")
    changed = {name: [old, new] for name, old, new in zip(names, before, after, strict=True) if old != new}
    if changed:
        record(
            db, action="changed", subject=f"action:{action.id}", at=at, by=person.id, programme=programme.id,
            details={"changed": changed},
        )  # fmt: skip
    return action
