"""The organisations of a constituency in a round, a page at a time, each with the way to its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlmodel import Session

from readiness.figures.filters import STATES
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import Seen
from readiness.problems import NotFound
from readiness.reporting.queries.dashboard_page import rated_as
from readiness.tables import Constituency, Organisation, Response, ResponseState, Standing, StoredReceipt
from readiness.tables.responses import HANDED_IN
from readiness.web.cells import Rated
from readiness.web.frame import Link
from reports.levels import ShownLevel
from reports.numbers import percent, readable
from scoring.receipt import Receipt

PAGE = 50
_R = Response.__table__  # type: ignore[attr-defined]
_S = Standing.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
_K = StoredReceipt.__table__  # type: ignore[attr-defined]
_HERE = sa.and_(_R.c.round_id == sa.bindparam("round_id"), _R.c.constituency_id == sa.bindparam("constituency_id"))
_COUNT = sa.select(sa.func.count()).select_from(_R).where(_HERE)
_LINES = (
    sa.select(
        _R.c.id, _R.c.organisation_name, _R.c.weight, _R.c.state, _O.c.reference, _S.c.asked, _S.c.answered, _K.c.slim
    )
    .select_from(_R)
    .join(_S, _S.c.response_id == _R.c.id)
    .join(_O, _O.c.id == _R.c.organisation_id)
    .outerjoin(_K, _K.c.id == _S.c.receipt_id)
    .where(_HERE)
    .order_by(_O.c.reference)
    .limit(PAGE)
    .offset(sa.bindparam("offset"))
)
_WORDS = {state: words for _, words, states in STATES for state in states}
_RECEIPTS = msgspec.json.Decoder(Receipt)


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """Texts are empty where there is nothing. `name` leads to the receipt where there is one."""

    reference: str
    name: Link | str
    state: str
    weight: str
    answered: str
    total: str
    percent: str
    rating: Rated


@dataclass(frozen=True, slots=True)
class Listed:
    lines: tuple[OrganisationLine, ...]
    count: int
    pages: int


def organisations_of(
    db: Session, seen: Seen, constituency: Constituency, levels: Sequence[ShownLevel], number: int
) -> Listed:
    """Page `number`, from 1. Raises NotFound on a page that there is not, and Unreadable."""
    here = {"round_id": seen.round.id, "constituency_id": constituency.id}
    count = db.connection().execute(_COUNT, here).scalar_one()
    pages = max(1, -(-count // PAGE))
    if not 1 <= number <= pages:
        raise NotFound
    rows = db.connection().execute(_LINES, {**here, "offset": (number - 1) * PAGE})
    try:
        return Listed(tuple(_line(row, levels) for row in rows), count, pages)
    except msgspec.MsgspecError as error:
        raise Unreadable from error


def _line(row: Any, levels: Sequence[ShownLevel]) -> OrganisationLine:
    receipt = _RECEIPTS.decode(row.slim or "") if row.state in HANDED_IN else None
    by_key = {level.key: level for level in levels}
    return OrganisationLine(
        reference=row.reference,
        name=Link(row.organisation_name, f"/responses/{row.id}/receipt") if receipt else row.organisation_name,
        state=_WORDS[row.state.value],
        weight=readable(row.weight) if row.weight is not None else "",
        answered=_answered(row, receipt),
        total=f"{readable(receipt.total)} of {readable(receipt.maximum or '0')}" if receipt and receipt.total else "",
        percent=percent(receipt.percent) if receipt is not None and receipt.percent else "",
        rating=rated_as(by_key.get(receipt.rating or ""), levels, "Not rated") if receipt else Rated("", 0),
    )


def _answered(row: Any, receipt: Receipt | None) -> str:
    """As handed in; before that, as the answers stand now."""
    if receipt is not None:
        return f"{receipt.coverage.answered} of {receipt.coverage.asked}"
    return "" if row.state is ResponseState.WITHDRAWN else f"{row.answered} of {row.asked}"
