"""The prefixes that each group's references have had, and the form that gives it another."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.improving.doors import programme_managed
from readiness.improving.queries.groups import latest_meetings, prefixed_groups
from readiness.improving.references import Prefixed
from readiness.permissions import SignedIn
from readiness.tables import Programme
from readiness.web.filled import Filled


@dataclass(frozen=True, slots=True)
class GroupRow:
    group: Prefixed
    said: str
    """TAG; TMAG from meeting 4 on"""
    latest: int | None


@dataclass(frozen=True, slots=True)
class PrefixesPage:
    programme: Programme
    rows: tuple[GroupRow, ...]
    filled: Filled

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        return tuple((row.group.group_id, f"{row.group.key}: {row.group.title}") for row in self.rows)


def prefixes_page(db: Session, person: SignedIn, programme_id: str, filled: Filled) -> PrefixesPage:
    programme = programme_managed(db, person, programme_id)
    latest = latest_meetings(db, programme_id)
    rows = tuple(GroupRow(one, said(one), latest.get(one.group_id)) for one in prefixed_groups(db, programme_id))
    return PrefixesPage(programme, rows, filled)


def said(group: Prefixed) -> str:
    parts = [prefix if begins == 1 else f"{prefix} from meeting {begins} on" for begins, prefix in group.prefixes]
    if not group.prefixes or group.prefixes[0][0] > 1:
        parts.insert(0, group.own)
    return "; ".join(parts)
