"""One person for each role, and somebody who signs for each organisation. Nobody here exists; example.org takes no mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from readiness.demonstration.organisations import Party
from readiness.demonstration.plan import Planned
from readiness.identifiers import new_id
from readiness.tables import Membership, Person, Role

WATCHED = "Medium Supplier"
"""Constituency of the participant, of the rival, and of the observer who sees one constituency."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A person of the demonstration whose link is printed."""

    email: str
    name: str
    role: str
    """What the link says."""


SHOWN = (
    Shown("administrator@example.org", "Ada Lindqvist", "Administrator"),
    Shown("office@example.org", "Owen Price", "Programme office"),
    Shown("author@example.org", "Asha Rao", "Author of questionnaires"),
    Shown("participant@example.org", "Pat Moreno", "Participant"),
    Shown("colleague@example.org", "Cleo Brandt", "Colleague of the participant"),
    Shown("signatory@example.org", "Sam Okoro", "Signatory of the participant"),
    Shown("observer@example.org", "Olga Marsh", "Observer of the programme"),
    Shown("constituency-observer@example.org", "Cyril Dunn", f"Observer of {WATCHED}"),
    Shown("rival@example.org", "Ruth Vale", "Participant of a rival organisation"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    ours: Party
    rival: Party
    by_email: dict[str, str]
    signatories: dict[str, tuple[str, str]]
    """Organisation to the id and name of who signs for it."""


def people(db: Session, planned: Planned, parties: Sequence[Party], at: datetime) -> Cast:
    ours, rival = [party for party in parties if party.constituency == WATCHED][:2]
    shown = {one.email: new_id() for one in SHOWN}
    persons: list[dict[str, Any]] = [
        {"id": shown[one.email], "email": one.email, "name": one.name, "created_at": at} for one in SHOWN
    ]
    signatories = {ours.id: (shown["signatory@example.org"], "Sam Okoro")}
    for party in parties:
        if party.id not in signatories:
            name = f"Signatory of {party.reference}"
            signatories[party.id] = (new_id(), name)
            email = f"{party.reference.lower()}@example.org"
            persons.append({"id": signatories[party.id][0], "email": email, "name": name, "created_at": at})
    db.execute(sa.insert(Person), persons)
    cast = Cast(ours, rival, shown, signatories)
    db.execute(sa.insert(Membership), _memberships(cast, planned, at))
    return cast


def _memberships(cast: Cast, planned: Planned, at: datetime) -> list[dict[str, Any]]:
    programme = planned.programme.id
    held: list[tuple[str, Role, dict[str, str]]] = [
        ("administrator", Role.ADMINISTRATOR, {}),
        ("office", Role.PROGRAMME_OFFICE, {"programme_id": programme}),
        ("author", Role.AUTHOR, {"programme_id": programme}),
        ("participant", Role.PARTICIPANT, {"organisation_id": cast.ours.id}),
        ("colleague", Role.PARTICIPANT, {"organisation_id": cast.ours.id}),
        ("observer", Role.OBSERVER, {"programme_id": programme}),
        ("constituency-observer", Role.OBSERVER, {"programme_id": programme, "constituency_id": cast.ours.constituency_id}),
        ("rival", Role.PARTICIPANT, {"organisation_id": cast.rival.id}),
    ]  # fmt: skip
    given = [(cast.by_email[f"{name}@example.org"], role, where) for name, role, where in held]
    given += [
        (person, Role.SIGNATORY, {"organisation_id": organisation})
        for organisation, (person, _) in cast.signatories.items()
    ]
    nowhere = {"programme_id": None, "organisation_id": None, "constituency_id": None}
    return [
        {"id": new_id(), "person_id": person, "role": role, "granted_at": at, **nowhere, **where}
        for person, role, where in given
    ]
