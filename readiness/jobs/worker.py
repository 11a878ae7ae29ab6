"""The loop that works: a thread beside the server, on every node. A job whose worker was killed is taken up by another."""

import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from readiness import clock
from readiness.jobs.queue import MOST, Held, Lost, claim, is_waiting

log = structlog.get_logger("readiness.jobs")
PAUSE = 1.0
"""Seconds between looks while nothing waits."""
LONGEST_PAUSE = 60.0
"""While the database is away each pause is twice as long as the one before, up to this one."""
STOPPED = f"It was begun {MOST} times and never came to its end. Look at the log of the server, then try again."


class Stopped(Exception):
    """What stops a job for good, as a sentence for people."""


class Doer(Protocol):
    """What does jobs of one kind."""

    def do(self, engine: Engine, job: Held) -> None:
        """To its end, saying each step; what was done in an attempt before is not done again. Raises Stopped or Lost."""

    def failed(self, connection: Connection, subject: str, sentence: str) -> None:
        """Says to people that it was given up."""


class Worker:
    def __init__(self, engine: Engine, doers: Mapping[str, Doer]) -> None:
        self._engine, self._doers = engine, doers
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Waits a while for the job under way; what is not done by then is taken up after the next start."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=15)

    def _run(self) -> None:
        pause = PAUSE
        while not self._stopping.is_set():
            try:
                worked, pause = work_once(self._engine, self._doers), PAUSE
            except SQLAlchemyError as error:
                log.error("jobs unreachable", error=type(error).__name__)
                worked, pause = False, min(pause * 2, LONGEST_PAUSE)
            if not worked:
                self._stopping.wait(pause)


def work_once(engine: Engine, doers: Mapping[str, Doer]) -> bool:
    """Does the job that has waited longest. Returns whether there was one."""
    if not is_waiting(engine, clock.now(), doers):
        return False
    with engine.begin() as connection:
        job = claim(connection, clock.now(), doers)
    if job is None:  # another worker has it
        return False
    doer = doers[job.kind]
    try:
        if job.attempts > MOST:
            raise Stopped(STOPPED)
        doer.do(engine, job)
    except Lost:
        log.warning("job was taken over", job=job.id, kind=job.kind)
    except SQLAlchemyError:
        raise
    except Exception as error:
        sentence = str(error) if isinstance(error, Stopped) else _unexpected(error)
        log.error("job given up", job=job.id, kind=job.kind, attempts=job.attempts, exc_info=error)
        with suppress(Lost), engine.begin() as connection:
            job.give_up(connection, type(error).__name__)
            doer.failed(connection, job.subject, sentence)
    return True


def _unexpected(error: Exception) -> str:
    return (
        f"Something went wrong that should not have ({type(error).__name__}). Try again; if it stays so, tell whoever runs this "
        "service, whose log says more."
    )
