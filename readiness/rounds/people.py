"""The people who answer for organisations, and mail to them: one each, whatever the number of their organisations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from readiness.mail import queue
from readiness.rounds.mails import Mail, Named
from readiness.tables import Membership, Organisation, Person, Role

_P = Person.__table__  # type: ignore[attr-defined]
_M = Membership.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
ANSWERING = (Role.PARTICIPANT, Role.SIGNATORY)


@dataclass(frozen=True, slots=True)
class Answering:
    """A person with the organisations, by id, that they answer or sign for."""

    id: str
    email: str
    name: str
    organisations: tuple[str, ...]


def people_of(db: Session, programme_id: str, organisations: Iterable[str]) -> tuple[Answering, ...]:
    """Participants and signatories of these organisations, each person once."""
    wanted = set(organisations)
    found: dict[str, tuple[str, str, dict[str, None]]] = {}
    for row in db.connection().execute(
        sa.select(_P.c.id, _P.c.email, _P.c.name, _M.c.organisation_id)
        .select_from(_M)
        .join(_P, _P.c.id == _M.c.person_id)
        .join(_O, _O.c.id == _M.c.organisation_id)
        .where(_O.c.programme_id == programme_id, _M.c.role.in_(ANSWERING), _M.c.withdrawn_at.is_(None))
        .order_by(_P.c.email)
    ):
        if row.organisation_id in wanted:
            found.setdefault(row.id, (row.email, row.name, {}))[2][row.organisation_id] = None
    return tuple(Answering(key, email, name, tuple(held)) for key, (email, name, held) in found.items())


def tell(
    db: Session,
    people: Iterable[Answering],
    responses: Mapping[str, Named],
    written: Callable[[str, tuple[Named, ...]], Mail],
    at: datetime,
) -> int:
    """Queues one mail a person and says how many. `responses` is organisation to what its mail names; `written` makes the
    mail from the person's name and what concerns them."""
    count = 0
    for person in people:
        concerned = tuple(responses[one] for one in person.organisations if one in responses)
        if concerned:
            mail = written(person.name, concerned)
            queue(db, to=person.email, subject=mail.subject, body=mail.body, at=at)
            count += 1
    return count
