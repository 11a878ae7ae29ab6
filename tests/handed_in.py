"""Responses handed in without the pages that hand them in: the submission, its receipt, and the standing that points to it."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Engine
from sqlmodel import Session

from questionnaires.answers import answers_hash, plain
from readiness import clock
from readiness.database import changing
from readiness.scorekeeping import instrument_of, score_submission, sheet_from
from readiness.tables import Response, ResponseState, Round, Standing, Submission

READY: dict[str, object] = {"has_plan": "yes", "staff": "4", "maturity": "done", "supplier_only": "yes"}
"""Of the tiny questionnaire of `tests.cast`: everything at its best."""
BEHIND: dict[str, object] = {"has_plan": "no", "maturity": "none", "supplier_only": "no"}


def hand_in(engine: Engine, response_id: str, answers: Mapping[str, object]) -> Submission:
    with changing(engine) as db:
        return handed_in(db, db.get_one(Response, response_id), answers)


def handed_in(db: Session, response: Response, answers: Mapping[str, object], number: int = 1) -> Submission:
    """`answers` as `plain` writes them."""
    round_ = db.get_one(Round, response.round_id)
    instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    rows = ((key, msgspec.json.encode(value).decode()) for key, value in answers.items())
    sheet = sheet_from(instrument.questionnaire, rows)
    at = clock.now()
    submission = Submission(
        response_id=response.id,
        number=number,
        sheet=msgspec.json.encode({key: plain(sheet[key]) for key in sorted(sheet)}).decode(),
        content_hash=answers_hash(sheet),
        submitted_at=at,
    )
    db.add(submission)
    db.flush()
    response.state = ResponseState.SUBMITTED
    standing = db.get_one(Standing, response.id)
    standing.answered = len(sheet)
    db.add_all([response, standing])
    score_submission(db, response, submission, round_.scheme_id, at)
    return submission


def in_state(engine: Engine, response_id: str, state: ResponseState) -> None:
    with changing(engine) as db:
        db.get_one(Response, response_id).state = state
