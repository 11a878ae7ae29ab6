"""What goes out: one plain-text message with the headers that let servers and people know what it is."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr


def message(*, id: str, sender: str, to: str, subject: str, body: str, at: datetime) -> EmailMessage:
    """`sender` is an address, or NAME <ADDRESS>. Raises ValueError where an address cannot stand in a header."""
    name, address = parseaddr(sender)
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(name or "Readiness", addr_spec=address)
    made["To"] = Address(addr_spec=to)
    made["Subject"] = subject
    made["Date"] = format_datetime(at)
    # The same at each attempt: should one mail arrive twice, programmes that read mail know it again.
    made["Message-ID"] = f"<{id}@{address.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(body, cte="quoted-printable")
    return made
