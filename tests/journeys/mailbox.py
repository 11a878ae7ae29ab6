"""A real mail server on this machine that keeps what it is sent."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Condition
from typing import Any

from aiosmtpd.controller import Controller

PATIENCE = 20
"""Seconds until a mail that does not come is missing."""


@dataclass(frozen=True, slots=True)
class Mail:
    to: str
    subject: str
    body: str


@dataclass
class Mailbox:
    """All mails of a site, the newest last. Each is read once, so that nobody takes an old one for a new one."""

    port: int = 0
    mails: list[Mail] = field(default_factory=list)
    _unread: list[Mail] = field(default_factory=list)
    _arrived: Condition = field(default_factory=Condition)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain",))
        with self._arrived:
            for to in envelope.rcpt_tos:
                mail = Mail(to, str(message["subject"]), body.get_content() if body else "")
                self.mails.append(mail)
                self._unread.append(mail)
            self._arrived.notify_all()
        return "250 Kept"

    def newest_to(self, address: str, about: str = "") -> Mail:
        """The newest unread mail to that address whose subject holds those words; waits for it. Older ones count as read."""

        def found() -> list[Mail]:
            return [one for one in self._unread if one.to == address and about in one.subject]

        with self._arrived:
            if not self._arrived.wait_for(found, timeout=PATIENCE):
                raise AssertionError(
                    f"no mail about {about!r} to {address}; there are {[(one.to, one.subject) for one in self._unread]}"
                )
            mails = found()
            self._unread = [one for one in self._unread if one not in mails]
            return mails[-1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def a_mailbox() -> Iterator[Mailbox]:
    box = Mailbox(free_port())
    server = Controller(box, hostname="127.0.0.1", port=box.port)
    server.start()
    try:
        yield box
    finally:
        server.stop()
