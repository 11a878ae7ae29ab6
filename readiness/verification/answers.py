"""The chain of answer changes of every response, and the answers that must be where the chain ends."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from readiness.answer_chain import FIRST, hash_of_change
from readiness.tables import Answer, AnswerChange, Response, Standing
from readiness.verification.rows import moment_of, streamed, unread

_R = Response.__table__  # type: ignore[attr-defined]
_S = Standing.__table__  # type: ignore[attr-defined]
_A = Answer.__table__  # type: ignore[attr-defined]
_C = AnswerChange.__table__  # type: ignore[attr-defined]
AT_ONCE = 200
_KEPT = ("value", "version", "saved_at", "saved_by")
"""What an answer has in common with its last change."""

Row = dict[str, Any]
Noted = Mapping[str, Mapping[int, str]]
"""Response to (number of a change, its hash), as events of history noted them."""


def findings_in_answers(connection: Connection, noted: Noted) -> Iterator[str]:
    """A sentence for every change or answer that is not as it was written, is missing or too many."""
    ids = list(connection.execute(sa.select(_R.c.id).order_by(_R.c.id)).scalars())
    visited = 0
    for at in range(0, len(ids), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        heads = {row.response_id: (row.changes, row.changes_hash) for row in connection.execute(_heads(some))}
        changes = _by_response(connection, _C, some, _C.c.number)
        answers = _by_response(connection, _A, some, _A.c.question_key)
        for one in some:
            mine = changes.get(one, [])
            visited += len(mine)
            yield from _in_chain(one, mine, heads.get(one), noted.get(one, {}))
            yield from _in_answers(one, mine, answers.get(one, []))
    stray = connection.execute(sa.select(sa.func.count()).select_from(_C)).scalar_one() - visited
    if stray:
        yield f"{stray} changes of answers belong to no response."


def _heads(ids: Sequence[str]) -> sa.Select[Any]:
    return sa.select(_S.c.response_id, _S.c.changes, _S.c.changes_hash).where(_S.c.response_id.in_(ids))


def _by_response(
    connection: Connection, table: sa.Table, ids: Sequence[str], order: sa.ColumnElement[Any]
) -> dict[str, list[Row]]:
    others = (one for one in table.c if one.name != "saved_at")
    statement = sa.select(unread(table.c.saved_at, connection), *others)
    found: dict[str, list[Row]] = {}
    for row in streamed(connection, statement.where(table.c.response_id.in_(ids)).order_by(order)):
        found.setdefault(row["response_id"], []).append({**row, "saved_at": moment_of(row["saved_at"])})
    return found


def _in_chain(
    response: str, changes: Sequence[Row], head: tuple[int, str] | None, noted: Mapping[int, str]
) -> Iterator[str]:
    number, before, is_known = 0, FIRST, True
    for row in changes:
        if row["number"] != number + 1:
            yield f"Response {response}: before change {row['number']}, changes are missing or were put in."
            is_known = False
        if is_known and not _is_as_written(row, before):
            yield (
                f"Response {response}: change {row['number']} (to {row['question_key']}) is not as it was written: it, or the "
                "hash of the change before it, was changed."
            )
        if noted.get(row["number"], row["hash"]) != row["hash"]:
            yield f"Response {response}: change {row['number']} does not have the hash that history noted at handing in."
        number, before, is_known = row["number"], row["hash"], True
    if head is None:
        yield f"Response {response}: its standing, which holds the head of its chain, is missing."
    elif head[0] != number:
        yield f"Response {response}: its chain ends at change {number}, but its head says {head[0]}; changes are missing or were put in."
    elif head[1] != before:
        yield f"Response {response}: its head does not have the hash of change {number}."
    if noted and max(noted) > number:
        yield f"Response {response}: history noted change {max(noted)} at handing in, which is missing."


def _is_as_written(row: Row, before: str) -> bool:
    if row["saved_at"] is None:
        return False
    expected = hash_of_change(
        before, row["response_id"], row["number"], row["question_key"], row["value"], row["version"], row["saved_at"],
        row["saved_by"],
    )  # fmt: skip
    return bool(row["hash"] == expected)


def _in_answers(response: str, changes: Sequence[Row], answers: Sequence[Row]) -> Iterator[str]:
    last = {row["question_key"]: row for row in changes}
    for row in answers:
        change = last.pop(row["question_key"], None)
        if change is None:
            yield f"Response {response}: the answer to {row['question_key']} was put in; no change led to it."
        elif any(row[name] != change[name] for name in _KEPT):
            yield f"Response {response}: the answer to {row['question_key']} differs from its last change, {change['number']}."
    for key, change in last.items():
        yield f"Response {response}: the answer to {key} is missing; its last change is {change['number']}."
