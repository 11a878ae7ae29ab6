"""The people of a programme, to whom actions may be given."""

from sqlmodel import Session, col, select

from readiness.tables import Membership, Organisation, Person


def people_of(db: Session, programme_id: str) -> list[Person]:
    """Those with a role in the programme or one of its organisations now, by name."""
    inside = select(Organisation.id).where(Organisation.programme_id == programme_id)
    return list(
        db.exec(
            select(Person)
            .join(Membership, col(Membership.person_id) == Person.id)
            .where(
                col(Membership.withdrawn_at).is_(None),
                (col(Membership.programme_id) == programme_id) | col(Membership.organisation_id).in_(inside),
            )
            .distinct()
            .order_by(col(Person.name), col(Person.id))
        ).all()
    )


def label_of(person: Person) -> str:
    """How others read it; never the address."""
    return person.name or person.email.partition("@")[0]
