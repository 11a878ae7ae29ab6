"""The service as it is run for real: a process of its own on a free port, a database in a folder, a mail server beside it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from readiness.database import make_engine
from tests.journeys.mailbox import Mailbox, a_mailbox
from tests.servers import Running, serving


@dataclass(frozen=True, slots=True)
class Site:
    running: Running
    mailbox: Mailbox

    @property
    def address(self) -> str:
        return self.running.url

    @property
    def first_link(self) -> str:
        """The sign-in link it printed when it started."""
        return self.running.link

    @property
    def complaints(self) -> list[str]:
        """Lines of its log that tell of something that should not have happened."""
        return [line for line in self.running.log.splitlines() if '"level": "info"' not in line]

    def engine(self) -> Engine:
        """Its database, for what no page can put there."""
        return make_engine(f"sqlite:///{self.running.folder / 'data' / 'readiness.db'}")


@contextmanager
def a_site(folder: Path, words: Sequence[str] = ("serve",), **settings: str) -> Iterator[Site]:
    """`settings` are READINESS_* variables."""
    with a_mailbox() as mailbox:
        mails = {"READINESS_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}"}
        with serving(folder, words, **mails, **settings) as running:
            yield Site(running, mailbox)
