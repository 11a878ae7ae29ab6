"""The loop that sends: a thread beside the server, on every node. Where mail cannot be sent it waits; nothing is lost."""

import smtplib
import threading

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from readiness import clock
from readiness.database import READS
from readiness.mail.message import message
from readiness.mail.outbox import Claimed, claim, is_waiting, mark_failed, mark_sent
from readiness.mail.sending import Refused, send
from readiness.settings import Settings

log = structlog.get_logger("readiness.mail")
PAUSE = 2.0
"""Seconds between looks while nothing waits."""


class Worker:
    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    def start(self) -> None:
        """Does nothing where no mail server is set up."""
        if self._settings.smtp_url is not None:
            self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=25)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                sent = send_next(self._engine, self._settings)
            except SQLAlchemyError as error:
                log.error("outbox unreachable", error=type(error).__name__)
                sent = False
            if not sent:
                self._stopping.wait(PAUSE)


def send_next(engine: Engine, settings: Settings) -> bool:
    """Tries the mail that has waited longest. Returns whether there was one."""
    with engine.connect().execution_options(**{READS: True}) as connection:
        if not is_waiting(connection, clock.now()):
            return False
    with engine.begin() as connection:
        mail = claim(connection, clock.now())
    if mail is None:
        return False
    reason, for_good = _attempt(mail, settings)
    with engine.begin() as connection:
        if reason is None:
            mark_sent(connection, mail, clock.now())
        else:
            mark_failed(connection, mail, clock.now(), reason, for_good=for_good)
            log.warning("mail not sent", mail=mail.id, attempts=mail.attempts, reason=reason)
    return True


def _attempt(mail: Claimed, settings: Settings) -> tuple[str | None, bool]:
    """Why it was not sent, without addresses, and whether that is for good."""
    assert settings.smtp_url is not None
    try:
        made = message(
            sender=settings.mail_from, to=mail.recipient, subject=mail.subject, body=mail.body, at=mail.queued_at
        )
    except ValueError:
        return "the address cannot be written", True
    try:
        send(settings.smtp_url, made)
    except Refused as refused:
        return str(refused), True
    except smtplib.SMTPResponseException as error:
        return f"the server answered {error.smtp_code}", False
    except (OSError, smtplib.SMTPException) as error:
        return f"the server could not be reached ({type(error).__name__})", False
    return None, False
