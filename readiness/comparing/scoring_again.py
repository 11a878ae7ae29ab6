"""The job that scores a round under another scheme, some submissions at a time; what it compares to is kept with the last."""

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from readiness import clock
from readiness.database import changing, reading
from readiness.figures.comparison import keep
from readiness.figures.rescored import LACKING, both_of, rescored
from readiness.figures.rolled import Unreadable
from readiness.history import record
from readiness.jobs import Held
from readiness.jobs.worker import Stopped
from readiness.scorekeeping import receipt_of
from readiness.tables import Programme, Rescoring, Response, Round, StoredReceipt, Submission

KIND = "rescoring"
AT_ONCE = 20
"""Submissions scored before they are written down together: scoring holds up nobody, and writing them takes a moment."""
UNREADABLE = "The round or the scheme cannot be read, so it cannot be scored. No answer is lost, and what the round had stays as it was."
_T = Rescoring.__table__  # type: ignore[attr-defined]


class Rescorer:
    """What does jobs of re-scoring."""

    def do(self, engine: Engine, job: Held) -> None:
        """A submission that has its receipt already, from an attempt before, is not scored again."""
        try:
            while self._round(engine, job):
                pass
            self._finish(engine, job)
        except Unreadable:
            raise Stopped(UNREADABLE) from None

    def _round(self, engine: Engine, job: Held) -> bool:
        """Once through all that lack a receipt. Returns whether there were any: who hands in meanwhile comes with the next."""
        first = last = self._some(engine, job)
        while last:
            last = self._some(engine, job, last)
        return bool(first)

    def _some(self, engine: Engine, job: Held, after: str = "") -> str:
        """Scores the next few after a response, and returns the last of them; nothing where there are none."""
        with reading(engine) as db:
            run = db.get_one(Rescoring, job.subject)
            given = {"round_id": run.round_id, "scheme_id": run.scheme_id, "most": AT_ONCE, "after": after}
            rows = db.connection().execute(LACKING, given).all()
            if not rows:
                return ""
            made = _made(db, run, [row.response_id for row in rows], [row.submission_id for row in rows])
        with changing(engine) as db:
            run = db.get_one(Rescoring, job.subject)
            run.scored += len(made)
            done = f"{run.scored:,} of {run.of:,} submissions scored"
            # First, so that nothing is appended once somebody else has the job.
            job.step(db.connection(), done=run.scored, steps=run.of + 1, doing=done)
            db.add_all([run, *made])
        return str(rows[-1].response_id)

    def _finish(self, engine: Engine, job: Held) -> None:
        with changing(engine) as db:
            run = db.get_one(Rescoring, job.subject)
            job.step(db.connection(), done=run.of, steps=run.of + 1, doing="Comparing")
        with reading(engine) as db:
            round_ = db.get_one(Round, run.round_id)
            programme = db.get_one(Programme, round_.programme_id)
            both = both_of(db, programme, round_, run.scheme_id)
            made = rescored(db, both)
        keep(engine, made)
        with changing(engine) as db:
            run, at = db.get_one(Rescoring, job.subject), clock.now()
            run.finished_at = at
            db.add(run)
            record(
                db, action="re-scored", subject=f"round:{run.round_id}", at=at, by=None, programme=programme.id,
                details={"scheme": run.scheme_id, "scored": run.scored, "done": both.done, "of": both.of},
            )  # fmt: skip
            job.finish(db.connection())

    def failed(self, connection: Connection, subject: str, sentence: str) -> None:
        connection.execute(sa.update(_T).where(_T.c.id == subject).values(failure=sentence[:300]))


def _made(db: Session, run: Rescoring, responses: list[str], submissions: list[str]) -> list[StoredReceipt]:
    at = clock.now()
    wanted = sa.select(Response).where(Response.id.in_(responses))  # type: ignore[attr-defined]
    by_id = {one.id: one for one in db.scalars(wanted)}
    handed_in = {
        one.id: one
        for one in db.scalars(sa.select(Submission).where(Submission.id.in_(submissions)))  # type: ignore[attr-defined]
    }
    return [
        receipt_of(db, by_id[response_id], handed_in[submission_id], run.scheme_id, at)
        for response_id, submission_id in zip(responses, submissions, strict=True)
    ]
