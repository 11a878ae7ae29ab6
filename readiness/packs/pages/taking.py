"""Taking the figures of a round for a pack, without keeping anybody waiting who writes meanwhile."""

from datetime import date, datetime

from readiness import clock
from readiness.database import reading
from readiness.packs.gathering import gathered
from readiness.tables import Audience
from readiness.web.visit import Visit
from reports.packs.whole import Snapshot


def taken(visit: Visit, round_id: str, audience: Audience, on: date) -> tuple[Snapshot, datetime]:
    """With the moment they are of. Whoever calls has asked whether the person may, and asks again with what they change."""
    visit.db.rollback()  # a transaction that may write would hold up everybody's answers on SQLite
    with reading(visit.engine) as db:
        at = clock.now()
        return gathered(db, round_id, audience, on=on), at
