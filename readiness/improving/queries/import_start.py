"""The page on which a log is chosen, and on which its problems are shown."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.improving.doors import programme_managed
from readiness.improving.queries.groups import prefixed_groups
from readiness.improving.queries.import_preview import EXPECTED
from readiness.permissions import SignedIn
from readiness.tables import Programme
from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.web.filled import Filled
from readiness.web.showing import counted


@dataclass(frozen=True, slots=True)
class ImportStart:
    programme: Programme
    form: Filled
    prefixes: tuple[str, ...]
    file_name: str
    problems: tuple[FileProblem, ...]
    more: int
    """Problems beyond those shown."""

    @property
    def expected(self) -> tuple[tuple[str, str], ...]:
        return EXPECTED

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        if not self.problems:
            return self.form.summary
        count = counted(len(self.problems) + self.more, "problem")
        return (
            ("problems", f"{self.file_name} has {count}; nothing of it was used. Mend the file and upload it again."),
        )


def import_start(
    db: Session, person: SignedIn, programme_id: str, form: Filled, file_name: str, unfit: UnfitFile | None
) -> ImportStart:
    programme = programme_managed(db, person, programme_id)
    prefixes = {prefix for one in prefixed_groups(db, programme_id) for prefix in one.every_prefix()}
    return ImportStart(
        programme, form, tuple(sorted(prefixes)), file_name, unfit.problems if unfit else (), unfit.more if unfit else 0
    )
