"""Thresholds that protect small groups, and consents to be named: each change is a new entry, and none is ever taken back."""

from datetime import datetime

from sqlmodel import Session, col, select

from readiness.figures.protecting import ROLES, agreed_at
from readiness.history import record
from readiness.organising.doors import programme_held
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Consent, Organisation, ProtectionSetting
from readiness.web.days import a_day_from
from readiness.web.forms import Form
from readiness.web.texts import needed

LEAST, MOST = 3, 50
GIVES, WITHDRAWS = "gives", "withdraws"


def set_thresholds(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> ProtectionSetting:
    """Raises Unfit."""
    programme_held(db, person, programme_id)
    role = form.text("role")
    if role not in ROLES:
        raise Unfit({"role": "Choose for whom the thresholds are."})
    made = ProtectionSetting(
        programme_id=programme_id,
        role=role,
        smallest_group=_number(form, "smallest_group", LEAST),
        smallest_count=_number(form, "smallest_count", 2),
        set_at=at,
        set_by=person.id,
    )
    if made.smallest_count > made.smallest_group:
        raise Unfit({"smallest_count": "Enter no more than the fewest organisations a figure may be of."})
    db.add(made)
    record(
        db, action="protection set", subject=f"programme:{programme_id}", at=at, by=person.id, programme=programme_id,
        details={"role": role, "smallest_group": made.smallest_group, "smallest_count": made.smallest_count},
    )  # fmt: skip
    return made


def record_consent(
    db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime
) -> tuple[Organisation, bool]:
    """The organisation, and whether it agreed. Raises Unfit."""
    programme_held(db, person, programme_id)
    organisation = db.exec(
        select(Organisation).where(
            Organisation.programme_id == programme_id, col(Organisation.reference) == form.text("organisation")
        )
    ).first()
    if organisation is None:
        raise Unfit({"organisation": "Enter the reference of an organisation of this programme."})
    given = {GIVES: True, WITHDRAWS: False}.get(form.text("consent"))
    if given is None:
        raise Unfit({"consent": "Say whether it agrees or withdraws its consent."})
    if given == (organisation.reference in agreed_at(db, programme_id)):
        raise Unfit(
            {"consent": "That is recorded already." if given else "No consent of this organisation is recorded."}
        )
    day = a_day_from(form, "agreed_on")
    note = needed(form, "note", 500, "Say who said so for the organisation, and how.")
    if day > at.date():
        raise Unfit({"agreed_on": "Enter a day that is not in the future."})
    db.add(
        Consent(
            organisation_id=organisation.id,
            given=given,
            agreed_on=day,
            note=note,
            recorded_at=at,
            recorded_by=person.id,
        )
    )
    record(
        db, action="consent recorded" if given else "consent withdrawn", subject=f"organisation:{organisation.id}", at=at,
        by=person.id, programme=programme_id, details={"agreed_on": day.isoformat(), "note": note},
    )  # fmt: skip
    return organisation, given


def _number(form: Form, name: str, least: int) -> int:
    text = form.text(name)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= MOST:
        raise Unfit({name: f"Enter a whole number from {least} to {MOST}."})
    return int(text)
