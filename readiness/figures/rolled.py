"""Rolled-up constituencies: from memory, from what is kept in the database, or made anew from receipts.

What is kept is trusted only under the fingerprint of the receipts it was made from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import sqlalchemy as sa
import structlog
from sqlmodel import Session

from questionnaires.problems import InvalidAnswer, Refused
from readiness.figures.loading import Loaded, load, silent
from readiness.figures.recent import Recent
from readiness.figures.rows import Rows
from readiness.figures.seen import Seen
from readiness.scorekeeping import Instrument
from readiness.tables import Constituency, ConstituencyStanding
from reports.beside import Beside, beside_of
from scoring.constituencies import roll_up, values

log = structlog.get_logger("readiness.reporting")
ALL = "all"
_C = ConstituencyStanding.__table__  # type: ignore[attr-defined]
_KEPT = sa.select(_C.c.constituency_id, _C.c.fingerprint, sa.cast(_C.c.body, sa.Text).label("body")).where(
    _C.c.round_id == sa.bindparam("round_id"), _C.c.constituency_id.in_(sa.bindparam("wanted", expanding=True))
)
_MEMORY: Recent[tuple[str, str], "Part"] = Recent(256)


class Unreadable(Exception):
    """Something stored cannot be read, or does not fit together."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A constituency, or all organisations together, with what stands beside it. `roles`: the market roles there are."""

    rated: values.Constituency
    beside: Beside
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """By id of the constituency, and `all`. `new` were made now, with their fingerprints, and may be kept."""

    by_id: dict[str, Part]
    new: dict[str, tuple[str, Part]] = field(default_factory=dict)


def parts_of(
    db: Session, seen: Seen, rows: Rows, instrument: Instrument, wanted: Sequence[Constituency], *, with_all: bool
) -> Parts:
    """`with_all`: also all organisations together, which needs every constituency. Raises Unreadable."""
    prints = {one.id: rows.fingerprints[one.id] for one in wanted}
    if with_all:
        prints[ALL] = rows.fingerprint(prints)
    round_id = seen.round.id
    found = {key: part for key, print_ in prints.items() if (part := _MEMORY.get((key, print_)))}
    if len(found) < len(prints):
        for row in db.connection().execute(_KEPT, {"round_id": round_id, "wanted": [*prints]}):
            if row.fingerprint == prints[row.constituency_id] and (part := _decoded(row.body)) is not None:
                found[row.constituency_id] = _MEMORY.put((row.constituency_id, row.fingerprint), part)
    if len(found) == len(prints):
        return Parts(found)
    lacking = [one for one in wanted if with_all or one.id not in found]
    made = made_from(instrument, loaded_of(db, round_id, lacking), lacking, with_all=with_all)
    for key, part in made.items():
        _MEMORY.put((key, prints[key]), part)
    return Parts({**found, **made}, {key: (prints[key], part) for key, part in made.items()})


def loaded_of(db: Session, round_id: str, constituencies: Sequence[Constituency]) -> list[Loaded]:
    """Raises Unreadable."""
    try:
        return load(db, round_id, constituencies)
    except (msgspec.MsgspecError, ValueError) as error:
        log.error("receipts cannot be read", round=round_id, error=type(error).__name__)
        raise Unreadable from error


def made_from(
    instrument: Instrument, loaded: Sequence[Loaded], constituencies: Sequence[Constituency], *, with_all: bool
) -> dict[str, Part]:
    """By id of the constituencies that have organisations here, and `all`. Raises Unreadable."""
    try:
        return _made(instrument, loaded, constituencies, with_all)
    except (InvalidAnswer, Refused, LookupError, ValueError, ArithmeticError) as error:
        log.error("figures cannot be made", error=type(error).__name__, exc_info=error)
        raise Unreadable from error


def _made(
    instrument: Instrument, loaded: Sequence[Loaded], constituencies: Sequence[Constituency], with_all: bool
) -> dict[str, Part]:
    compiled = instrument.compiled
    unanswered = silent(instrument, loaded)

    def rolled(some: Sequence[Loaded]) -> values.RatedRound:
        return roll_up(
            compiled.scheme,
            [one.organisation for one in some],
            {one.organisation.id: one.receipt for one in some if one.receipt is not None},
            unanswered,
            (compiled.questionnaire_ref, compiled.scheme_ref),
            with_statistics=False,
        )

    rated = rolled(loaded)
    by_name = {one.constituency: one for one in rated.constituencies}
    ids = {one.name: one.id for one in constituencies}
    inside: dict[str, list[Loaded]] = {}
    for one in loaded:
        inside.setdefault(one.organisation.constituency, []).append(one)
    made = {ids[name]: _part(instrument, by_name[name], some) for name, some in inside.items()}
    return {ALL: _part(instrument, rated.all, loaded), **made} if with_all else made


def _part(instrument: Instrument, rated: values.Constituency, loaded: Sequence[Loaded]) -> Part:
    receipts = [one.receipt for one in loaded if one.receipt is not None]
    return Part(
        rated=rated,
        beside=beside_of(rated, receipts, instrument.questionnaire),
        roles=tuple(sorted({role for one in loaded for role in one.roles})),
    )


def _decoded(body: str) -> Part | None:
    """None where it is no longer in this form: it is a cache, and is made again."""
    try:
        return msgspec.json.decode(body, type=Part)
    except msgspec.MsgspecError:
        return None
