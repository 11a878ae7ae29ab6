"""A round as comparison takes it: everyone asked, and the full receipt of everyone who handed in."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.answers import AnswerSheet
from questionnaires.problems import InvalidAnswer
from questionnaires.profiles import profile_of
from readiness.figures.loading import Loaded
from readiness.figures.rolled import Unreadable, loaded_of
from readiness.scorekeeping import Instrument, sheet_from
from readiness.tables import Constituency, Response, Round, Standing, StoredReceipt, Submission
from readiness.tables.responses import HANDED_IN
from reports.comparison import ComparedRound
from scoring.receipt import Line, Receipt

_R = Response.__table__  # type: ignore[attr-defined]
_S = Standing.__table__  # type: ignore[attr-defined]
_K = StoredReceipt.__table__  # type: ignore[attr-defined]
_AT_ONCE = 100
_BODIES: Any = (
    sa.select(_R.c.id, _K.c.body)
    .join_from(_R, _S, _S.c.response_id == _R.c.id)
    .join(_K, _K.c.id == _S.c.receipt_id)
    .where(_R.c.round_id == sa.bindparam("round_id"), _R.c.state.in_(sorted(HANDED_IN)))
)
_A = _K.alias("again")
_OTHER_BODIES: Any = (
    sa.select(_R.c.id, _A.c.body)
    .join_from(_R, _S, _S.c.response_id == _R.c.id)
    .join(_K, _K.c.id == _S.c.receipt_id)
    .join(_A, sa.and_(_A.c.submission_id == _K.c.submission_id, _A.c.scheme_id == sa.bindparam("scheme_id")))
    .where(_R.c.round_id == sa.bindparam("round_id"), _R.c.state.in_(sorted(HANDED_IN)))
)
_U = Submission.__table__  # type: ignore[attr-defined]
_SHEETS: Any = (
    sa.select(_R.c.id, _U.c.sheet)
    .join_from(_R, _S, _S.c.response_id == _R.c.id)
    .join(_K, _K.c.id == _S.c.receipt_id)
    .join(_U, _U.c.id == _K.c.submission_id)
    .where(_R.c.round_id == sa.bindparam("round_id"), _R.c.state.in_(sorted(HANDED_IN)))
)
_RECEIPTS = msgspec.json.Decoder(Receipt)
_ENCODER = msgspec.json.Encoder()


def compared_round(
    db: Session,
    round_: Round,
    instrument: Instrument,
    constituencies: Sequence[Constituency],
    *,
    with_sheets: bool = False,
) -> ComparedRound:
    """Of these constituencies; withdrawn responses are left out. `with_sheets`: also answers and facts, which are wanted where
    rounds differ in what they ask or how they score. Raises Unreadable."""
    loaded = loaded_of(db, round_.id, constituencies)
    return ComparedRound(
        key=round_.id,
        title=round_.title,
        as_of=round_.as_of.isoformat(),
        questionnaire=instrument.questionnaire,
        compiled=instrument.compiled,
        organisations={one.organisation.id: one.organisation for one in loaded},
        receipts=full_receipts(db, round_.id, loaded),
        population_known=True,
        sheets=_sheets(db, round_.id, instrument, loaded) if with_sheets else {},
        profiles=_profiles(instrument, loaded) if with_sheets else {},
    )


def full_receipts(
    db: Session, round_id: str, loaded: Sequence[Loaded], scheme_id: str | None = None
) -> dict[str, Receipt]:
    """By reference, in the order of `loaded`; with `scheme_id` those of the same submissions under another scheme, as far as
    there are any. Raises Unreadable."""
    references = {one.response_id: one.organisation.id for one in loaded if one.receipt is not None}
    rows = (
        db.connection()
        .execution_options(yield_per=_AT_ONCE)
        .execute(_BODIES if scheme_id is None else _OTHER_BODIES, {"round_id": round_id, "scheme_id": scheme_id})
    )
    lean = Lean()
    try:
        found = {
            references[response_id]: lean.receipt(body, references[response_id])
            for response_id, body in rows
            if response_id in references
        }
    except msgspec.MsgspecError as error:
        raise Unreadable from error
    return {reference: found[reference] for reference in references.values() if reference in found}


class Lean:
    """Receipts of a round as comparing holds them, all at once: most lines say word for word what those of others say, and are
    kept once; workings are left out, which nothing is compared by."""

    def __init__(self) -> None:
        self._lines: dict[bytes, Line] = {}

    def receipt(self, body: str, reference: str) -> Receipt:
        read = _RECEIPTS.decode(body)
        lines = tuple(self._lines.setdefault(_ENCODER.encode(line), line) for line in read.lines)
        return msgspec.structs.replace(read, organisation=reference, lines=lines, workings=())


def _sheets(db: Session, round_id: str, instrument: Instrument, loaded: Sequence[Loaded]) -> dict[str, AnswerSheet]:
    references = {one.response_id: one.organisation.id for one in loaded if one.receipt is not None}
    rows = db.connection().execution_options(yield_per=_AT_ONCE).execute(_SHEETS, {"round_id": round_id})
    try:
        return {
            references[response_id]: _sheet(instrument, sheet)
            for response_id, sheet in rows
            if response_id in references
        }
    except (msgspec.MsgspecError, InvalidAnswer) as error:
        raise Unreadable from error


def _sheet(instrument: Instrument, text: str) -> AnswerSheet:
    stored: Mapping[str, object] = msgspec.json.decode(text)
    return sheet_from(
        instrument.questionnaire, ((key, msgspec.json.encode(value).decode()) for key, value in stored.items())
    )


def _profiles(instrument: Instrument, loaded: Sequence[Loaded]) -> dict[str, Mapping[str, Any]]:
    """Worked out once for all with the same facts."""
    known = {
        facts: profile_of(instrument.questionnaire, msgspec.json.decode(facts))
        for facts in {one.facts for one in loaded}
    }
    return {one.organisation.id: known[one.facts] for one in loaded}
