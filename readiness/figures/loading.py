"""The responses of a round as the roll-up takes them: organisations, slim receipts, and what the silent could still reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import msgspec
import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.profiles import profile_of
from readiness.scorekeeping import Instrument
from readiness.tables import Constituency, Organisation, Response, ResponseState, Standing, StoredReceipt
from readiness.tables.responses import HANDED_IN
from scoring.constituencies import values
from scoring.engine import Respondent
from scoring.possible import Possible
from scoring.receipt import Receipt

_R = Response.__table__  # type: ignore[attr-defined]
_S = Standing.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
_K = StoredReceipt.__table__  # type: ignore[attr-defined]
_STATE = sa.type_coerce(_R.c.state, sa.String)
_LOAD = (
    sa.select(
        _R.c.id, _R.c.organisation_name, _R.c.weight, _R.c.constituency_id, sa.cast(_R.c.facts, sa.Text).label("facts"),
        _STATE.label("state"), _O.c.reference, _K.c.slim,
    )
    .select_from(_R)
    .join(_S, _S.c.response_id == _R.c.id)
    .join(_O, _O.c.id == _R.c.organisation_id)
    .outerjoin(_K, _K.c.id == _S.c.receipt_id)
    .where(
        _R.c.round_id == sa.bindparam("round_id"),
        _R.c.constituency_id.in_(sa.bindparam("constituencies", expanding=True)),
        _R.c.state.not_in([ResponseState.WITHDRAWN]),
    )
    .order_by(_O.c.reference)
)  # fmt: skip
_HANDED_IN = frozenset(state.value for state in HANDED_IN)
_RECEIPTS = msgspec.json.Decoder(Receipt)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One organisation in the round. Identity among others is its reference, which people know; `receipt` is slim."""

    response_id: str
    organisation: values.Organisation
    state: str
    roles: tuple[str, ...]
    facts: str
    receipt: Receipt | None


def load(db: Session, round_id: str, constituencies: Iterable[Constituency]) -> list[Loaded]:
    """Of these constituencies, in their order and then by reference; withdrawn ones left out."""
    by_id = {one.id: (at, one.name) for at, one in enumerate(constituencies)}
    found = db.connection().execute(_LOAD, {"round_id": round_id, "constituencies": list(by_id)})
    roles: dict[str, tuple[str, ...]] = {}
    rows = sorted(found, key=lambda row: by_id[row.constituency_id][0])
    loaded = []
    for row in rows:
        if row.facts not in roles:
            roles[row.facts] = _roles(msgspec.json.decode(row.facts))
        organisation = values.Organisation(
            id=row.reference,
            name=row.organisation_name,
            constituency=by_id[row.constituency_id][1],
            weight=None if row.weight is None else Fraction(row.weight),
        )
        receipt = None
        if row.state in _HANDED_IN:
            receipt = msgspec.structs.replace(_RECEIPTS.decode(row.slim or ""), organisation=row.reference)
        loaded.append(Loaded(row.id, organisation, row.state, roles[row.facts], row.facts, receipt))
    return loaded


def silent(instrument: Instrument, loaded: Iterable[Loaded]) -> dict[str, Possible]:
    """What those without a receipt could reach; worked out once for all with the same facts in a constituency."""
    known: dict[tuple[str, str], Possible] = {}
    found = {}
    for one in loaded:
        if one.receipt is not None:
            continue
        key = (one.organisation.constituency, one.facts)
        if key not in known:
            profile = profile_of(instrument.questionnaire, msgspec.json.decode(one.facts))
            known[key] = instrument.engine.possible(
                Respondent(one.organisation.id, constituency=one.organisation.constituency, profile=profile)
            )
        found[one.organisation.id] = known[key]
    return found


def _roles(facts: Mapping[str, object]) -> tuple[str, ...]:
    roles = facts.get("roles")
    return tuple(str(one) for one in roles) if isinstance(roles, list) else ()
