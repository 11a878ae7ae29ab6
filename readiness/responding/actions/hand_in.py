"""Freezes the answers as a submission, scores it, and tells everyone of the organisation."""

import msgspec
import sqlalchemy as sa
from sqlmodel import Session, select

from questionnaires.answers import answers_hash, plain
from readiness.history import record
from readiness.mail import queue
from readiness.problems import NotAllowedNow
from readiness.responding.actions.sign import require_complete
from readiness.responding.queries.opened import Opened
from readiness.responding.queries.people import colleagues
from readiness.responding.queries.signing import sign_off_of
from readiness.scorekeeping import score_submission
from readiness.tables import Response, ResponseState, Standing, Submission
from readiness.tables.responses import NEXT_RESPONSE
from readiness.web.showing import moment


def hand_in(db: Session, found: Opened, public_url: str) -> Submission:
    """Raises NotAllowedNow where the response is closed, incomplete, or not signed as it stands."""
    if found.why_closed is not None:
        raise NotAllowedNow(found.why_closed)
    require_complete(found)
    signed = sign_off_of(db, found)
    if signed is None:
        raise NotAllowedNow("The answers are not signed yet; a signatory of your organisation signs them first.")
    if not signed.is_valid:
        raise NotAllowedNow(
            f"Answers changed after {signed.name} signed on {signed.at}. A signatory signs them again first."
        )
    submission = _frozen(db, found)
    response = db.get_one(Response, found.of.id)
    _move(response)
    db.add(response)
    db.flush()
    score_submission(db, response, submission, found.of.scheme_id, found.now)
    standing = db.get_one(Standing, response.id)
    record(
        db, action="handed in", subject=f"response:{found.of.id}", at=found.now, by=found.person.id,
        programme=found.of.programme_id,
        details={
            "submission": submission.id, "number": submission.number, "content_hash": submission.content_hash,
            # Holds the response's own chain fast in the history of everything.
            "changes": standing.changes, "changes_hash": standing.changes_hash,
        },
    )  # fmt: skip
    _tell(db, found, submission, signed.name, public_url)
    return submission


def _frozen(db: Session, found: Opened) -> Submission:
    before = db.exec(select(sa.func.count()).select_from(Submission).where(Submission.response_id == found.of.id)).one()
    sheet = {key: plain(found.sheet[key]) for key in sorted(found.sheet)}
    submission = Submission(
        response_id=found.of.id, number=before + 1, sheet=msgspec.json.encode(sheet).decode(),
        content_hash=answers_hash(found.sheet), submitted_at=found.now, submitted_by=found.person.id,
    )  # fmt: skip
    db.add(submission)
    db.flush()
    return submission


def _move(response: Response) -> None:
    if response.state is ResponseState.NOT_STARTED:  # nothing is required, and nothing was said
        response.state = ResponseState.IN_PROGRESS
    if ResponseState.SUBMITTED not in NEXT_RESPONSE[response.state]:
        raise NotAllowedNow("These answers cannot be handed in as the response stands.")
    response.state = ResponseState.SUBMITTED


def _tell(db: Session, found: Opened, submission: Submission, signer: str, public_url: str) -> None:
    one = found.of
    again = "" if submission.number == 1 else f" This is submission {submission.number}; the earlier ones are kept."
    body = (
        f"{found.person.shown_name} handed in the answers of {one.organisation_name} in {one.round_title} of "
        f"{one.programme_title} on {moment(found.now, one.time_zone)}. {signer} signed them.{again}\n\n"
        f"What was handed in: {public_url}{found.href}/submissions/{submission.number}\n\n"
        f"Its fingerprint is {submission.content_hash}."
    )
    for colleague in colleagues(db, one.organisation_id):
        queue(
            db,
            to=colleague.email,
            subject=f"Handed in: {one.organisation_name}, {one.round_title}",
            body=body,
            at=found.now,
        )
