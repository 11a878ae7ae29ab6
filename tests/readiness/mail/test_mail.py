"""Mail against a real server on loopback: sent once, tried again, given up; and what stands in it."""

import socket
import time
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from sqlmodel import Session, select

from readiness import clock
from readiness.database import changing, reading
from readiness.identifiers import new_id
from readiness.mail import queue
from readiness.mail.outbox import DELAYS, LEASE, claim
from readiness.mail.worker import Worker, send_next
from readiness.tables import OutboxMail
from tests.visiting import settings_for_tests


class Postbox:
    """Takes what comes, unless told to refuse."""

    def __init__(self):
        self.mails, self.refuse = [], ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def postbox():
    port = free_port()
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    box.url = f"smtp://127.0.0.1:{port}"
    yield box
    controller.stop()


@pytest.fixture(autouse=True)
def _empty_outbox(engine):
    with changing(engine) as db:
        for mail in db.exec(select(OutboxMail)):
            db.delete(mail)


def settings(url):
    return settings_for_tests(READINESS_SMTP_URL=url, READINESS_MAIL_FROM="readiness@programme.example")


def queued(engine, to=None, subject="Round one is open", body="Answer by Friday.\n"):
    address = to or f"{new_id()}@example.org"
    with changing(engine) as db:
        queue(db, to=address, subject=subject, body=body, at=clock.now())
    return address


def stored(engine, address):
    with reading(engine) as db:
        return db.exec(select(OutboxMail).where(OutboxMail.recipient == address)).one()


def test_a_mail_is_sent_once_and_its_words_go(engine, postbox):
    address = queued(engine, subject="Größe zählt", body="Für alle.\n")
    assert send_next(engine, settings(postbox.url)) is True
    assert send_next(engine, settings(postbox.url)) is False
    ((recipients, mail),) = postbox.mails
    assert (recipients, mail["subject"], mail["auto-submitted"]) == ([address], "Größe zählt", "auto-generated")
    assert mail["from"] == "Readiness <readiness@programme.example>"
    assert mail.get_content() == "Für alle.\r\n" or mail.get_content() == "Für alle.\n"
    assert mail["date"] and mail["message-id"].endswith("@programme.example>")
    kept = stored(engine, address)
    assert (kept.body, kept.sent_at is not None, kept.attempts) == ("", True, 1)


def test_what_is_rolled_back_is_never_sent(engine, postbox):
    with Session(engine) as db:
        queue(db, to="a@example.org", subject="Never", body="Never", at=clock.now())
        db.flush()
        db.rollback()
    assert send_next(engine, settings(postbox.url)) is False


def test_a_subject_cannot_bring_headers_of_its_own(engine, postbox):
    queued(engine, subject="Hello\r\nBcc: everyone@example.org")
    send_next(engine, settings(postbox.url))
    ((recipients, mail),) = postbox.mails
    assert (len(recipients), mail["bcc"], mail["subject"]) == (1, None, "Hello Bcc: everyone@example.org")


def test_an_address_that_cannot_stand_in_a_header_is_given_up(engine, postbox):
    address = queued(engine, to="a@example.org\r\nBcc: b@example.org")
    send_next(engine, settings(postbox.url))
    assert (postbox.mails, stored(engine, address).given_up_at is not None) == ([], True)


def test_where_the_server_is_away_the_mail_waits_longer_each_time_and_is_given_up_at_last(engine):
    address = queued(engine)
    away = settings(f"smtp://127.0.0.1:{free_port()}")
    for delay in DELAYS:
        assert send_next(engine, away) is True
        kept = stored(engine, address)
        assert timedelta(0) <= clock.now() + delay - kept.due_at < timedelta(seconds=30)
        assert "could not be reached" in kept.last_error
        assert kept.body == "Answer by Friday.\n"
        with changing(engine) as db:
            mail = db.get_one(OutboxMail, kept.id)
            mail.due_at = clock.now()
            db.add(mail)
    send_next(engine, away)
    assert stored(engine, address).given_up_at is not None
    assert send_next(engine, away) is False


@pytest.mark.parametrize(("answer", "for_good"), [("550 no such user", True), ("451 try later", False)])
def test_a_refusal_is_for_good_or_for_now(engine, postbox, answer, for_good):
    postbox.refuse = answer
    address = queued(engine)
    send_next(engine, settings(postbox.url))
    kept = stored(engine, address)
    assert (kept.given_up_at is not None, address in kept.last_error) == (for_good, False)


def test_two_workers_never_hold_one_mail_until_its_lease_is_over(engine):
    queued(engine)
    now = clock.now()
    with engine.begin() as one:
        first = claim(one, now)
    with engine.begin() as two:
        assert claim(two, now) is None
    with engine.begin() as later:
        again = claim(later, now + LEASE + timedelta(seconds=1))
    assert first is not None and again is not None
    assert (again.id, again.attempts) == (first.id, 2)


def test_the_worker_sends_what_waits_and_stops_when_told(engine, postbox):
    addresses = {queued(engine) for _ in range(5)}
    worker = Worker(engine, settings(postbox.url))
    worker.start()
    for _ in range(200):
        if len(postbox.mails) == 5:
            break
        time.sleep(0.05)
    worker.stop()
    assert {recipient for recipients, _ in postbox.mails for recipient in recipients} == addresses


def test_without_a_mail_server_mails_wait(engine):
    address = queued(engine)
    worker = Worker(engine, settings_for_tests())
    worker.start()
    worker.stop()
    assert stored(engine, address).sent_at is None
