"""What goes out: one plain-text message with the headers that let servers and people know what it is."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid


def message(*, sender: str, to: str, subject: str, body: str, at: datetime) -> EmailMessage:
    """Raises ValueError where an address cannot stand in a header."""
    made = EmailMessage(policy=SMTP)
    made["From"] = Address("Readiness", addr_spec=sender)
    made["To"] = Address(addr_spec=to)
    made["Subject"] = subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(body, cte="quoted-printable")
    return made
