"""What came in after the results of a round were released: its figures differ from those told then, and say so."""

from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.tables import Response, Round, Submission
from readiness.tables.responses import HANDED_IN
from reports.numbers import day, organisations


def said_since_release(db: Session, round_: Round) -> str:
    """For who sees names, since it tells when somebody handed in; blank where nobody has since. An answer that was returned and handed
    in again counts, for it changes figures as well."""
    if round_.released_at is None:
        return ""
    late = db.exec(
        select(sa.func.count(sa.distinct(col(Response.id))))
        .join(Submission, col(Submission.response_id) == Response.id)
        .where(Response.round_id == round_.id, col(Response.state).in_(sorted(HANDED_IN)))
        .where(col(Submission.submitted_at) > round_.released_at)
    ).one()
    if not late:
        return ""
    on = round_.released_at.astimezone(ZoneInfo(round_.time_zone)).date()
    have = "has" if late == 1 else "have"
    return (
        f"{round_.title}: {organisations(late)} {have} handed in since its results were released on {day(on.isoformat())}, "
        "so figures that were told or taken away before may differ from these."
    )
