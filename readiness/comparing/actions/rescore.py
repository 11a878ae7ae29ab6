"""Scoring a round once more under another scheme, as a job: receipts beside the round's own, never over them."""

from datetime import datetime

from sqlmodel import Session, col, select

from readiness.comparing.doors import round_rescored, scheme_for
from readiness.comparing.scoring_again import KIND
from readiness.figures.rescored import both_of
from readiness.history import record
from readiness.identifiers import new_id
from readiness.jobs import enqueue
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.tables import Rescoring

NOTHING = "Nobody has handed in in this round yet, so there is nothing to score. Come back when somebody has."
DONE = "Every submission of this round is scored under this scheme already. Look at what changed."
UNDER_WAY = "This round is being scored under this scheme already. Wait until that has ended."


def rescore(db: Session, person: SignedIn, round_id: str, scheme_id: str, *, at: datetime) -> Rescoring:
    """Raises NotAllowedNow where there is nothing to do, and Unreadable."""
    programme, round_ = round_rescored(db, person, round_id, held=True)
    scheme = scheme_for(db, round_, scheme_id)
    last = last_run(db, round_id, scheme_id)
    if last is not None and last.finished_at is None and not last.failure:
        raise NotAllowedNow(UNDER_WAY)
    both = both_of(db, programme, round_, scheme_id)
    if not both.of:
        raise NotAllowedNow(NOTHING)
    if both.is_whole:
        raise NotAllowedNow(DONE)
    run = new_id()
    job = enqueue(db, kind=KIND, subject=run, at=at)
    made = Rescoring(
        id=run, round_id=round_id, scheme_id=scheme_id, job_id=job.id, of=both.of, asked_at=at, asked_by=person.id
    )
    db.add(made)
    db.flush()
    record(
        db, action="re-scoring begun", subject=f"round:{round_id}", at=at, by=person.id, programme=programme.id,
        details={"scheme": scheme.id, "hash": scheme.content_hash, "of": both.of, "lacking": both.of - both.done},
    )  # fmt: skip
    return made


def last_run(db: Session, round_id: str, scheme_id: str) -> Rescoring | None:
    wanted = select(Rescoring).where(Rescoring.round_id == round_id, Rescoring.scheme_id == scheme_id)
    return db.exec(wanted.order_by(col(Rescoring.asked_at).desc(), col(Rescoring.id).desc()).limit(1)).first()
