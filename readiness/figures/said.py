"""What a round's organisations said of its milestones, as it was handed in, with the plan that the round was asked against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlmodel import Session, col, select

from questionnaires.definition import Questionnaire
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import profile_of
from questionnaires.question_types import MilestoneGrid
from questionnaires.question_types.milestone_grid import Row, rows_of
from questionnaires.texts import words
from readiness.scorekeeping import Instrument, instrument_of, sheet_from
from readiness.tables import (
    Constituency,
    Milestone,
    MilestoneDate,
    Organisation,
    Response,
    ResponseState,
    Round,
    RoundState,
    Standing,
    StoredReceipt,
    Submission,
)
from readiness.tables.responses import HANDED_IN
from reports.milestones.standing import Before
from reports.milestones.values import Planned, Said

_R, _O, _C = Response.__table__, Organisation.__table__, Constituency.__table__  # type: ignore[attr-defined]
_T, _K, _S = Standing.__table__, StoredReceipt.__table__, Submission.__table__  # type: ignore[attr-defined]
_SAID = (
    sa.select(
        _O.c.reference, _R.c.organisation_name, _R.c.weight, _R.c.facts, _C.c.name.label("constituency"), _S.c.sheet,
    )
    .select_from(_R)
    .join(_O, _O.c.id == _R.c.organisation_id)
    .join(_C, _C.c.id == _R.c.constituency_id)
    .join(_T, _T.c.response_id == _R.c.id)
    .outerjoin(_K, sa.and_(_K.c.id == _T.c.receipt_id, _R.c.state.in_(sorted(HANDED_IN))))
    .outerjoin(_S, _S.c.id == _K.c.submission_id)
    .where(_R.c.round_id == sa.bindparam("round_id"), _R.c.state != ResponseState.WITHDRAWN)
    .order_by(_C.c.position, _C.c.name, _O.c.reference)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """`plan`: the milestones that the questionnaire asks about, dated by the round's baseline. `confidence`: key of each level to its
    words, the least first. Both are empty where the questionnaire has no grid."""

    round: Round
    plan: tuple[Planned, ...]
    confidence: Mapping[str, str]
    said: tuple[Said, ...]
    roles: Mapping[str, str] = field(default_factory=dict)
    """Key of each market role that the questionnaire knows to its words."""


def told_in(db: Session, round_: Round) -> Told:
    instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    questionnaire = instrument.questionnaire
    grids = _grids_of(questionnaire)
    titles = {one.key: words(one.text, "en", questionnaire.language) for grid in grids for one in grid.milestones}
    confidence = {one.key: words(one.text, "en", questionnaire.language) for grid in grids for one in grid.confidence}
    due = _due_in(db, round_.baseline_id)
    plan = tuple(Planned(key, title, due.get(key)) for key, title in titles.items())
    rows = db.connection().execute(_SAID, {"round_id": round_.id}) if grids else ()
    said = tuple(_said(row, grids, instrument) for row in rows)
    return Told(round_, plan, confidence, said, _roles_of(questionnaire))


def asks(db: Session, round_: Round) -> bool:
    """Whether its questionnaire asks where milestones stand."""
    return bool(_grids_of(instrument_of(db, round_.version_id, round_.scheme_id).questionnaire))


def before_of(then: Told) -> Before:
    return Before(then.said, {milestone.key: milestone for milestone in then.plan})


def earlier_asking(db: Session, told: Told) -> Told | None:
    """The last earlier round of the programme that asked about one of the same milestones."""
    earlier = db.exec(
        select(Round)
        .where(
            Round.programme_id == told.round.programme_id,
            col(Round.position) < told.round.position,
            Round.state != RoundState.PLANNED,
        )
        .order_by(col(Round.position).desc())
    ).all()
    keys = {one.key for one in told.plan}
    for one in earlier:
        then = told_in(db, one)
        if keys & {milestone.key for milestone in then.plan}:
            return then
    return None


def _grids_of(questionnaire: Questionnaire) -> list[MilestoneGrid]:
    return [one for one in questionnaire.questions.values() if isinstance(one, MilestoneGrid)]


def _roles_of(questionnaire: Questionnaire) -> dict[str, str]:
    fact = questionnaire.profile.get("roles")
    options = fact.options if fact is not None else ()
    return {one.key: words(one.text, "en", questionnaire.language) for one in options}


def _due_in(db: Session, baseline_id: str | None) -> dict[str, Any]:
    if baseline_id is None:
        return {}
    dated = select(col(Milestone.key), col(MilestoneDate.due_on)).join(
        MilestoneDate, col(MilestoneDate.milestone_id) == col(Milestone.id)
    )
    return dict(db.exec(dated.where(MilestoneDate.baseline_id == baseline_id)).all())


def _said(row: Any, grids: Sequence[MilestoneGrid], instrument: Instrument) -> Said:
    sheet: Mapping[str, Any] = msgspec.json.decode(row.sheet) if row.sheet is not None else {}
    rows: dict[str, Row] = {}
    for grid in grids:
        if grid.key in sheet and _is_asked(grid, sheet, row.facts, instrument):
            rows |= _rows_in(sheet[grid.key], grid)
    roles = row.facts.get("roles")
    return Said(
        organisation=row.reference,
        name=row.organisation_name,
        constituency=row.constituency,
        roles=tuple(str(one) for one in roles) if isinstance(roles, list) else (),
        weight=None if row.weight is None else Fraction(row.weight),
        has_answered=row.sheet is not None,
        rows=rows,
    )


def _is_asked(grid: MilestoneGrid, sheet: Mapping[str, Any], facts: Mapping[str, Any], instrument: Instrument) -> bool:
    """Of this organisation, with these answers: what was hidden is kept and counts nowhere."""
    plan, questionnaire = instrument.plan, instrument.questionnaire
    if not plan.gated[grid.key].conditions:
        return True
    keys = plan.upstream(grid.key)
    read = ((key, msgspec.json.encode(sheet[key]).decode()) for key in keys if key in sheet)
    applied = plan.applied(sheet_from(questionnaire, read), profile_of(questionnaire, facts), keys)
    return grid.key in applied.shown


def _rows_in(given: object, grid: MilestoneGrid) -> dict[str, Row]:
    """Where the whole grid does not apply there are no rows."""
    if not isinstance(given, list):
        return {}
    try:
        return {row.milestone: row for row in rows_of(grid.read(given))}
    except InvalidAnswer:
        return {}
