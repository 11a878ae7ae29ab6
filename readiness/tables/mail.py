"""Mail waiting to be sent: written in the same transaction as the change it tells of, sent by the worker."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id


class OutboxMail(SQLModel, table=True):
    __tablename__ = "outbox_mail"

    id: str = Field(default_factory=new_id, primary_key=True)
    recipient: str = Field(max_length=254)
    subject: str = Field(max_length=300)
    body: str = Field(sa_type=sa.Text)
    """Blanked once sent, since it may hold a sign-in link."""
    queued_at: datetime
    due_at: datetime
    attempts: int = 0
    locked_until: datetime | None = None
    sent_at: datetime | None = None
    given_up_at: datetime | None = None
    last_error: str = Field(default="", max_length=300)

    __table_args__ = (sa.Index("ix_outbox_mail_sent_at_due_at", "sent_at", "due_at"),)
