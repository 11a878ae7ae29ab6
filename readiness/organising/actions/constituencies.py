"""Adds constituencies, changes how they are shown and ordered. Their names stay, since files and schemes use them."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.organising.doors import programme_held
from readiness.organising.texts import a_colour
from readiness.permissions import SignedIn
from readiness.problems import NotFound, Unfit
from readiness.tables import Constituency
from readiness.web.forms import Form
from readiness.web.texts import needed, short


def add_constituency(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Constituency:
    programme_held(db, person, programme_id)
    name = needed(form, "name", 100, "Give the constituency a name.")
    same = select(Constituency).where(
        Constituency.programme_id == programme_id, sa.func.lower(col(Constituency.name)) == name.lower()
    )
    if db.exec(same).first() is not None:
        raise Unfit({"name": f"There is a constituency {name} already."})
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(Constituency.position)), -1)).where(
            Constituency.programme_id == programme_id
        )
    ).one()
    made = Constituency(programme_id=programme_id, name=name, title=name, position=last + 1)
    _fill(made, form)
    db.add(made)
    record(
        db, action="added", subject=f"constituency:{made.id}", at=at, by=person.id, programme=programme_id, details={"name": name}
    )  # fmt: skip
    return made


def change_constituency(
    db: Session, person: SignedIn, programme_id: str, constituency_id: str, form: Form, *, at: datetime
) -> Constituency:
    programme_held(db, person, programme_id)
    found = constituency_of(db, programme_id, constituency_id)
    before = (found.title, found.colour, found.answers)
    _fill(found, form)
    after = (found.title, found.colour, found.answers)
    if before != after:
        db.add(found)
        record(
            db, action="changed", subject=f"constituency:{found.id}", at=at, by=person.id, programme=programme_id,
            details={"changed": {name: [a, b] for name, a, b in zip(("title", "colour", "answers"), before, after, strict=True) if a != b}},
        )  # fmt: skip
    return found


def move_up(db: Session, person: SignedIn, programme_id: str, constituency_id: str, *, at: datetime) -> Constituency:
    """One place up in the order in which constituencies are shown."""
    programme_held(db, person, programme_id)
    ordered = list(
        db.exec(
            select(Constituency)
            .where(Constituency.programme_id == programme_id)
            .order_by(col(Constituency.position), Constituency.name)
        )
    )
    moved = constituency_of(db, programme_id, constituency_id)
    place = ordered.index(moved)
    if place > 0:
        ordered[place - 1 : place + 1] = [moved, ordered[place - 1]]
        for number, one in enumerate(ordered):
            one.position = number
        db.add_all(ordered)
        record(db, action="moved up", subject=f"constituency:{moved.id}", at=at, by=person.id, programme=programme_id)
    return moved


def constituency_of(db: Session, programme_id: str, constituency_id: str) -> Constituency:
    found = db.get(Constituency, constituency_id)
    if found is None or found.programme_id != programme_id:
        raise NotFound
    return found


def _fill(constituency: Constituency, form: Form) -> None:
    """Raises Unfit before anything is changed."""
    title = short("title", form.text("title"), 200) or constituency.name
    colour = a_colour("colour", form.text("colour")) if form.text("colour") else constituency.colour
    constituency.title, constituency.colour, constituency.answers = title, colour, form.text("answers") == "yes"
