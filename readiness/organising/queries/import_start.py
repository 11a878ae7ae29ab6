"""The page on which a file of organisations is chosen, and on which its problems are shown."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.importing.refusal import NOTHING, Refusal
from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled
from readiness.permissions import SignedIn
from readiness.tables import Constituency, Programme


@dataclass(frozen=True, slots=True)
class ImportStart:
    programme: Programme
    form: Filled
    constituencies: tuple[str, ...]
    refusal: Refusal

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        return self.refusal.summary or self.form.summary


def import_start(
    db: Session, person: SignedIn, programme_id: str, form: Filled, refusal: Refusal = NOTHING
) -> ImportStart:
    programme = programme_managed(db, person, programme_id)
    names = db.exec(
        select(Constituency.name).where(Constituency.programme_id == programme_id).order_by(col(Constituency.position))
    ).all()
    return ImportStart(programme, form, tuple(names), refusal)
