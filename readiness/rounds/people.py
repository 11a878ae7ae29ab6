"""The people who answer for organisations, and mail to them: one each, whatever the number of their organisations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlmodel import Session

from readiness.mail import queue_all
from readiness.rounds.mails import LINKS_LAST, Mail, Named
from readiness.sign_in_links import new_links
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
    written: Callable[[str, tuple[Named, ...], str], Mail],
    *,
    at: datetime,
    address: str,
) -> int:
    """Queues one mail a person and says how many. `responses` is organisation to what its mail names; `written` makes the
    mail from the person's name, what concerns them, and a link that signs them in once."""
    concerned = [
        (person, found)
        for person in people
        if (found := tuple(responses[one] for one in person.organisations if one in responses))
    ]
    wanted = [(person.id, urlsplit(found[0].address).path if len(found) == 1 else "/") for person, found in concerned]
    links = new_links(db, wanted, at, public_url=address, lasts=LINKS_LAST)
    mails = []
    for (person, found), link in zip(concerned, links, strict=True):
        mail = written(person.name, found, link)
        mails.append((person.email, mail.subject, mail.body))
    queue_all(db, mails, at=at)
    return len(mails)
