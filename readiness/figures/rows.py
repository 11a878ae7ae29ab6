"""How each response of a round stands, in as few columns as will do, and a fingerprint of what its figures are made from."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from readiness.figures.seen import Seen
from readiness.tables import Response, ResponseState, Standing
from readiness.tables.responses import HANDED_IN
from readiness.version import VERSION
from scoring.receipt import ENGINE

_R = Response.__table__  # type: ignore[attr-defined]
_S = Standing.__table__  # type: ignore[attr-defined]
_STATE = sa.type_coerce(_R.c.state, sa.String)
_ROWS = (
    sa.select(_R.c.id, _R.c.constituency_id, _STATE.label("state"), _S.c.receipt_id)
    .join_from(_R, _S, _S.c.response_id == _R.c.id)
    .where(_R.c.round_id == sa.bindparam("round_id"))
)
FORM = "1"
"""Of what is kept. Goes up when the same receipts would be rolled up to something else."""
_HANDED_IN = frozenset(state.value for state in HANDED_IN)
_WITHDRAWN = ResponseState.WITHDRAWN.value


@dataclass(frozen=True, slots=True)
class StateRow:
    """How many responses of a constituency are in each state. Withdrawn ones are not counted among those asked."""

    constituency_id: str
    counts: Counter[str]

    @property
    def asked(self) -> int:
        return self.counts.total() - self.counts[_WITHDRAWN]

    @property
    def handed_in(self) -> int:
        return sum(self.counts[state] for state in _HANDED_IN)


@dataclass(frozen=True, slots=True)
class Rows:
    """By constituency: states of those that have responses in the round, and fingerprints of the receipts of those in which
    somebody is asked, that is not withdrawn."""

    states: dict[str, StateRow]
    fingerprints: dict[str, str]

    def fingerprint(self, constituencies: Iterable[str]) -> str:
        """Of several together."""
        return _digest(self.fingerprints[one] for one in sorted(constituencies))


def rows_of(db: Session, seen: Seen) -> Rows:
    """Of the constituencies seen, in their order."""
    marks: dict[str, list[str]] = {}
    counts: dict[str, Counter[str]] = {}
    for response_id, constituency_id, state, receipt_id in db.connection().execute(_ROWS, {"round_id": seen.round.id}):
        if constituency_id not in counts:
            counts[constituency_id], marks[constituency_id] = Counter(), []
        counts[constituency_id][state] += 1
        if state != _WITHDRAWN:
            marks[constituency_id].append(f"{response_id} {receipt_id if state in _HANDED_IN else '-'}")
    shown = [one for one in seen.constituencies if one.id in counts]
    asked = [one for one in shown if marks[one.id]]
    base = (FORM, VERSION, ENGINE, seen.round.version_id, seen.round.scheme_id)
    return Rows(
        states={one.id: StateRow(one.id, counts[one.id]) for one in shown},
        fingerprints={one.id: _digest((*base, one.id, one.name, *sorted(marks[one.id]))) for one in asked},
    )


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


def together(states: Sequence[StateRow]) -> StateRow:
    return StateRow("all", sum((one.counts for one in states), Counter()))
