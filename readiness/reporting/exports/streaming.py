"""Responses of a round as they come from the database: one view of it, and never all in memory."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from readiness.database import reading
from readiness.figures.of_round import Figures
from readiness.tables import Organisation, Response, Standing, StoredReceipt, Submission
from readiness.tables.responses import HANDED_IN

AT_ONCE = 200
RESPONSES = Response.__table__  # type: ignore[attr-defined]
STANDINGS = Standing.__table__  # type: ignore[attr-defined]
ORGANISATIONS = Organisation.__table__  # type: ignore[attr-defined]
RECEIPTS = StoredReceipt.__table__  # type: ignore[attr-defined]
SUBMISSIONS = Submission.__table__  # type: ignore[attr-defined]
STATE = sa.type_coerce(RESPONSES.c.state, sa.String).label("state")
FACTS = sa.cast(RESPONSES.c.facts, sa.Text).label("facts")
IS_HANDED_IN = RESPONSES.c.state.in_(sorted(HANDED_IN))


def of_round(*columns: Any) -> Any:
    """A statement over the responses of a round, each with its standing, its receipt and its submission if it has them."""
    return (
        sa.select(*columns)
        .select_from(RESPONSES)
        .join(STANDINGS, STANDINGS.c.response_id == RESPONSES.c.id)
        .join(ORGANISATIONS, ORGANISATIONS.c.id == RESPONSES.c.organisation_id)
        .outerjoin(RECEIPTS, sa.and_(RECEIPTS.c.id == STANDINGS.c.receipt_id, IS_HANDED_IN))
        .outerjoin(SUBMISSIONS, SUBMISSIONS.c.id == RECEIPTS.c.submission_id)
        .where(
            RESPONSES.c.round_id == sa.bindparam("round_id"),
            RESPONSES.c.constituency_id.in_(sa.bindparam("constituencies", expanding=True)),
        )
        .order_by(ORGANISATIONS.c.reference)
    )


def streamed(engine: Engine, statement: Any, figures: Figures) -> Iterator[Any]:
    """Rows of those constituencies that the view is of, a few at a time."""
    seen, wanted = figures.seen, figures.filters.constituency
    here = {
        "round_id": seen.round.id,
        "constituencies": [one.id for one in seen.constituencies if wanted in ("", one.id)],
    }
    with reading(engine) as db:
        yield from db.connection().execution_options(yield_per=AT_ONCE).execute(statement, here)


def names_of(figures: Figures) -> dict[str, str]:
    """Id of each constituency to its name."""
    return {one.id: one.name for one in figures.seen.constituencies}
