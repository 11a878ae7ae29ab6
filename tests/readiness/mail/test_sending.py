"""The way to real mail servers of every kind: plain, with STARTTLS, encrypted from the start, with a password."""

import socket
import ssl
import threading
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from readiness import clock
from readiness.mail import sending
from readiness.mail.message import message
from readiness.mail.sending import Away, Refused, send

CERTIFICATE = Path(__file__).with_name("certificate_for_tests_only.pem")


class Server:
    """Notes what it takes, and whether it came encrypted; answers `answer` to the words of a mail."""

    def __init__(self):
        self.mails, self.encrypted, self.answer = [], [], "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        self.encrypted.append(session.ssl is not None)
        return self.answer


def allows(server, session, envelope, mechanism, data):
    is_right = (data.login, data.password) == (b"office", b"p@ss word")
    return AuthResult(success=is_right, handled=is_right)  # a wrong one is answered by the server itself


@pytest.fixture
def serve():
    """Starts servers; each stops with the test."""
    started = []

    def start(**options):
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        box = Server()
        box.controller = Controller(box, hostname="127.0.0.1", port=port, **options)
        box.controller.start()
        started.append(box.controller)
        box.place = f"127.0.0.1:{port}"
        return box

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def trusted(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def a_mail(sender="readiness@programme.example", to="ana@example.org"):
    return message(id="abc", sender=sender, to=to, subject="Round one", body="Open.\n", at=clock.now())


def test_where_encryption_is_offered_it_is_used(serve, trusted):
    box = serve(tls_context=tls())
    send(f"smtp://{box.place}", a_mail())
    # What came before STARTTLS is forgotten, so the session that brought the mail is the encrypted one.
    assert (len(box.mails), box.encrypted) == (1, [True])


def test_a_server_may_be_encrypted_from_the_first_byte(serve, trusted):
    box = serve(ssl_context=tls())
    send(f"smtps://{box.place}", a_mail())
    assert len(box.mails) == 1


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(serve):
    box = serve(tls_context=tls())
    with pytest.raises(Away, match=r"could not be reached \(SSLCertVerificationError\)"):
        send(f"smtp://{box.place}", a_mail())
    assert box.mails == []


def test_a_user_signs_in_with_a_password_that_has_odd_letters(serve, trusted):
    box = serve(tls_context=tls(), authenticator=allows, auth_required=True)
    send(f"smtp://office:p%40ss%20word@{box.place}", a_mail())
    assert len(box.mails) == 1


def test_a_wrong_password_is_no_fault_of_the_mail(serve, trusted):
    box = serve(tls_context=tls(), authenticator=allows, auth_required=True)
    with pytest.raises(Away, match=r"does not let us in \(535\)") as away:
        send(f"smtp://office:wrong@{box.place}", a_mail())
    assert "office" not in str(away.value) and "wrong" not in str(away.value)


def test_a_password_is_not_sent_in_the_clear_to_another_machine(serve, monkeypatch):
    box = serve(authenticator=allows, auth_require_tls=False)
    monkeypatch.setattr(sending, "_is_this_machine", lambda _: False)  # there is only this machine to test on
    with pytest.raises(Away, match="the password is not sent"):
        send(f"smtp://office:p%40ss%20word@{box.place}", a_mail())
    monkeypatch.undo()
    send(f"smtp://office:p%40ss%20word@{box.place}", a_mail())
    assert len(box.mails) == 1


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("mail.example", False)]
)
def test_this_machine_is_known_by_its_own_addresses(host, here):
    assert sending._is_this_machine(host) is here


@pytest.mark.parametrize(("answer", "for_good"), [("554 looks like spam", True), ("452 no room", False)])
def test_a_refusal_of_the_words_is_for_good_or_for_now(serve, answer, for_good):
    box = serve()
    box.answer = answer
    with pytest.raises(Refused) as refused:
        send(f"smtp://{box.place}", a_mail())
    assert (refused.value.for_good, str(refused.value)) == (for_good, f"the server answered {answer[:3]}")


def test_a_server_that_hangs_up_after_taking_the_mail_has_taken_it():
    taken = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=rude_server, args=(listening, taken))
        thread.start()
        send(f"smtp://127.0.0.1:{listening.getsockname()[1]}", a_mail())
        thread.join(10)
    assert b"Subject: Round one" in taken[0]


def rude_server(listening, taken):
    """Speaks by the book until the mail is taken; then it is gone, without an answer to the goodbye."""
    connection, _ = listening.accept()
    with connection, connection.makefile("rb") as heard:
        connection.sendall(b"220 rude\r\n")
        for line in heard:
            if line.upper().startswith(b"DATA"):
                connection.sendall(b"354 go on\r\n")
                taken.append(b"".join(iter(heard.readline, b".\r\n")))
                connection.sendall(b"250 taken\r\n")
                return
            connection.sendall(b"250 OK\r\n")


def test_the_sender_may_have_a_name_in_any_script(serve):
    box = serve()
    send(f"smtp://{box.place}", a_mail(sender='"Büro, Programm" <office@programme.example>'))
    (sent,) = box.mails
    assert str(sent["from"].addresses[0].display_name) == "Büro, Programm"
    assert sent["from"].addresses[0].addr_spec == "office@programme.example"
