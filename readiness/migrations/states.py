"""How a database stands to the schema this version needs, told from names alone: the tool that runs the steps takes a third of a
second to load, and a start that has nothing to run does not need it."""

import re
from enum import Enum, auto
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from readiness.database import for_reading

VERSIONS = Path(__file__).resolve().parent / "versions"
_STEP = re.compile(r"([0-9]{4})_\w+\.py")
_STANDS_AT = sa.table("alembic_version", sa.column("version_num"))


class State(Enum):
    """How a database stands to the schema this version needs."""

    EMPTY = auto()
    CURRENT = auto()
    BEHIND = auto()
    AHEAD = auto()
    FOREIGN = auto()
    """Tables, but none of our steps."""


@cache
def steps() -> tuple[str, ...]:
    """In the order in which they run: each file begins with the name of its step."""
    found = (_STEP.fullmatch(path.name) for path in VERSIONS.iterdir())
    return tuple(sorted(match[1] for match in found if match))


def state_of(engine: Engine) -> State:
    with for_reading(engine).connect() as connection:
        found = set(revisions_of(connection))
        if not found:
            return State.FOREIGN if sa.inspect(connection).get_table_names() else State.EMPTY
        if found == {steps()[-1]}:
            return State.CURRENT
        return State.BEHIND if found <= set(steps()) else State.AHEAD


def is_current(engine: Engine) -> bool:
    with for_reading(engine).connect() as connection:
        return set(revisions_of(connection)) == {steps()[-1]}


def revisions_of(connection: Connection) -> tuple[str, ...]:
    """The steps it stands at; none where no step has ever run."""
    if not sa.inspect(connection).has_table(_STANDS_AT.name):
        return ()
    return tuple(connection.execute(sa.select(_STANDS_AT.c.version_num)).scalars())


def is_known(revision: str) -> bool:
    """Whether this version has that step."""
    return revision in steps()
