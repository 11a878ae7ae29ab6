"""The page on which a log is chosen, and on which its problems are shown."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.importing.refusal import NOTHING, Refusal
from readiness.improving.doors import programme_managed
from readiness.improving.queries.groups import prefixed_groups
from readiness.improving.queries.import_preview import EXPECTED
from readiness.permissions import SignedIn
from readiness.tables import Programme
from readiness.web.filled import Filled


@dataclass(frozen=True, slots=True)
class ImportStart:
    programme: Programme
    form: Filled
    prefixes: tuple[str, ...]
    refusal: Refusal

    @property
    def expected(self) -> tuple[tuple[str, str], ...]:
        return EXPECTED

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        return self.refusal.summary or self.form.summary


def import_start(
    db: Session, person: SignedIn, programme_id: str, form: Filled, refusal: Refusal = NOTHING
) -> ImportStart:
    programme = programme_managed(db, person, programme_id)
    prefixes = {prefix for one in prefixed_groups(db, programme_id) for prefix in one.every_prefix()}
    return ImportStart(programme, form, tuple(sorted(prefixes)), refusal)
