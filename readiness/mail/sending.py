"""The way to the mail server: smtp:// with STARTTLS where it is offered, smtps:// encrypted from the first byte."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT = 20
"""Seconds for each step of the conversation."""
TOO_LARGE = 552


class Away(Exception):
    """No mail can be sent now: the server is out of reach, or does not let us in. It says nothing about the mail at hand."""


class Refused(Exception):
    """The server does not take this mail: for good, or perhaps later."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        self.for_good = for_good
        super().__init__(reason)


def send(url: str, mail: EmailMessage) -> None:
    """Returns once the server has taken the mail. Raises Away or Refused, whose sentences hold no addresses of people."""
    with _connected(urlsplit(url)) as server:
        try:
            server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            code = max(code for code, _ in error.recipients.values())
            raise Refused(f"the server refuses the recipient ({code})", for_good=code >= 500) from None
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code == TOO_LARGE:
                raise Refused(f"the mail is too large for the server ({TOO_LARGE})", for_good=True) from None
            raise Away(f"the server refuses the sender ({error.smtp_code}); see READINESS_MAIL_FROM") from None
        except smtplib.SMTPResponseException as error:
            raise Refused(f"the server answered {error.smtp_code}", for_good=error.smtp_code >= 500) from None
        except smtplib.SMTPNotSupportedError:
            raise Refused("the server takes no addresses with letters beyond ASCII", for_good=True) from None
        except (OSError, smtplib.SMTPException) as error:
            raise Refused(f"the server broke off ({type(error).__name__})", for_good=False) from None


@contextmanager
def _connected(parts: SplitResult) -> Iterator[smtplib.SMTP]:
    """Signed in where the address has a user."""
    try:
        server = _reached(parts)
    except (OSError, smtplib.SMTPException) as error:
        raise Away(f"the server could not be reached ({type(error).__name__})") from None
    try:
        _sign_in(server, parts)
        yield server
    finally:
        # Once the mail is taken, a goodbye that fails must not make it look as if it were not.
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _reached(parts: SplitResult) -> smtplib.SMTP:
    assert parts.hostname is not None and parts.port is not None, "settings have checked it"
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(parts.hostname, parts.port, timeout=TIMEOUT, context=context)
    server = smtplib.SMTP(parts.hostname, parts.port, timeout=TIMEOUT)
    try:
        server.ehlo_or_helo_if_needed()
        if server.has_extn("starttls"):
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _sign_in(server: smtplib.SMTP, parts: SplitResult) -> None:
    if parts.username is None:
        return
    if not isinstance(server.sock, ssl.SSLSocket) and not _is_this_machine(parts.hostname or ""):
        raise Away("the server offers no encryption, and without it the password is not sent")
    try:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    except smtplib.SMTPResponseException as error:
        raise Away(f"the server does not let us in ({error.smtp_code}); see READINESS_SMTP_URL") from None
    except (OSError, smtplib.SMTPException) as error:
        raise Away(f"the server does not let us in ({type(error).__name__}); see READINESS_SMTP_URL") from None


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
