"""Adds one organisation by hand, with its constituency."""

from datetime import datetime

from sqlmodel import Session, select

from readiness.history import record
from readiness.organising.actions.change_organisation import write_fields
from readiness.organising.doors import programme_held
from readiness.organising.organisation_fields import organisation_fields
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Constituency, ConstituencyMembership, Organisation
from readiness.web.days import a_day_from
from readiness.web.forms import Form
from readiness.web.texts import needed


def add_organisation(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Organisation:
    programme_held(db, person, programme_id)
    reference = needed(form, "reference", 100, "Give the id that files use for it, such as LS01.")
    same = select(Organisation).where(Organisation.programme_id == programme_id, Organisation.reference == reference)
    if db.exec(same).first() is not None:
        raise Unfit({"reference": f"Another organisation of this programme has the id {reference}."})
    fields = organisation_fields(db, form, programme_id, reference)
    constituency = db.get(Constituency, form.text("constituency"))
    if constituency is None or constituency.programme_id != programme_id:
        raise Unfit({"constituency": "Choose a constituency."})
    from_on = a_day_from(form, "from_on")
    made = Organisation(programme_id=programme_id, reference=reference, name=fields.name, created_at=at)
    db.add(made)
    db.flush()
    write_fields(db, made, fields)
    db.add(ConstituencyMembership(organisation_id=made.id, constituency_id=constituency.id, from_on=from_on))
    record(
        db, action="added", subject=f"organisation:{made.id}", at=at, by=person.id, programme=programme_id,
        details={"reference": reference, "constituency": constituency.name, "from_on": from_on.isoformat()},
    )  # fmt: skip
    return made
