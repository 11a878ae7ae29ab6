"""What stands beside the rows of a milestone grid: when the round's plan has each milestone, and what the organisation forecast in
the round before."""

from collections.abc import Mapping

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import MilestoneGrid
from questionnaires.question_types.milestone_grid import Row, State, rows_of
from readiness.tables import Milestone, MilestoneDate, Response, Round, Submission
from readiness.web.showing import day

_R, _O, _S = Response.__table__, Round.__table__, Submission.__table__  # type: ignore[attr-defined]
_M, _D = Milestone.__table__, MilestoneDate.__table__  # type: ignore[attr-defined]
_PLAN = (
    sa.select(_M.c.key, _D.c.due_on, _D.c.precision)
    .select_from(_R)
    .join(_O, _O.c.id == _R.c.round_id)
    .join(_D, _D.c.baseline_id == _O.c.baseline_id)
    .join(_M, _M.c.id == _D.c.milestone_id)
    .where(_R.c.id == sa.bindparam("response_id"))
)
_THEN, _ROUND_THEN = _R.alias("then"), _O.alias("round_then")
_BEFORE = (
    sa.select(_S.c.sheet)
    .select_from(_R)
    .join(_O, _O.c.id == _R.c.round_id)
    .join(_THEN, _THEN.c.organisation_id == _R.c.organisation_id)
    .join(
        _ROUND_THEN,
        sa.and_(
            _ROUND_THEN.c.id == _THEN.c.round_id,
            _ROUND_THEN.c.programme_id == _O.c.programme_id,
            _ROUND_THEN.c.position < _O.c.position,
        ),
    )
    .join(_S, _S.c.response_id == _THEN.c.id)
    .where(_R.c.id == sa.bindparam("response_id"))
    .order_by(_ROUND_THEN.c.position.desc(), _S.c.number.desc())
    .limit(1)
)


def beside(connection: Connection, response_id: str, question: MilestoneGrid) -> tuple[str, ...]:
    """One text for each milestone, empty where nothing is known."""
    asked = {"response_id": response_id}
    plan = {
        row.key: f"{row.due_on:%B %Y}" if row.precision == "month" else day(row.due_on)
        for row in connection.execute(_PLAN, asked)
    }
    before = _rows_before(connection.execute(_BEFORE, asked).scalar(), question)
    return tuple(_said(plan.get(one.key, ""), before.get(one.key)) for one in question.milestones)


def _rows_before(sheet: str | None, question: MilestoneGrid) -> Mapping[str, Row]:
    """Of the question of the same key, as far as it means the same milestones."""
    given = msgspec.json.decode(sheet).get(question.key) if sheet is not None else None
    known = {one.key for one in question.milestones}
    texts = [text for text in given if str(text).rpartition("=")[0] in known] if isinstance(given, list) else []
    try:
        return {row.milestone: row for row in rows_of(question.read(texts))} if texts else {}
    except InvalidAnswer:  # it was another kind of question then, or had other levels of confidence
        return {}


def _said(planned: str, before: Row | None) -> str:
    parts = [f"Planned for {planned}."] if planned else []
    if before is not None and before.on is not None:
        parts.append(
            f"You said last time: {'complete on' if before.state is State.COMPLETE else 'forecast for'} {day(before.on)}."
        )
    return " ".join(parts)
