"""One-time links that sign a person in. Only the hash of what is in them is stored."""

from datetime import datetime, timedelta

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


def own_path(path: str) -> str:
    """The path if it leads to a page of ours; the start page otherwise."""
    is_own = path.startswith("/") and not path.startswith("//") and len(path) <= 500
    is_plain = path.isascii() and path.isprintable() and "\\" not in path and " " not in path
    return path if is_own and is_plain else "/"
