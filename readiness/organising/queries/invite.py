"""The page on which people are invited, and where they could have a role."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled
from readiness.organising.invitations import Places
from readiness.permissions import SignedIn, is_administrator
from readiness.tables import Constituency, Organisation, Person, Programme, Role
from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.web.showing import counted

MEANS = {
    Role.PARTICIPANT: "answers for one organisation",
    Role.SIGNATORY: "answers for one organisation, signs and hands in",
    Role.OBSERVER: "sees figures by constituency, never an organisation's answers",
    Role.AUTHOR: "writes questionnaires and publishes them",
    Role.PROGRAMME_OFFICE: "sets everything up in this programme and sees every response",
    Role.ADMINISTRATOR: "does so in every programme, and makes administrators",
}


@dataclass(frozen=True, slots=True)
class InvitePage:
    programme: Programme
    form: Filled
    roles: tuple[tuple[str, str, str], ...]
    constituencies: tuple[tuple[str, str], ...]
    problems: tuple[FileProblem, ...] = ()
    more: int = 0

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        if not self.problems:
            return self.form.summary
        return (
            (
                "problems",
                f"There {'is' if len(self.problems) + self.more == 1 else 'are'} {counted(len(self.problems) + self.more, 'problem')}; nobody was invited.",
            ),
        )


def invite_page(
    db: Session, person: SignedIn, programme_id: str, form: Filled, unfit: UnfitFile | None = None
) -> InvitePage:
    programme = programme_managed(db, person, programme_id)
    names = db.exec(
        select(Constituency.name).where(Constituency.programme_id == programme_id).order_by(col(Constituency.position))
    )
    return InvitePage(
        programme, form, tuple((role.value, role.words, f"{MEANS[role][0].upper()}{MEANS[role][1:]}.") for role in roles_given_by(person)),
        tuple((name, name) for name in names), unfit.problems if unfit else (), unfit.more if unfit else 0,
    )  # fmt: skip


def stored_address(db: Session, person: SignedIn, programme_id: str, person_id: str) -> Mapping[str, str]:
    """Name and address of somebody who has a role already, for the form."""
    from readiness.organising.queries.people import is_of_programme  # noqa: PLC0415

    programme_managed(db, person, programme_id)
    found = db.get(Person, person_id)
    if found is None or not is_of_programme(db, programme_id, person_id):
        return {}
    return {"name": found.name, "email": found.email}


def roles_given_by(person: SignedIn) -> tuple[Role, ...]:
    return tuple(role for role in MEANS if role is not Role.ADMINISTRATOR or is_administrator(person))


def places_in(db: Session, person: SignedIn, programme_id: str) -> Places:
    """Organisations by id and, where only one has it, by name."""
    organisations: dict[str, Organisation] = {}
    twice: set[str] = set()
    every = db.exec(select(Organisation).where(Organisation.programme_id == programme_id)).all()
    for one in every:
        name = one.name.lower()
        twice |= {name} & organisations.keys()
        organisations[name] = one
    for name in twice:
        del organisations[name]
    organisations.update({one.reference.lower(): one for one in every})
    constituencies = db.exec(select(Constituency).where(Constituency.programme_id == programme_id))
    return Places(organisations, {one.name.lower(): one for one in constituencies}, roles_given_by(person))
