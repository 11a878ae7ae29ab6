"""Creates a programme, and changes its settings."""

from datetime import datetime

from sqlmodel import Session, select

from readiness.history import record
from readiness.organising.doors import administrator_only, programme_held
from readiness.organising.texts import a_key, a_time_zone
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Programme
from readiness.web.forms import Form
from readiness.web.texts import needed, short


def create_programme(db: Session, person: SignedIn, form: Form, *, at: datetime) -> Programme:
    administrator_only(person)
    made = Programme(key="", title="", created_at=at)
    _fill(db, made, form)
    db.add(made)
    db.flush()
    record(
        db, action="created", subject=f"programme:{made.id}", at=at, by=person.id, programme=made.id,
        details={"key": made.key, "title": made.title, "illustrative": made.illustrative},
    )  # fmt: skip
    return made


def change_programme(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Programme:
    programme = programme_held(db, person, programme_id)
    before = _settings(programme)
    _fill(db, programme, form)
    after = _settings(programme)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changed:
        db.add(programme)
        record(
            db, action="changed settings", subject=f"programme:{programme.id}", at=at, by=person.id, programme=programme.id,
            details={"changed": changed},
        )  # fmt: skip
    return programme


def _fill(db: Session, programme: Programme, form: Form) -> None:
    """Raises Unfit before anything is changed."""
    title = needed(form, "title", 200, "Give the programme a title.")
    key = a_key(form, "key")
    zone = a_time_zone("time_zone", form.text("time_zone"))
    notice = short("notice", form.text("notice"), 500)
    same = db.exec(select(Programme.id).where(Programme.key == key, Programme.id != programme.id)).first()
    if same is not None:
        raise Unfit({"key": f"Another programme has the key {key}; choose another one."})
    programme.title, programme.key, programme.time_zone = title, key, zone
    programme.illustrative, programme.notice = form.text("illustrative") == "yes", notice


def _settings(programme: Programme) -> dict[str, object]:
    return {name: getattr(programme, name) for name in ("title", "key", "time_zone", "illustrative", "notice")}
