"""Moving organisations between constituencies: memberships are dated, and no two hold on the same day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from readiness.identifiers import new_id
from readiness.organising.differences import Differences
from readiness.organising.queries.known import in_force
from readiness.tables import ConstituencyMembership, Organisation
from readiness.uploads.problems import FileProblem
from readiness.web.showing import day

_M = ConstituencyMembership.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]


def problems_in_moves(found: Differences) -> list[FileProblem]:
    """A move before one that is already settled would overlap with it."""
    return [
        FileProblem(
            one.row.line, "constituency",
            f"{one.row.reference} changes its constituency on {day(one.known.moves_on)} already; choose a later day for this file.",
        )
        for one in found.changed
        if one.known.moves_on is not None and any(field.field == "constituency" for field in one.fields)
    ]  # fmt: skip


def move_all(connection: Connection, programme_id: str, to: Mapping[str, str], from_on: date) -> None:
    """`to` is organisation to constituency, by id. What holds on the day ends then; what began on the day is put right."""
    if not to:
        return
    holding = connection.execute(
        sa.select(_M.c.id, _M.c.organisation_id, _M.c.from_on)
        .join(_O, _O.c.id == _M.c.organisation_id)
        .where(_O.c.programme_id == programme_id, in_force(from_on))
    ).all()
    put_right, ended, begun = [], [], set(to)
    for row in holding:
        if row.organisation_id not in to:
            continue
        if row.from_on == from_on:
            put_right.append({"key": row.id, "constituency": to[row.organisation_id]})
            begun.discard(row.organisation_id)
        else:
            ended.append({"key": row.id})
    where = _M.c.id == sa.bindparam("key")
    _many(connection, sa.update(_M).where(where).values(constituency_id=sa.bindparam("constituency")), put_right)
    _many(connection, sa.update(_M).where(where).values(until_on=from_on), ended)
    added = [
        {"id": new_id(), "organisation_id": one, "constituency_id": to[one], "from_on": from_on, "until_on": None}
        for one in to
        if one in begun
    ]
    _many(connection, sa.insert(_M), added)


def _many(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)
