"""Mail against a real server on loopback: sent once, tried again, given up; and what stands in it."""

import socket
import time
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from sqlmodel import Session, select

from readiness import clock
from readiness.database import changing, reading
from readiness.identifiers import new_id
from readiness.mail import queue
from readiness.mail.outbox import DELAYS, KEPT, LEASE, claim, forget, mark_refused, mark_sent
from readiness.mail.worker import Outcome, Worker, send_next
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


def wait_for(happens):
    until = time.monotonic() + 20
    while not happens() and time.monotonic() < until:
        time.sleep(0.05)


def stored(engine, address):
    with reading(engine) as db:
        return db.exec(select(OutboxMail).where(OutboxMail.recipient == address)).one()


def test_a_mail_is_sent_once_and_its_words_go(engine, postbox):
    address = queued(engine, subject="Größe zählt", body="Für alle.\n")
    assert send_next(engine, settings(postbox.url)) is Outcome.SENT
    assert send_next(engine, settings(postbox.url)) is Outcome.NOTHING_WAITS
    ((recipients, mail),) = postbox.mails
    assert (recipients, mail["subject"], mail["auto-submitted"]) == ([address], "Größe zählt", "auto-generated")
    assert mail["from"] == "Readiness <readiness@programme.example>"
    assert mail.get_content() == "Für alle.\r\n" or mail.get_content() == "Für alle.\n"
    kept = stored(engine, address)
    assert mail["date"] and mail["message-id"] == f"<{kept.id}@programme.example>"
    assert (kept.body, kept.sent_at is not None, kept.attempts) == ("", True, 1)


def test_what_is_rolled_back_is_never_sent(engine, postbox):
    with Session(engine) as db:
        queue(db, to="a@example.org", subject="Never", body="Never", at=clock.now())
        db.flush()
        db.rollback()
    assert send_next(engine, settings(postbox.url)) is Outcome.NOTHING_WAITS


def test_a_subject_cannot_bring_headers_of_its_own(engine, postbox):
    queued(engine, subject="Hello\r\nBcc: everyone@example.org")
    send_next(engine, settings(postbox.url))
    ((recipients, mail),) = postbox.mails
    assert (len(recipients), mail["bcc"], mail["subject"]) == (1, None, "Hello Bcc: everyone@example.org")


def test_an_address_that_cannot_stand_in_a_header_is_given_up(engine, postbox):
    address = queued(engine, to="a@example.org\r\nBcc: b@example.org")
    send_next(engine, settings(postbox.url))
    assert (postbox.mails, stored(engine, address).given_up_at is not None) == ([], True)


def due_now(engine, address):
    with changing(engine) as db:
        mail = db.exec(select(OutboxMail).where(OutboxMail.recipient == address)).one()
        mail.due_at = clock.now()
        db.add(mail)


def test_while_the_server_is_away_no_mail_is_lost_however_long_it_takes(engine, postbox):
    address = queued(engine)
    away = settings(f"smtp://127.0.0.1:{free_port()}")
    for _ in range(len(DELAYS) + 3):
        assert send_next(engine, away) is Outcome.AWAY
    kept = stored(engine, address)
    assert (kept.attempts, kept.given_up_at, kept.body) == (0, None, "Answer by Friday.\n")
    assert "could not be reached" in kept.last_error
    assert send_next(engine, settings(postbox.url)) is Outcome.SENT
    assert stored(engine, address).last_error == ""


def test_a_mail_that_is_refused_waits_longer_each_time_and_is_given_up_at_last_without_its_words(engine, postbox):
    postbox.refuse = "451 try later"
    address = queued(engine)
    for delay in DELAYS:
        assert send_next(engine, settings(postbox.url)) is Outcome.REFUSED
        kept = stored(engine, address)
        assert timedelta(0) <= clock.now() + delay - kept.due_at < timedelta(seconds=30)
        assert kept.body == "Answer by Friday.\n"
        due_now(engine, address)
    send_next(engine, settings(postbox.url))
    kept = stored(engine, address)
    assert (kept.given_up_at is not None, kept.body, kept.last_error) == (
        True,
        "",
        "the server refuses the recipient (451)",
    )
    assert send_next(engine, settings(postbox.url)) is Outcome.NOTHING_WAITS


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


def test_who_lost_the_lease_does_not_say_what_became_of_the_mail(engine):
    address = queued(engine)
    now = clock.now()
    with engine.begin() as connection:
        slow = claim(connection, now)
        quick = claim(connection, now + LEASE + timedelta(seconds=1))
        mark_refused(connection, slow, now, "too slow", for_good=True)
    assert (stored(engine, address).given_up_at, stored(engine, address).last_error) == (None, "")
    with engine.begin() as connection:
        mark_sent(connection, quick, now)
        mark_refused(connection, slow, now, "too slow", for_good=True)
    assert stored(engine, address).given_up_at is None


def test_workers_of_several_nodes_send_each_mail_once(engine, postbox):
    addresses = sorted(queued(engine) for _ in range(12))
    workers = [Worker(engine, settings(postbox.url)) for _ in range(3)]
    for one in workers:
        one.start()
    wait_for(lambda: len(postbox.mails) >= 12)
    for one in workers:
        one.stop()
    assert sorted(recipient for recipients, _ in postbox.mails for recipient in recipients) == addresses


def test_what_was_settled_long_ago_is_forgotten_and_what_waits_is_not(engine, postbox):
    sent, waiting = queued(engine), queued(engine)
    with engine.begin() as connection:
        connection.execute(
            sa.update(OutboxMail).where(OutboxMail.recipient == sent).values(sent_at=clock.now() - KEPT - timedelta(1))
        )
        forget(connection, clock.now())
    with reading(engine) as db:
        assert [one.recipient for one in db.exec(select(OutboxMail))] == [waiting]


def test_a_worker_that_waits_stops_at_once(engine, postbox):
    worker = Worker(engine, settings(postbox.url))
    worker.start()
    time.sleep(0.1)
    began = time.monotonic()
    worker.stop()
    assert time.monotonic() - began < 1


def test_the_worker_sends_what_waits_and_stops_when_told(engine, postbox):
    addresses = {queued(engine) for _ in range(5)}
    worker = Worker(engine, settings(postbox.url))
    worker.start()
    wait_for(lambda: len(postbox.mails) == 5)
    worker.stop()
    assert {recipient for recipients, _ in postbox.mails for recipient in recipients} == addresses


def test_without_a_mail_server_mails_wait(engine):
    address = queued(engine)
    worker = Worker(engine, settings_for_tests())
    worker.start()
    worker.stop()
    assert stored(engine, address).sent_at is None
