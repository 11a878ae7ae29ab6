"""Rounds of a programme compared: from memory, from what is kept in the database, or made anew from receipts.

What is kept is trusted only under the fingerprint of the receipts it was made from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from questionnaires.lineage import Lineage, lineage_between
from questionnaires.problems import InvalidAnswer, Refused
from readiness import clock
from readiness.database import changing
from readiness.figures.compared import compared_round
from readiness.figures.recent import Recent
from readiness.figures.rolled import Unreadable
from readiness.figures.rows import rows_of
from readiness.figures.seen import Seen
from readiness.identifiers import hash_of
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Constituency, KeptComparison, Programme, Round
from reports.comparison import ComparedRound, Comparison, compare
from reports.comparison.keeping import as_json, from_json

log = structlog.get_logger("readiness.figures")
FORM = "2"
"""Of what is kept. Goes up when the same receipts would be compared to something else."""
_K = KeptComparison.__table__  # type: ignore[attr-defined]
_MADE = "comparisons made"
_MEMORY: Recent[str, Comparison] = Recent(12)


@dataclass(frozen=True, slots=True)
class Together:
    """Rounds of one programme in order of time. `fingerprint` covers everything their comparison says."""

    rounds: tuple[Round, ...]
    constituencies: tuple[Constituency, ...]
    instruments: tuple[Instrument, ...]
    fingerprint: str
    under: str = ""
    """Another scheme that a round is compared under with itself, by id."""

    @property
    def key(self) -> str:
        """Of these rounds, whatever their figures are."""
        return hash_of(" ".join([*(one.id for one in self.rounds), self.under]))


@dataclass(frozen=True, slots=True)
class Compared:
    """`is_new`: made now, and to be kept once the page has gone out."""

    together: Together
    comparison: Comparison
    is_new: bool


def together(db: Session, programme: Programme, rounds: Sequence[Round]) -> Together:
    """Raises Unreadable."""
    constituencies = constituencies_of(db, programme)
    prints = [FORM]
    for one in rounds:
        rows = rows_of(db, Seen(one, programme, constituencies, everything=True, names=True, every=constituencies))
        prints += [one.id, one.title, one.as_of.isoformat(), rows.fingerprint(rows.fingerprints)]
    try:
        instruments = tuple(instrument_of(db, one.version_id, one.scheme_id) for one in rounds)
    except Refused as error:
        raise Unreadable from error
    return Together(tuple(rounds), constituencies, instruments, hash_of("\n".join(prints)))


def constituencies_of(db: Session, programme: Programme) -> tuple[Constituency, ...]:
    found = select(Constituency).where(Constituency.programme_id == programme.id)
    return tuple(db.exec(found.order_by(col(Constituency.position), col(Constituency.name))))


def compared(db: Session, these: Together) -> Compared:
    """Raises Unreadable."""
    found = known_of(db, these)
    if found is None:
        found = made_of(these, *inputs(db, these))
        db.info.setdefault(_MADE, []).append(found)
    return found


def made_in(db: Session) -> tuple[Compared, ...]:
    """What had to be made anew for this session, however deep below a page; to be kept once the page has gone out."""
    return tuple(db.info.get(_MADE, ()))


def known_of(db: Session, these: Together) -> Compared | None:
    """From memory or from what is kept."""
    known = _MEMORY.get(these.fingerprint) or _kept(db, these)
    return None if known is None else Compared(these, _MEMORY.put(these.fingerprint, known), is_new=False)


def made_of(these: Together, rounds: Sequence[ComparedRound], lineages: Mapping[tuple[str, str], Lineage]) -> Compared:
    """Raises Unreadable."""
    try:
        made = compare(rounds, lineages)
    except (InvalidAnswer, Refused, LookupError, ValueError, ArithmeticError) as error:
        log.error("rounds cannot be compared", error=type(error).__name__, exc_info=error)
        raise Unreadable from error
    return Compared(these, _MEMORY.put(these.fingerprint, made), is_new=True)


def inputs(db: Session, these: Together) -> tuple[list[ComparedRound], dict[tuple[str, str], Lineage]]:
    """What `reports.comparison.compare` takes: the rounds, and how the questions of each relate to those of the round before.
    Raises Unreadable."""
    differ = len({(one.version_id, one.scheme_id) for one in these.rounds}) > 1
    rounds = [
        compared_round(db, one, instrument, these.constituencies, with_sheets=differ)
        for one, instrument in zip(these.rounds, these.instruments, strict=True)
    ]
    lineages = {
        (one.key, other.key): lineage_between(one.questionnaire, other.questionnaire) for one, other in pairwise(rounds)
    }
    return rounds, lineages


def _kept(db: Session, these: Together) -> Comparison | None:
    """None where there is none of these figures, or it is no longer in this form."""
    found = db.connection().execute(sa.select(_K.c.fingerprint, _K.c.body).where(_K.c.rounds == these.key)).first()
    if found is None or found.fingerprint != these.fingerprint:
        return None
    try:
        return from_json(found.body.encode())
    except (msgspec.MsgspecError, ValueError):
        return None


def keep(engine: sa.Engine, made: Compared) -> None:
    """In a transaction of its own, after the page has gone out. Whatever goes wrong here, the figures can be made again."""
    these = made.together
    row = {
        "rounds": these.key,
        "fingerprint": these.fingerprint,
        "body": as_json(made.comparison).decode(),
        "made_at": clock.now(),
    }
    try:
        with changing(engine) as db:
            db.connection().execute(_PUT[engine.dialect.name], [row])
    except sa.exc.SQLAlchemyError as error:
        log.warning("a comparison was not kept", error=type(error).__name__)


def keep_all(engine: sa.Engine, made: Sequence[Compared]) -> None:
    for one in made:
        keep(engine, one)


def _upsert(statement: sqlite.Insert | postgresql.Insert) -> sa.Insert:
    return statement.on_conflict_do_update(
        index_elements=["rounds"],
        set_={name: statement.excluded[name] for name in ("fingerprint", "body", "made_at")},
    )


_PUT = {"sqlite": _upsert(sqlite.insert(_K)), "postgresql": _upsert(postgresql.insert(_K))}
