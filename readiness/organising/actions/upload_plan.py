"""Reads a file of milestones and keeps it until it is applied. Nothing of the plan changes."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlmodel import Session, select

from readiness.history import record
from readiness.importing.keeping import forget
from readiness.organising.doors import programme_held
from readiness.organising.reading.milestones import COLUMNS, MOST, milestones_from
from readiness.organising.texts import a_key
from readiness.permissions import SignedIn
from readiness.problems import NotFound, Unfit
from readiness.tables import Baseline, PlanImport
from readiness.uploads.upload import table_from
from readiness.web.days import day_from, today_in
from readiness.web.forms import Form
from readiness.web.texts import needed

NEW = "new"
"""What the form sends where the file's dates make a baseline of their own."""


def upload_plan(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> str:
    """The id of what is kept. Raises Unfit for the form, and UnfitFile with every problem of the file."""
    programme = programme_held(db, person, programme_id)
    baseline = _baseline(db, programme_id, form)
    prefix = form.text("prefix")
    if len(prefix) > MOST["code"]:
        raise Unfit({"prefix": f"Codes have at most {MOST['code']} characters, so what they begin with has fewer."})
    name, data = form.file("file")
    table = table_from(data, COLUMNS)
    file = milestones_from(table, prefix, today_in(programme, at))
    forget(db, PlanImport, person, programme_id, at)
    kept = PlanImport(
        programme_id=programme_id, person_id=person.id, file_name=name[-200:], content_hash=hashlib.sha256(data).hexdigest(),
        prefix=prefix, notes="\n".join(table.notes), rows=msgspec.json.encode(file).decode(), uploaded_at=at, **baseline,
    )  # fmt: skip
    db.add(kept)
    record(
        db, action="uploaded milestones", subject=f"programme:{programme_id}", at=at, by=person.id, programme=programme_id,
        details={"rows": len(file.rows), "content_hash": kept.content_hash},
    )  # fmt: skip
    return kept.id


def _baseline(db: Session, programme_id: str, form: Form) -> Mapping[str, Any]:
    """The one chosen, or how the new one is called."""
    chosen = form.text("baseline")
    if not chosen:
        raise Unfit({"baseline": "Choose the baseline whose dates the file gives, or a new one."})
    if chosen != NEW:
        found = db.get(Baseline, chosen)
        if found is None or found.programme_id != programme_id:
            raise NotFound
        return {"baseline_id": found.id}
    key = a_key(form, "baseline_key")
    if db.exec(select(Baseline.id).where(Baseline.programme_id == programme_id, Baseline.key == key)).first():
        raise Unfit({"baseline_key": f"{key} is taken in this programme; choose another key, or that baseline above."})
    title = needed(form, "baseline_title", 200, "Say what made this baseline, for example a change request.")
    return {"baseline_key": key, "baseline_title": title, "approved_on": day_from(form, "approved_on")}
