"""What was handed in, exactly as it was: from the frozen sheet, never from the answers of today."""

from dataclasses import dataclass

import msgspec
from sqlmodel import Session, col, select

from readiness.problems import NotFound
from readiness.responding.queries.answers_listed import Line, Listed, kept_aside, listed
from readiness.responding.queries.opened import Opened
from readiness.scorekeeping import sheet_from
from readiness.tables import Person, SignOff, Submission
from readiness.web.frame import Link
from readiness.web.showing import moment


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    number: int
    organisation: str
    round: str
    facts: tuple[tuple[str, str], ...]
    content_hash: str
    declaration: str
    sections: tuple[Listed, ...]
    aside: tuple[Line, ...]
    others: tuple[Link, ...]
    """Every submission of the response, where there are several."""


def submission_page(db: Session, found: Opened, number: int) -> SubmissionPage:
    """Raises NotFound."""
    kept = db.exec(select(Submission).where(Submission.response_id == found.of.id, Submission.number == number)).first()
    if kept is None:
        raise NotFound
    stored = msgspec.json.decode(kept.sheet, type=dict[str, msgspec.Raw])
    paper = found.paper
    sheet = sheet_from(paper.questionnaire, ((key, bytes(value).decode()) for key, value in stored.items()))
    applied = paper.instrument.plan.applied(sheet, found.stand.profile)
    by = db.get(Person, kept.submitted_by) if kept.submitted_by else None
    signed = _signed(db, kept)
    zone, questionnaire = found.of.time_zone, paper.questionnaire
    facts = [
        ("Handed in", moment(kept.submitted_at, zone)),
        ("By", (by.name or by.email) if by else "Someone"),
        ("Signed by", f"{signed.person_name}, {moment(signed.signed_at, zone)}" if signed else "Nobody"),
        ("Questionnaire", f"{paper.words(questionnaire.title)}, version {questionnaire.version}"),
    ]
    numbers = db.exec(
        select(Submission.number).where(Submission.response_id == found.of.id).order_by(col(Submission.number))
    ).all()
    return SubmissionPage(
        number=number,
        organisation=found.of.organisation_name,
        round=found.of.round_title,
        facts=tuple(facts),
        content_hash=kept.content_hash,
        declaration=signed.declaration if signed else "",
        sections=listed(paper, applied, found.href),
        aside=kept_aside(paper, sheet, applied),
        others=tuple(Link(f"Submission {n}", f"{found.href}/submissions/{n}", n == number) for n in numbers)
        if len(numbers) > 1
        else (),
    )


def _signed(db: Session, kept: Submission) -> SignOff | None:
    """The declaration that let it be handed in."""
    return db.exec(
        select(SignOff)
        .where(
            SignOff.response_id == kept.response_id,
            SignOff.content_hash == kept.content_hash,
            col(SignOff.signed_at) <= kept.submitted_at,
        )
        .order_by(col(SignOff.signed_at).desc())
        .limit(1)
    ).first()
