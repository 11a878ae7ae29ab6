"""The way to the mail server: smtp:// with STARTTLS where it is offered, smtps:// encrypted from the first byte."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

TIMEOUT = 20


class Refused(Exception):
    """The server will never take this mail, so there is no use in trying again."""


def send(url: str, mail: EmailMessage) -> None:
    """Raises Refused, or OSError or SMTPException where it may work another time."""
    parts = urlsplit(url)
    assert parts.hostname is not None and parts.port is not None, "settings have checked it"
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(parts.hostname, parts.port, timeout=TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(parts.hostname, parts.port, timeout=TIMEOUT)
    with server:
        server.ehlo_or_helo_if_needed()
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        if parts.username is not None:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        try:
            server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            code = max(code for code, _ in error.recipients.values())
            if code >= 500:
                raise Refused(f"the server refuses the recipient ({code})") from None
            raise
