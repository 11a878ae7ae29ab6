"""Asks organisations for their part in an action, whole constituencies or single ones, and tells their people by mail."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.doors import action_held
from readiness.improving.owners import labels_in
from readiness.improving.queries.parts import constituencies_on
from readiness.mail import queue_all
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, Unfit
from readiness.tables import Action, ActionPart, ActionState, Membership, Organisation, Person, Programme
from readiness.web.forms import Form
from readiness.web.showing import day

MOST_NAMED = 5
"""Of those that are not known, in one sentence."""


def ask_organisations(
    db: Session, person: SignedIn, action_id: str, form: Form, *, today: date, public_url: str, at: datetime
) -> tuple[Action, int]:
    """The action, and how many are asked that were not. Raises Unfit."""
    programme, action = action_held(db, person, action_id)
    if action.state is ActionState.CLOSED:
        raise NotAllowedNow(f"{action.reference} is closed, so it asks nobody; open it again first.")
    chosen = _chosen(db, programme, form, today)
    known = {one.organisation_id: one for one in db.exec(select(ActionPart).where(ActionPart.action_id == action.id))}
    new = [one for one in chosen if one.id not in known or known[one.id].withdrawn_at is not None]
    for one in new:
        part = known.get(one.id) or ActionPart(
            action_id=action.id, organisation_id=one.id, asked_at=at, asked_by=person.id
        )  # fmt: skip
        part.withdrawn_at = None
        db.add(part)
    if not new:
        raise Unfit({"organisations": "All of these are asked already; choose others."})
    tell(db, new, f"Action {action.reference}: what is your part?", _body(programme, action, public_url), at=at)
    record(
        db, action="asked organisations", subject=f"action:{action.id}", at=at, by=person.id, programme=programme.id,
        details={"reference": action.reference, "organisations": [one.reference for one in new]},
    )  # fmt: skip
    return action, len(new)


def tell(db: Session, organisations: Sequence[Organisation], subject: str, body: str, *, at: datetime) -> None:
    """Everybody who answers for one of them, once."""
    people = db.exec(
        select(Person)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(
            col(Membership.organisation_id).in_([one.id for one in organisations]),
            col(Membership.withdrawn_at).is_(None),
        )
        .distinct()
        .order_by(col(Person.id))
    )
    queue_all(db, [(one.email, subject, f"Dear {one.name or 'colleague'},\n\n{body}") for one in people], at=at)


def _chosen(db: Session, programme: Programme, form: Form, today: date) -> list[Organisation]:
    present = db.exec(
        select(Organisation)
        .where(Organisation.programme_id == programme.id)
        .where(col(Organisation.left_on).is_(None) | (col(Organisation.left_on) > today))
        .order_by(col(Organisation.name), col(Organisation.id))
    ).all()
    where = constituencies_on(db, programme.id, today)
    wanted = set(form.texts("constituencies"))
    chosen = {one.id for one in present if where.get(one.id, ("", ""))[1] in wanted}
    unknown = []
    for label in labels_in(form.text("organisations")):
        named = [one for one in present if label.casefold() in (one.reference.casefold(), one.name.casefold())]
        chosen |= {named[0].id} if len(named) == 1 else set()
        if len(named) != 1:
            unknown.append(label[:60])
    if unknown:
        more = f" and {len(unknown) - MOST_NAMED} more" if len(unknown) > MOST_NAMED else ""
        raise Unfit(
            {
                "organisations": f"No one organisation that takes part is called {', '.join(unknown[:MOST_NAMED])}{more}; "
                "write its reference or its name as the register has it."
            }
        )
    if not chosen:
        raise Unfit({"constituencies": "Choose a constituency that has organisations, or name organisations below."})
    return [one for one in present if one.id in chosen]


def _body(programme: Programme, action: Action, public_url: str) -> str:
    due = f"It is due on {day(action.due_on)}." if action.due_on else "It has no due date."
    return (
        f"{programme.title} asks your organisation for its part in the action {action.reference}. {due}\n\n"
        "On its page you see what is to be done, and say how far your organisation is:\n"
        f"{public_url}/actions/{action.id}\n\n"
        f"The programme office of {programme.title}\n"
    )
