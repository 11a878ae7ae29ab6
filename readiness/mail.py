"""Mail: queued in the transaction of the change it tells of, sent by a worker that any node may run."""

from datetime import datetime

from sqlmodel import Session

from readiness.tables import OutboxMail


def queue(db: Session, *, to: str, subject: str, body: str, at: datetime) -> None:
    """A plain-text mail, sent once the transaction is committed."""
    db.add(OutboxMail(recipient=to, subject=subject, body=body, queued_at=at, due_at=at))
