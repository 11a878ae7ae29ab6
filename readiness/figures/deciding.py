"""The job that decides what may be told of a round once it is settled, so that no reader waits for it; pages find it kept."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec
import structlog
from sqlalchemy import Connection, Engine
from sqlmodel import Session, col, select

from readiness.database import changing, reading
from readiness.figures.filters import Filters
from readiness.figures.keep import keep
from readiness.figures.of_round import figures_of
from readiness.figures.paired import KEY, paired
from readiness.figures.protecting import ROLES, settled_at
from readiness.figures.seen import Seen, whole_of_programme
from readiness.figures.told_milestones import telling_of_milestones
from readiness.jobs import Held, enqueue
from readiness.jobs.worker import Stopped
from readiness.tables import Programme, Round, RoundState

log = structlog.get_logger("readiness.figures")
KIND = "deciding"
New = Mapping[str, Mapping[str, tuple[str, msgspec.Struct]]]
"""By id of the round, what was decided now, to be kept with its fingerprint."""
Part = Callable[[Session, Seen], New]


def decide_soon(db: Session, round_: Round, *, at: datetime) -> None:
    """Once it is closed and its results are released; before that there is nothing to decide."""
    if settled_at(round_) is not None:
        enqueue(db, kind=KIND, subject=round_.id, at=at)


class Decider:
    """What does jobs of deciding. What a page has decided meanwhile is found kept, and is not decided again."""

    def do(self, engine: Engine, job: Held) -> None:
        for at, (doing, part) in enumerate(_PARTS):
            with changing(engine) as db:
                job.step(db.connection(), done=at, steps=len(_PARTS), doing=doing)
            with reading(engine) as db:
                round_ = db.get(Round, job.subject)
                if round_ is None:
                    raise Stopped("The round is no longer there.")
                new = part(db, whole_of_programme(db, db.get_one(Programme, round_.programme_id), round_))
            for round_id, some in new.items():
                keep(engine, round_id, some)
        with changing(engine) as db:
            job.finish(db.connection())

    def failed(self, connection: Connection, subject: str, sentence: str) -> None:
        """Nobody has to be told: pages decide it themselves, or say what they cannot read."""
        log.warning("what may be told was not decided", round=subject)


def _of_the_round(db: Session, seen: Seen) -> New:
    found: dict[str, tuple[str, msgspec.Struct]] = {}
    for role in ROLES:
        found.update(figures_of(db, seen, Filters(), role=role).new)
    return {seen.round.id: found} if found else {}


def _of_milestones(db: Session, seen: Seen) -> New:
    return telling_of_milestones(db, seen.programme, seen.round).new


def _of_pairs(db: Session, seen: Seen) -> New:
    rounds = db.exec(
        select(Round)
        .where(Round.programme_id == seen.programme.id, Round.state == RoundState.CLOSED)
        .order_by(col(Round.position))
    ).all()
    return {key: {KEY: one} for key, one in paired(db, seen.programme, seen.every, rounds).new.items()}


_PARTS: tuple[tuple[str, Part], ...] = (
    ("Deciding what may be told of the round", _of_the_round),
    ("Deciding what may be told of milestones", _of_milestones),
    ("Deciding what may be told of two rounds together", _of_pairs),
)
