"""Why this number: one organisation's receipt, for the programme office at any time and for its own people once released."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote

import msgspec
import structlog
from sqlmodel import Session, col, select

from questionnaires.definition import Questionnaire
from questionnaires.texts import words
from readiness.permissions import SignedIn, may_answer, may_manage, require
from readiness.problems import NotFound
from readiness.reporting.queries.dashboard_page import rated_as
from readiness.scorekeeping import instrument_of
from readiness.tables import Constituency, Programme, Response, Round, Standing, StoredReceipt, Submission
from readiness.tables.responses import HANDED_IN
from readiness.web.cells import Rated
from readiness.web.frame import Link
from reports.bill import Bill, bill_of
from reports.levels import ShownLevel, shown_levels
from reports.numbers import percent, readable
from scoring.receipt import Receipt

log = structlog.get_logger("readiness.reporting")


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """`sentence` says why there is no receipt to show, where there is none."""

    organisation: str
    round: Round
    programme: Programme
    constituency: Link | str
    manages: bool
    sentence: str = ""
    failed: bool = False
    receipt: Receipt | None = None
    bill: Bill | None = None
    rating: Rated | None = None
    before_gates: str = ""
    total: str = ""
    percent: str = ""
    still: str = ""
    submitted_at: datetime | None = None
    scored_at: datetime | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    """Key of each question to where it stands among what was handed in."""
    styles: str = ""
    response: str = ""
    weight: str = ""


UNREADABLE = (
    "The receipt of this response cannot be read. What was handed in is kept, and it can be scored again. "
    "Tell whoever runs this service."
)


def receipt_page(db: Session, person: SignedIn, response_id: str) -> ReceiptPage:
    """Raises NotFound unless this person may know of the response."""
    found = db.exec(
        select(Response, Round, Programme, Constituency)
        .join(Round, col(Round.id) == Response.round_id)
        .join(Programme, col(Programme.id) == Round.programme_id)
        .join(Constituency, col(Constituency.id) == Response.constituency_id)
        .where(Response.id == response_id)
    ).first()
    if found is None:
        raise NotFound
    response, round_, programme, constituency = found
    manages = may_manage(person, programme.id)
    require(manages or may_answer(person, response.organisation_id))
    here: Link | str = constituency.title
    if manages:
        here = Link(constituency.title, f"/rounds/{round_.id}/constituencies/{constituency.id}")
    bare = ReceiptPage(response.organisation_name, round_, programme, here, manages, response=response.id)
    standing = db.get_one(Standing, response.id)
    if response.state not in HANDED_IN or standing.receipt_id is None:
        return replace(bare, sentence="Nothing has been handed in, so there is no score and nothing to explain.")
    if not manages and round_.released_at is None:
        return replace(
            bare,
            sentence="The programme office has not released the results of this round yet. What was handed in is kept.",
        )
    stored, submission = db.exec(
        select(StoredReceipt, Submission)
        .join(Submission, col(Submission.id) == StoredReceipt.submission_id)
        .where(StoredReceipt.id == standing.receipt_id)
    ).one()
    return _with_receipt(db, bare, stored, submission)


def _with_receipt(db: Session, bare: ReceiptPage, stored: StoredReceipt, submission: Submission) -> ReceiptPage:
    try:
        receipt = msgspec.json.decode(stored.body, type=Receipt)
    except msgspec.MsgspecError as error:
        log.error("receipt cannot be read", receipt=stored.id, error=type(error).__name__)
        return replace(bare, sentence=UNREADABLE, failed=True)
    round_ = bare.round
    instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    scheme = instrument.compiled.scheme
    levels = shown_levels(scheme.scale)
    by_key = {level.key: level for level in levels}
    titles = {key: level.title for key, level in by_key.items()}
    gates = {gate.key: words(gate.sentence) for gate in scheme.gates}
    capped = receipt.rating is not None and receipt.rating != receipt.rating_before_gates
    return ReceiptPage(
        organisation=bare.organisation,
        round=round_,
        programme=bare.programme,
        constituency=bare.constituency,
        manages=bare.manages,
        receipt=receipt,
        bill=bill_of(receipt, instrument.questionnaire, titles, gates),
        rating=rated_as(by_key.get(receipt.rating or ""), levels, "Not rated"),
        before_gates=titles.get(receipt.rating_before_gates or "", "") if capped else "",
        total=f"{readable(receipt.total, 6)} of {readable(receipt.maximum or '0', 6)}" if receipt.total else "No total",
        percent=percent(receipt.percent, 6) if receipt.percent else "",
        still=_still(receipt, by_key),
        submitted_at=submission.submitted_at,
        scored_at=stored.scored_at,
        links=_links(bare.response, instrument.questionnaire),
        styles=f"/rounds/{round_.id}/levels.css?v={receipt.scheme.hash.rpartition(':')[2][:12]}",
        response=bare.response,
        weight=readable(receipt.organisation_weight, 6) if receipt.organisation_weight else "",
    )


def _still(receipt: Receipt, levels: dict[str, ShownLevel]) -> str:
    if receipt.lowest.score is None or receipt.highest.score is None or receipt.lowest == receipt.highest:
        return ""
    ends = f"{readable(receipt.lowest.score)} to {readable(receipt.highest.score)} points"
    worst, best = levels.get(receipt.worst_rating or ""), levels.get(receipt.best_rating or "")
    rated = f", rated {worst.title} to {best.title}" if worst and best else ""
    return f"Questions not answered could still make it {ends}{rated}."


def _links(response_id: str, questionnaire: Questionnaire) -> dict[str, str]:
    """As the pages of a response have them: a page for each outermost section, quoted twice since servers unquote once
    before they look for slashes; questions by their place in the questionnaire."""
    pages = {
        place.question.key: quote(quote(place.sections[0].key, safe=""), safe="") for place in questionnaire.placed
    }
    return {
        key: f"/responses/{response_id}/sections/{pages[key]}#q{at}-box"
        for at, key in enumerate(questionnaire.questions, start=1)
    }
