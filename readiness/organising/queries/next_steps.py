"""What is still missing before a programme can ask anybody, in the order in which it is needed."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from readiness.permissions import SignedIn, may_author, may_manage
from readiness.tables import Family, Membership, Milestone, Organisation, Role, Version, VersionState


@dataclass(frozen=True, slots=True)
class NextStep:
    title: str
    sentence: str
    href: str


def next_steps(
    db: Session, person: SignedIn, programme_id: str, constituencies: int, organisations: int | None, has_rounds: bool
) -> tuple[NextStep, ...]:  # fmt: skip
    """What is missing, in the order in which it is needed."""
    at = f"/programmes/{programme_id}"
    steps: list[NextStep] = []
    if may_manage(person, programme_id):
        if not constituencies:
            steps.append(
                NextStep(
                    "Add the constituencies",
                    "Organisations belong to one of them, and figures are shown by them.",
                    f"{at}/constituencies",
                )
            )
        if not organisations:
            steps.append(
                NextStep(
                    "Import the organisations",
                    "A spreadsheet with an id, a name and a constituency for each is enough.",
                    f"{at}/organisations/import",
                )
            )
        elif not _has_signatory(db, programme_id):
            steps.append(
                NextStep(
                    "Invite people", "No organisation has a signatory yet, so none can hand in.", f"{at}/people/invite"
                )
            )
        if not counted_by(
            db, select(sa.func.count()).select_from(Milestone).where(Milestone.programme_id == programme_id)
        ):
            steps.append(
                NextStep(
                    "Enter the milestones",
                    "Rounds refer to a milestone as it stands in one baseline of the plan.",
                    f"{at}/milestones",
                )
            )
    if may_author(person, programme_id) and not _has_published(db, programme_id):
        steps.append(
            NextStep(
                "Publish a questionnaire",
                "A round asks a published version, rated by one of its schemes.",
                f"{at}/questionnaires",
            )
        )
    elif may_manage(person, programme_id) and organisations and not has_rounds:
        steps.append(NextStep("Open a round", "Everything is there to ask the organisations.", f"{at}/rounds/new"))
    return tuple(steps)


def _has_published(db: Session, programme_id: str) -> bool:
    wanted = (
        select(col(Version.id))
        .join(Family, col(Family.id) == Version.questionnaire_id)
        .where(Family.programme_id == programme_id, Version.state == VersionState.PUBLISHED)
    )
    return db.exec(wanted.limit(1)).first() is not None


def _has_signatory(db: Session, programme_id: str) -> bool:
    wanted = (
        select(col(Membership.id))
        .join(Organisation, col(Organisation.id) == Membership.organisation_id)
        .where(
            Organisation.programme_id == programme_id, Membership.role == Role.SIGNATORY,
            col(Membership.withdrawn_at).is_(None),
        )
    )  # fmt: skip
    return db.exec(wanted.limit(1)).first() is not None


def counted_by(db: Session, wanted: SelectOfScalar[int]) -> int:
    return db.exec(wanted).one()
