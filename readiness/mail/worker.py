"""The loop that sends: a thread beside the server, on every node. Where mail cannot be sent it waits; nothing is lost."""

import threading
from datetime import datetime, timedelta
from enum import Enum, auto

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from readiness import clock
from readiness.database import READS
from readiness.mail.message import message
from readiness.mail.outbox import Claimed, claim, forget, is_waiting, mark_refused, mark_sent, put_back
from readiness.mail.sending import Away, Refused, send
from readiness.settings import Settings

log = structlog.get_logger("readiness.mail")
PAUSE = 2.0
"""Seconds between looks while nothing waits."""
LONGEST_PAUSE = 300.0
"""While the server is away each pause is twice as long as the one before, up to this one."""
FORGETS_EVERY = timedelta(hours=6)


class Outcome(Enum):
    NOTHING_WAITS = auto()
    SENT = auto()
    REFUSED = auto()
    AWAY = auto()


class Worker:
    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)
        self._forgets_at: datetime | None = None

    def start(self) -> None:
        """Does nothing where no mail server is set up."""
        if self._settings.smtp_url is not None:
            self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=25)

    def _run(self) -> None:
        pause = PAUSE
        while not self._stopping.is_set():
            outcome = self._step()
            pause = min(pause * 2, LONGEST_PAUSE) if outcome is Outcome.AWAY else PAUSE
            if outcome in (Outcome.AWAY, Outcome.NOTHING_WAITS):
                self._stopping.wait(pause)

    def _step(self) -> Outcome:
        try:
            self._forget_seldom()
            return send_next(self._engine, self._settings)
        except SQLAlchemyError as error:
            log.error("outbox unreachable", error=type(error).__name__)
        except Exception as error:
            log.error("mail failed", exc_info=error)
        return Outcome.AWAY

    def _forget_seldom(self) -> None:
        now = clock.now()
        if self._forgets_at is None or now >= self._forgets_at:
            self._forgets_at = now + FORGETS_EVERY
            with self._engine.begin() as connection:
                forget(connection, now)


def send_next(engine: Engine, settings: Settings) -> Outcome:
    """Tries the mail that has waited longest."""
    with engine.connect().execution_options(**{READS: True}) as connection:
        if not is_waiting(connection, clock.now()):
            return Outcome.NOTHING_WAITS
    with engine.begin() as connection:
        mail = claim(connection, clock.now())
    if mail is None:  # another worker has it
        return Outcome.NOTHING_WAITS
    try:
        _send(mail, settings)
    except Refused as refused:
        with engine.begin() as connection:
            given_up = mark_refused(connection, mail, clock.now(), str(refused), for_good=refused.for_good)
        log.warning(
            "mail not sent", mail=mail.id, attempts=mail.attempts, reason=str(refused), given_up=given_up
        )  # fmt: skip
        return Outcome.REFUSED
    except Away as away:
        with engine.begin() as connection:
            put_back(connection, mail, str(away))
        log.warning("no mail can be sent", reason=str(away))
        return Outcome.AWAY
    with engine.begin() as connection:
        mark_sent(connection, mail, clock.now())
    return Outcome.SENT


def _send(mail: Claimed, settings: Settings) -> None:
    assert settings.smtp_url is not None
    try:
        made = message(
            id=mail.id, sender=settings.mail_from, to=mail.recipient, subject=mail.subject, body=mail.body,
            at=mail.queued_at,
        )  # fmt: skip
    except ValueError:
        raise Refused("the address cannot be written", for_good=True) from None
    send(settings.smtp_url, made)
