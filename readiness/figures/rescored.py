"""A round beside itself under another scheme: the same submissions, their receipts under the round's own scheme and under the
other one. Only those that have both are compared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.problems import Refused
from questionnaires.texts import words
from readiness.figures.compared import compared_round, full_receipts
from readiness.figures.comparison import FORM, Compared, Together, constituencies_of, known_of, made_of
from readiness.figures.rolled import Unreadable, loaded_of
from readiness.identifiers import hash_of
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Constituency, Organisation, Programme, Response, Round, Standing, StoredReceipt
from readiness.tables.responses import HANDED_IN
from readiness.version import VERSION
from reports.comparison.rescored import Rescored
from scoring.receipt import ENGINE

_R = Response.__table__  # type: ignore[attr-defined]
_S = Standing.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
_C = Constituency.__table__  # type: ignore[attr-defined]
_K = StoredReceipt.__table__  # type: ignore[attr-defined]
_A = _K.alias("again")
_BOTH = (
    sa.join(_R, _S, _S.c.response_id == _R.c.id)
    .join(_K, _K.c.id == _S.c.receipt_id)
    .outerjoin(_A, sa.and_(_A.c.submission_id == _K.c.submission_id, _A.c.scheme_id == sa.bindparam("scheme_id")))
)
_HANDED_IN = sa.and_(_R.c.round_id == sa.bindparam("round_id"), _R.c.state.in_(sorted(HANDED_IN)))
_IDS: Any = sa.select(_K.c.id.label("own"), _A.c.id.label("again")).select_from(_BOTH).where(_HANDED_IN)
LACKING: Any = (
    sa.select(_R.c.id.label("response_id"), _K.c.submission_id)
    .select_from(_BOTH)
    .where(_HANDED_IN, _A.c.id.is_(None), _R.c.id > sa.bindparam("after"))
    .order_by(_R.c.id)
    .limit(sa.bindparam("most"))
)
"""Submissions that count and have no receipt under the scheme yet, the next few after a response: what comes before it is not
looked at again and again."""
_ROWS: Any = (
    sa.select(
        _O.c.reference, _R.c.organisation_name, _C.c.name.label("constituency"), _K.c.slim.label("own"), _A.c.slim.label("again")
    )
    .select_from(_BOTH.join(_O, _O.c.id == _R.c.organisation_id).join(_C, _C.c.id == _R.c.constituency_id))
    .where(_HANDED_IN, _A.c.id.is_not(None))
    .order_by(_C.c.position, _C.c.name, _O.c.reference)
)  # fmt: skip


class _Brief(msgspec.Struct):
    """Of a receipt what differences are told by."""

    total_exact: str | None
    total: str | None
    percent: str | None
    rating: str | None


_BRIEFS = msgspec.json.Decoder(_Brief)


@dataclass(frozen=True, slots=True)
class Both:
    """`of` submissions count, and `done` of them have receipts under both schemes."""

    together: Together
    of: int
    done: int

    @property
    def is_whole(self) -> bool:
        return self.done == self.of


def both_of(db: Session, programme: Programme, round_: Round, scheme_id: str) -> Both:
    """Raises Unreadable."""
    rows = db.connection().execute(_IDS, {"round_id": round_.id, "scheme_id": scheme_id}).all()
    done = sorted(f"{row.own} {row.again}" for row in rows if row.again is not None)
    constituencies = constituencies_of(db, programme)
    names = [one.name for one in constituencies]
    text = "\n".join([FORM, VERSION, ENGINE, round_.id, round_.title, scheme_id, *names, *done])
    try:
        instruments = tuple(instrument_of(db, round_.version_id, one) for one in (round_.scheme_id, scheme_id))
    except Refused as error:
        raise Unreadable from error
    return Both(Together((round_,), constituencies, instruments, hash_of(text), under=scheme_id), len(rows), len(done))


def rescored(db: Session, both: Both) -> Compared:
    """The round under its own scheme against itself under the other. Raises Unreadable."""
    these = both.together
    known = known_of(db, these)
    if known is not None:
        return known
    (round_,), (own, other) = these.rounds, these.instruments
    loaded = loaded_of(db, round_.id, these.constituencies)
    again = full_receipts(db, round_.id, loaded, these.under)
    first = compared_round(db, round_, own, these.constituencies, with_sheets=True)
    receipts = {key: one for key, one in first.receipts.items() if key in again}
    return made_of(
        these,
        [
            replace(first, key="own", title=_title(own), receipts=receipts),
            replace(first, key="again", title=_title(other), compiled=other.compiled, receipts=again),
        ],
        {},
    )


def rescored_rows(db: Session, both: Both) -> list[Rescored]:
    """One for each submission that has both. Raises Unreadable."""
    given = {"round_id": both.together.rounds[0].id, "scheme_id": both.together.under}
    own, other = (_in_percent(one) for one in both.together.instruments)
    exact = cache(Fraction)  # many have the same few figures
    try:
        return [
            Rescored(
                row.reference, row.organisation_name, row.constituency,
                *_figure(before, own, exact), *_figure(after, other, exact),
            )
            for row in db.connection().execute(_ROWS, given)
            for before, after in [(_BRIEFS.decode(row.own), _BRIEFS.decode(row.again))]
        ]  # fmt: skip
    except msgspec.MsgspecError as error:
        raise Unreadable from error


def _title(instrument: Instrument) -> str:
    scheme = instrument.compiled.scheme
    return f"{words(scheme.title, 'en', instrument.questionnaire.language)} {scheme.version}"


def _in_percent(instrument: Instrument) -> bool:
    scale = instrument.compiled.scheme.scale
    return scale is not None and scale.on == "percent"


def _figure(one: _Brief, in_percent: bool, exact: Callable[[str], Fraction]) -> tuple[Fraction | None, str | None]:
    text = one.percent if in_percent else one.total_exact or one.total
    return (None if text is None else exact(text)), one.rating
