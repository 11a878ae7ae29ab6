"""Writes changed answers: the answers themselves, their changes in the chain, the standing, and the state at the first one.

Statements are built once, when this module is read: building one costs more than running it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from readiness.answer_chain import hash_of_change
from readiness.problems import NotAllowedNow
from readiness.responding.deciding import Changed
from readiness.scorekeeping import Progress
from readiness.tables import Answer, AnswerChange, Response, ResponseState, RoundState, Standing

_A, _H = Answer.__table__, AnswerChange.__table__  # type: ignore[attr-defined]
_R, _T = Response.__table__, Standing.__table__  # type: ignore[attr-defined]
_NEW = ("changes", "changes_hash", "asked", "answered", "required_open", "total", "maximum", "rating", "updated_at")
_VALUES = ("response_id", "question_key", "value", "version", "saved_at", "saved_by")


class Found(NamedTuple):
    """A response, locked, and the person who may answer in it."""

    person_id: str
    name: str
    email: str
    id: str
    state: ResponseState
    due_at: datetime
    facts: dict[str, Any]
    organisation_id: str
    organisation_name: str
    weight: str | None
    round_state: RoundState
    version_id: str
    scheme_id: str
    time_zone: str
    constituency: str
    changes: int
    changes_hash: str


def _upsert(insert: Any) -> Any:
    made = insert(_A).values({name: sa.bindparam(name, type_=_A.c[name].type) for name in _VALUES})
    replaced = {name: made.excluded[name] for name in _VALUES[2:]}
    return made.on_conflict_do_update(index_elements=list(_VALUES[:2]), set_=replaced)


_UPSERT = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}
_APPEND = sa.insert(_H)
_STAND = (
    sa.update(_T)
    .where(_T.c.response_id == sa.bindparam("of"), _T.c.changes == sa.bindparam("before"))
    .values({name: sa.bindparam(f"new_{name}", type_=_T.c[name].type) for name in _NEW})
)
_BEGUN = sa.update(_R).where(_R.c.id == sa.bindparam("of")).values(state=ResponseState.IN_PROGRESS)


def write_answers(connection: Connection, found: Found, changed: Mapping[str, Changed], now: datetime) -> str:
    """Appends to the chain; gives its new head."""
    number, head, rows = found.changes, found.changes_hash, []
    for key, change in changed.items():
        number += 1
        head = hash_of_change(head, found.id, number, key, change.value, change.version, now, found.person_id)
        rows.append(
            {
                "response_id": found.id, "number": number, "question_key": key, "value": change.value,
                "version": change.version, "saved_at": now, "saved_by": found.person_id, "hash": head,
            }
        )  # fmt: skip
    answers = [{name: row[name] for name in _VALUES} for row in rows]
    connection.execute(_UPSERT[connection.dialect.name], answers if len(answers) > 1 else answers[0])
    connection.execute(_APPEND, rows if len(rows) > 1 else rows[0])
    if found.state is ResponseState.NOT_STARTED:
        connection.execute(_BEGUN, {"of": found.id})
    return head


def write_standing(
    connection: Connection, found: Found, progress: Progress, *, changes: int, head: str, now: datetime
) -> None:
    """Raises NotAllowedNow where another save came between, which the lock on the row prevents."""
    values = {
        "changes": found.changes + changes, "changes_hash": head, "asked": progress.asked, "answered": progress.answered,
        "required_open": progress.required_open, "total": progress.total, "maximum": progress.maximum,
        "rating": progress.rating, "updated_at": now,
    }  # fmt: skip
    done = connection.execute(
        _STAND, {"of": found.id, "before": found.changes, **{f"new_{name}": value for name, value in values.items()}}
    )
    if done.rowcount != 1:
        raise NotAllowedNow("Someone else saved in this response at the same moment. Save again.")
