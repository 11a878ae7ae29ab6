"""Where stored answers meet the engine: the only lines that load a version, a scheme and answers to score them.

Versions and schemes that rounds pin never change, so what is made of them is kept for the life of the process.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import msgspec
import sqlalchemy as sa
from sqlmodel import Session, col, select

from questionnaires.answers import Absence, AnswerSheet, Given, NotApplicable
from questionnaires.applicability import Applied, Plan
from questionnaires.completeness import Completeness, completeness
from questionnaires.definition import Questionnaire
from questionnaires.loading import load_questionnaire
from questionnaires.profiles import profile_of
from questionnaires.question_types import AnyQuestion
from readiness.tables import (
    Answer,
    Constituency,
    Response,
    Round,
    SchemeVersion,
    Standing,
    StoredReceipt,
    Submission,
    Version,
    VersionState,
)
from scoring.compiling import Compiled, compile_scheme, reported
from scoring.engine import Engine, Respondent
from scoring.exact import texts
from scoring.gates import GateInput, result_of
from scoring.loading import load_scheme
from scoring.receipt import Line, Receipt
from scoring.verdict import verdict_on

_ANSWER = Answer.__table__  # type: ignore[attr-defined]
ANSWERS_OF = sa.select(_ANSWER.c.question_key, _ANSWER.c.value).where(
    _ANSWER.c.response_id == sa.bindparam("response_id")
)
WITHDRAWN = "null"
"""The value of an answer that was taken back: it is not answered any more, and its history stays."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A published version with a scheme, ready to ask and to score."""

    questionnaire: Questionnaire
    compiled: Compiled
    engine: Engine

    @property
    def plan(self) -> Plan:
        return self.compiled.plan


@dataclass(frozen=True, slots=True)
class Progress:
    """How a response stands while it is being answered. The rating that counts comes from the receipt at handing in."""

    asked: int
    answered: int
    required_open: int
    total: str | None
    maximum: str | None
    rating: str | None


def instrument_of(db: Session, version_id: str, scheme_id: str) -> Instrument:
    """Of a version and one of its schemes. What is published is read once; a draft anew each time."""
    known = _published.get((version_id, scheme_id))
    if known is not None:
        return known
    version, scheme = db.exec(
        select(Version, SchemeVersion)
        .join(SchemeVersion, col(SchemeVersion.version_id) == col(Version.id))
        .where(Version.id == version_id, SchemeVersion.id == scheme_id)
    ).one()
    made = instrument_from(version.document, scheme.document)
    if VersionState.DRAFT not in (version.state, scheme.state):
        if len(_published) >= MOST_KEPT:
            _published.clear()
        _published[(version_id, scheme_id)] = made
    return made


MOST_KEPT = 64
_published: dict[tuple[str, str], Instrument] = {}


@lru_cache(maxsize=8)
def instrument_from(document: str, scheme_document: str) -> Instrument:
    """Raises Refused on documents that `checks` would refuse."""
    questionnaire = load_questionnaire(document, "questionnaire")
    compiled = compile_scheme(questionnaire, load_scheme(scheme_document, "scheme", questionnaire))
    return Instrument(questionnaire, compiled, Engine(compiled))


def given_from(question: AnyQuestion, value: str) -> Given | None:
    """A stored value, typed. None where the answer was taken back. Raises InvalidAnswer on what the question cannot take."""
    raw = msgspec.json.decode(value)
    if raw is None:
        return None
    if isinstance(raw, dict):
        return NotApplicable(str(raw["not_applicable"]))
    return question.read(raw)


def sheet_from(questionnaire: Questionnaire, rows: Iterable[tuple[str, str]]) -> dict[str, Given]:
    """Rows of (question key, stored value) as an answer sheet; keys the version does not know are left aside."""
    sheet: dict[str, Given] = {}
    for key, value in rows:
        question = questionnaire.questions.get(key)
        given = given_from(question, value) if question is not None else None
        if given is not None:
            sheet[key] = given
    return sheet


def sheet_of(db: Session, instrument: Instrument, response_id: str) -> dict[str, Given]:
    rows = db.connection().execute(ANSWERS_OF, {"response_id": response_id}).all()
    return sheet_from(instrument.questionnaire, ((row.question_key, row.value) for row in rows))


def respondent_of(instrument: Instrument, response: Response, constituency: str) -> Respondent:
    """With the facts fixed when the round opened for it. `constituency` is its name."""
    return Respondent(
        response.organisation_id,
        name=response.organisation_name,
        constituency=constituency,
        weight=response.weight,
        profile=profile_of(instrument.questionnaire, response.facts),
    )


def progress_of(
    instrument: Instrument,
    respondent: Respondent,
    sheet: AnswerSheet,
    applied: Applied | None = None,
    counts: Completeness | None = None,
) -> Progress:
    """Counts, and the total and rating as the answers stand: no receipt, no bounds, since this runs with every answer."""
    compiled, scheme = instrument.compiled, instrument.compiled.scheme
    if applied is None:
        applied = compiled.plan.applied(sheet, respondent.profile)
    if counts is None:
        counts = completeness(compiled.plan, applied)
    figures = instrument.engine.figures(applied, respondent)
    exact = figures.nodes[compiled.total]
    total = reported(compiled, compiled.total, exact)
    gates = [
        result_of(gate, keys, GateInput(applied.shown, applied.given, figures.nodes))
        for gate, keys in instrument.engine.gates
    ]
    verdict = verdict_on(scheme.scale, exact, total, gates, counts, "nothing to count")
    return Progress(
        asked=counts.asked,
        answered=counts.answered,
        required_open=len(counts.required_open),
        total=texts(total.score)[0] if total else None,
        maximum=texts(total.possible)[0] if total else None,
        rating=verdict.rating,
    )


def slim(receipt: Receipt) -> Receipt:
    """What constituencies are rolled up from: without workings, and without lines but one for each section that was asked
    and has no score all the same, since that tells it from a section that does not apply."""
    silent = {key for key, amount in receipt.sections.items() if amount.score is None}
    asked: dict[str, Line] = {}
    for line in receipt.lines if silent else ():
        if line.section in silent and line.absence != Absence.NOT_ASKED:
            asked.setdefault(line.section, line)
    return msgspec.structs.replace(receipt, lines=tuple(asked.values()), workings=())


def score_submission(
    db: Session, response: Response, submission: Submission, scheme_id: str, at: datetime
) -> StoredReceipt:
    """Appends the receipt of what was handed in under a scheme, and lets the standing point to it if it is the round's."""
    kept = receipt_of(db, response, submission, scheme_id, at)
    db.add(kept)
    db.flush()
    if scheme_id == db.get_one(Round, response.round_id).scheme_id:
        standing = db.get_one(Standing, response.id)
        standing.receipt_id, standing.updated_at = kept.id, at
        db.add(standing)
    return kept


def receipt_of(db: Session, response: Response, submission: Submission, scheme_id: str, at: datetime) -> StoredReceipt:
    """The receipt, not appended yet: so long as it takes to make, nobody has to wait."""
    round_ = db.get_one(Round, response.round_id)
    instrument = instrument_of(db, round_.version_id, scheme_id)
    constituency = db.get_one(Constituency, response.constituency_id).name
    stored: Mapping[str, object] = msgspec.json.decode(submission.sheet)
    sheet = sheet_from(
        instrument.questionnaire, ((key, msgspec.json.encode(value).decode()) for key, value in stored.items())
    )
    receipt = instrument.engine.receipt(respondent_of(instrument, response, constituency), sheet)
    return StoredReceipt(
        response_id=response.id,
        submission_id=submission.id,
        scheme_id=scheme_id,
        body=msgspec.json.encode(receipt).decode(),
        slim=msgspec.json.encode(slim(receipt)).decode(),
        scored_at=at,
    )
