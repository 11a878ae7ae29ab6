"""Where an organisation stands: for its own people once results are released, and for the programme office at any time."""

from dataclasses import dataclass, replace
from datetime import date

import msgspec
import structlog
from sqlmodel import Session, col, select

from questionnaires.problems import Refused
from questionnaires.texts import words
from readiness.figures.rolled import Unreadable
from readiness.lift_words import STAYS
from readiness.permissions import SignedIn, may_answer, may_manage, require
from readiness.problems import NotFound
from readiness.scorekeeping import instrument_of
from readiness.standing.queries.distribution import Asking, Distribution, distribution_of
from readiness.standing.queries.lifting import ShownLift, shown_lifts, uplift_for
from readiness.standing.queries.movement import (
    QuestionMove,
    SectionMove,
    Taken,
    comparable_levels,
    moved,
    question_moves,
    section_moves,
)
from readiness.tables import Constituency, Programme, Response, Round, Standing, StoredReceipt, Submission
from readiness.tables.responses import HANDED_IN
from readiness.web.cells import Rated
from readiness.web.frame import Link
from reports.levels import ShownLevel, shown_levels
from reports.numbers import percent, readable
from scoring.receipt import Receipt

log = structlog.get_logger("readiness.standing")


@dataclass(frozen=True, slots=True)
class RoundRow:
    """`link` leads to the receipt. `movement` is against the round before it took part in."""

    title: str
    link: Link
    as_of: date
    rating: Rated
    score: str
    movement: str
    total: str | None
    maximum: str | None

    @property
    def cells(self) -> tuple[object, ...]:
        return self.link, self.rating, self.score, self.movement


@dataclass(frozen=True, slots=True)
class StandingPage:
    """`sentence` says why there is nothing to show, where there is nothing."""

    organisation: str
    response: str
    round: Round
    programme: Programme
    constituency: str
    manages: bool
    sentence: str = ""
    failed: bool = False
    rating: Rated | None = None
    score: str = ""
    reason: str = ""
    rounds: tuple[RoundRow, ...] = ()
    before: str = ""
    """Title of the round before, where there is one."""
    sections: tuple[SectionMove, ...] = ()
    questions: tuple[QuestionMove, ...] = ()
    distribution: Distribution | None = None
    lifts: tuple[ShownLift, ...] = ()
    lifting: str = ""
    """Why there are no lifts, where there are none."""
    styles: str = ""

    @property
    def stays(self) -> str:
        """Which answers are no part of a set."""
        return STAYS


def standing_page(db: Session, person: SignedIn, response_id: str) -> StandingPage:
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
    bare = StandingPage(response.organisation_name, response.id, round_, programme, constituency.title, manages)
    if response.state not in HANDED_IN:
        return replace(bare, sentence="Nothing has been handed in in this round, so there is nowhere to stand yet.")
    if not manages and round_.released_at is None:
        return replace(
            bare,
            sentence="The programme office has not released the results of this round yet. What was handed in is kept.",
        )
    try:
        return _filled(db, bare, response, constituency)
    except (msgspec.MsgspecError, Refused, Unreadable) as error:
        log.error("standing cannot be read", response=response.id, error=type(error).__name__)
        return replace(
            bare, sentence="A receipt of this organisation cannot be read. Tell whoever runs this service.", failed=True
        )


def _filled(db: Session, bare: StandingPage, response: Response, constituency: Constituency) -> StandingPage:
    taken = _rounds(db, bare, response)
    now = taken[-1]
    levels = shown_levels(now.instrument.compiled.scheme.scale)
    stored, submission = db.exec(
        select(StoredReceipt, Submission)
        .join(Submission, col(Submission.id) == StoredReceipt.submission_id)
        .join(Standing, col(Standing.receipt_id) == StoredReceipt.id)
        .where(Standing.response_id == response.id)
    ).one()
    asking = Asking(bare.round, bare.programme, constituency, now.receipt.rating, bare.manages)
    page = replace(
        bare,
        rating=rated_as(now.receipt.rating, levels),
        score=_score(now.receipt),
        reason=now.receipt.rating_reason,
        rounds=tuple(_row(taken, at) for at in reversed(range(len(taken)))),
        distribution=distribution_of(db, asking, levels),
        styles=f"/rounds/{bare.round.id}/levels.css?v={now.receipt.scheme.hash.rpartition(':')[2][:12]}",
    )
    if len(taken) > 1:
        page = replace(
            page,
            before=taken[-2].round.title,
            sections=section_moves(taken[-2], now),
            questions=question_moves(taken[-2], now),
        )
    return _lifted(page, now, response, submission, stored.id, constituency.name)


def _lifted(
    page: StandingPage, now: Taken, response: Response, submission: Submission, receipt_id: str, constituency: str
) -> StandingPage:
    scale = now.instrument.compiled.scheme.scale
    if scale is None:
        return replace(page, lifting="The scheme of this round has no scale, so there is no rating to lift.")
    uplift = uplift_for(now.instrument, response, submission, receipt_id, constituency)
    if uplift is None:
        return replace(page, lifting="What would have lifted the rating cannot be worked out from what is stored.")
    titles = {level.key: words(level.title) or level.key for level in scale.levels}
    if not uplift.lifts:
        return replace(page, lifting="The rating is the best there is, so nothing would have lifted it.")
    return replace(page, lifts=shown_lifts(uplift, now.instrument, now.receipt, titles, response.id))


def _rounds(db: Session, bare: StandingPage, response: Response) -> list[Taken]:
    """Those of this organisation up to this one, that its own people may see."""
    rows = db.exec(
        select(Round, Response, StoredReceipt)
        .join(Response, col(Response.round_id) == Round.id)
        .join(Standing, col(Standing.response_id) == Response.id)
        .join(StoredReceipt, col(StoredReceipt.id) == Standing.receipt_id)
        .where(
            Round.programme_id == bare.programme.id,
            Response.organisation_id == response.organisation_id,
            Round.position <= bare.round.position,
            col(Response.state).in_(HANDED_IN),
        )
        .order_by(col(Round.position), col(Round.as_of))
    ).all()
    seen = [row for row in rows if bare.manages or row[0].released_at is not None]
    ordered = sorted(seen, key=lambda row: row[0].id == bare.round.id)
    return [
        Taken(
            round_,
            one.id,
            instrument_of(db, round_.version_id, round_.scheme_id),
            msgspec.json.decode(stored.body, type=Receipt),
        )
        for round_, one, stored in ordered
    ]


def _row(taken: list[Taken], at: int) -> RoundRow:
    one = taken[at]
    return RoundRow(
        title=one.round.title,
        link=Link(one.round.title, f"/responses/{one.response}/receipt"),
        as_of=one.round.as_of,
        rating=rated_as(one.receipt.rating, shown_levels(one.instrument.compiled.scheme.scale)),
        score=_score(one.receipt),
        movement=_movement(taken[at - 1], one) if at else "first round",
        total=one.receipt.total,
        maximum=one.receipt.maximum,
    )


def _movement(before: Taken, after: Taken) -> str:
    if not comparable_levels([before, after]):
        return "not comparable: the levels of the scale changed"
    levels = {level.key: -level.rank for level in shown_levels(after.instrument.compiled.scheme.scale)}
    return moved(levels.get(before.receipt.rating or ""), levels.get(after.receipt.rating or ""))


def _score(receipt: Receipt) -> str:
    if receipt.total is None:
        return "No total"
    share = f" ({percent(receipt.percent, 2)})" if receipt.percent else ""
    return f"{readable(receipt.total)} of {readable(receipt.maximum or '0')}{share}"


def rated_as(key: str | None, levels: tuple[ShownLevel, ...] | list[ShownLevel]) -> Rated:
    level = next((one for one in levels if one.key == key), None)
    return Rated("Not rated", 0) if level is None else Rated(level.title, len(levels) - level.rank)
