"""Who has a section, and to whom it may be given."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.problems import NotFound
from readiness.responding.addresses import in_address
from readiness.responding.queries.opened import Opened
from readiness.responding.queries.people import Holder, colleagues, holders


@dataclass(frozen=True, slots=True)
class Typed:
    person: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DelegatePage:
    href: str
    section: str
    section_key: str
    back: str
    held: tuple[Holder, ...]
    choices: tuple[tuple[str, str], ...]
    """(person id, name): colleagues who do not have it yet."""
    typed: Typed
    errors: dict[str, str]


def delegate_page(
    db: Session, found: Opened, section: str, typed: Typed = Typed(), errors: dict[str, str] | None = None
) -> DelegatePage:
    """Raises NotFound."""
    part = found.paper.parts.get(section)
    if part is None:
        raise NotFound
    held = holders(db, found.of.id).get(section, ())
    having = {one.person_id for one in held}
    choices = tuple(
        (one.id, f"{one.name} (you)" if one.id == found.person.id else one.name)
        for one in colleagues(db, found.of.organisation_id)
        if one.id not in having
    )
    return DelegatePage(
        f"{found.href}/delegate?section={in_address(section)}", f"{part.number} {part.title}", section, found.href, held,
        choices, typed, errors or {},
    )  # fmt: skip
