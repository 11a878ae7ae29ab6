"""One-time links that sign a person in. Only the hash of what is in them is stored."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from readiness.identifiers import hash_of, new_secret
from readiness.tables import SignInLink

MINUTES = 15


def new_link(
    db: Session,
    person_id: str,
    at: datetime,
    *,
    public_url: str,
    next_path: str = "/",
    lasts: timedelta = timedelta(minutes=MINUTES),
) -> str:
    """The whole address, good once. Whoever has it is the person: it goes into a mail or to a terminal, nowhere else."""
    secret = new_secret()
    db.add(
        SignInLink(
            token_hash=hash_of(secret),
            person_id=person_id,
            created_at=at,
            expires_at=at + lasts,
            next_path=own_path(next_path),
        )
    )
    return f"{public_url}/sign-in/{secret}"


def new_links(
    db: Session, wanted: Sequence[tuple[str, str]], at: datetime, *, public_url: str, lasts: timedelta
) -> list[str]:
    """Many at once, in one statement: (person, path to go to), each to its whole address."""
    secrets = [new_secret() for _ in wanted]
    rows = [
        {
            "token_hash": hash_of(secret), "person_id": person_id, "created_at": at, "expires_at": at + lasts,
            "next_path": own_path(path),
        }
        for secret, (person_id, path) in zip(secrets, wanted, strict=True)
    ]  # fmt: skip
    if rows:
        db.connection().execute(sa.insert(SignInLink.__table__), rows)  # type: ignore[attr-defined]
    return [f"{public_url}/sign-in/{secret}" for secret in secrets]


def own_path(path: str) -> str:
    """The path if it leads to a page of ours; the start page otherwise."""
    is_own = path.startswith("/") and not path.startswith("//") and len(path) <= 500
    is_plain = path.isascii() and path.isprintable() and "\\" not in path and " " not in path
    return path if is_own and is_plain else "/"
