"""Secrets made once and shared by every node through the database."""

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from readiness.database import changing, reading
from readiness.identifiers import new_secret
from readiness.tables import KeptSecret


def shared_secret(engine: Engine, name: str) -> str:
    """The secret of that name; the first to ask makes it."""
    with reading(engine) as db:
        found = db.get(KeptSecret, name)
    if found is not None:
        return found.value
    made = new_secret()
    try:
        with changing(engine) as db:
            db.add(KeptSecret(name=name, value=made))
    except IntegrityError:  # another node was first
        with reading(engine) as db:
            return db.get_one(KeptSecret, name).value
    return made
