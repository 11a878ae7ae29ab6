"""The programmes that this person may see."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.organising.filled import Filled
from readiness.permissions import SignedIn, is_administrator
from readiness.tables import Programme


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    programmes: tuple[Programme, ...]
    may_create: bool
    form: Filled


def programmes_page(db: Session, person: SignedIn, form: Filled) -> ProgrammesPage:
    wanted = select(Programme).order_by(Programme.title, col(Programme.id))
    if not is_administrator(person):
        wanted = wanted.where(col(Programme.id).in_(person.programmes))
    return ProgrammesPage(tuple(db.exec(wanted)), is_administrator(person), form)
