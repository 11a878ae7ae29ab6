"""Signing in by a link: asked for, opened by a scanner, used once."""

import re
from datetime import timedelta

import pytest
from sqlmodel import col, select

from readiness import clock
from readiness.database import changing, reading
from readiness.identifiers import hash_of, new_id
from readiness.sign_in_links import new_link, own_path
from readiness.tables import LoginSession, OutboxMail, Person, SignInAttempt, SignInLink
from tests.counting import statements
from tests.visiting import Visitor, words_of


@pytest.fixture(autouse=True)
def _from_a_network_of_its_own(engine):
    """All tests come from one network; each begins as if it were the first."""
    with changing(engine) as db:
        for attempt in db.exec(select(SignInAttempt)):
            db.delete(attempt)


def mails_to(engine, email):
    with reading(engine) as db:
        return db.exec(
            select(OutboxMail).where(OutboxMail.recipient == email).order_by(col(OutboxMail.queued_at))
        ).all()


def link_in(mail):
    return re.search(r"http://testserver\.local(/sign-in/\S+)", mail.body)[1]


def asked(client, engine, email, next_path="/"):
    visitor = Visitor(client)
    answer = visitor.post("/sign-in", {"email": email, "next": next_path})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in/sent"), answer.text
    return visitor


def test_a_link_from_the_mail_signs_in_and_leads_where_one_was_going(world, client):
    email = world.people["participant"].email
    visitor = asked(client, world.engine, email.upper(), f"/responses/{world.responses['ours'].id}")
    (mail,) = mails_to(world.engine, email)
    assert "It works once" in mail.body
    page = visitor.get(link_in(mail))
    assert (page.status_code, "Sign in" in words_of(page)) == (200, True)
    used = visitor.post(link_in(mail))
    assert (used.status_code, used.headers["location"]) == (303, f"/responses/{world.responses['ours'].id}")
    assert "Ours Energy" in visitor.get("/").text


def test_a_scanner_that_opens_the_link_leaves_it_good(world, client):
    email = world.people["office"].email
    visitor = asked(client, world.engine, email)
    link = link_in(mails_to(world.engine, email)[0])
    for _ in range(3):
        assert Visitor(client).get(link).status_code == 200
    assert visitor.post(link).status_code == 303


def test_a_link_works_once(world, client):
    email = world.people["office"].email
    visitor = asked(client, world.engine, email)
    link = link_in(mails_to(world.engine, email)[0])
    assert visitor.post(link).status_code == 303
    again = Visitor(client)
    assert [again.get(link).status_code, again.post(link).status_code] == [410, 410]
    assert "Ask for a new link" in words_of(again.get(link))
    assert again.get("/").status_code == 303


def test_an_old_link_does_not_work(world, client):
    with changing(world.engine) as db:
        person = world.people["office"].id
        link = new_link(db, person, clock.now() - timedelta(minutes=16), public_url="")
    assert Visitor(client).post(link).status_code == 410


def test_only_hashes_are_stored(world, client):
    email = world.people["author"].email
    visitor = asked(client, world.engine, email)
    secret = link_in(mails_to(world.engine, email)[0]).rpartition("/")[2]
    visitor.post(f"/sign-in/{secret}")
    cookie = visitor.cookies["readiness_session"]
    with reading(world.engine) as db:
        assert db.get(SignInLink, secret) is None
        assert db.get(SignInLink, hash_of(secret)) is not None
        assert db.get(LoginSession, cookie) is None
        assert db.get(LoginSession, hash_of(cookie)) is not None


def test_nobody_learns_whether_an_address_is_known(world, client):
    known = Visitor(client).post("/sign-in", {"email": world.people["office"].email})
    unknown = Visitor(client).post("/sign-in", {"email": f"{new_id()}@example.org"})
    same = [(one.status_code, one.headers["location"], one.text, sorted(one.headers)) for one in (known, unknown)]
    assert same[0] == same[1]


@pytest.mark.parametrize(
    "email", ["", "nobody", "a b@example.org", "a@b\r\nbcc: c@d", "<a@b.c>", "x" * 300 + "@example.org"]
)
def test_what_is_no_address_is_named_and_kept_on_the_page(client, engine, email):
    page = Visitor(client).post("/sign-in", {"email": email})
    assert page.status_code == 422
    assert "Enter an e-mail address in the correct format" in words_of(page)


def test_asking_too_often_for_one_address_is_refused_for_a_while(world, client):
    email = f"{new_id()}@example.org"
    answers = [Visitor(client).post("/sign-in", {"email": email}) for _ in range(6)]
    assert [one.status_code for one in answers] == [303] * 5 + [429]
    assert answers[-1].headers["retry-after"] == "900"
    assert "Wait 15 minutes" in words_of(answers[-1])


def test_asking_too_often_from_one_network_is_refused_for_a_while(client, engine):
    answers = [Visitor(client).post("/sign-in", {"email": f"{new_id()}@example.org"}).status_code for _ in range(21)]
    assert answers == [303] * 20 + [429]


def test_links_cannot_be_tried_for_ever(client, engine):
    answers = [Visitor(client).post(f"/sign-in/{new_id()}").status_code for _ in range(31)]
    assert answers == [410] * 30 + [429]


def test_a_new_session_gets_a_new_secret_and_ends_the_one_before(world, client):
    visitor = world.visitor(client, "participant")
    before = visitor.cookies["readiness_session"]
    with changing(world.engine) as db:
        link = new_link(db, world.people["participant"].id, clock.now(), public_url="")
    visitor.post(link)
    assert visitor.cookies["readiness_session"] != before
    assert world.visitor(client, "participant").get("/").status_code == 303


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/responses/x", "/responses/x"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"), ("/a\r\nset-cookie: x", "/"), ("", "/"), ("/" + "x" * 500, "/"),
    ],
)  # fmt: skip
def test_only_our_own_pages_can_come_next(given, kept):
    assert own_path(given) == kept


def test_signing_out_ends_the_session_on_the_server(world, client):
    visitor = world.visitor(client, "observer")
    assert visitor.post("/sign-out").headers["location"] == "/sign-in"
    assert world.visitor(client, "observer").get("/").status_code == 303


def test_a_person_sees_own_sessions_and_ends_another(world, client):
    visitor = world.visitor(client, "participant")
    with changing(world.engine) as db:
        other = LoginSession(
            token_hash=hash_of("other" + world.people["participant"].id), person_id=world.people["participant"].id,
            created_at=clock.now(), last_seen_at=clock.now(), expires_at=clock.now() + timedelta(hours=1),
            browser="Mozilla/5.0 (X11; Linux) Firefox/140.0",
        )  # fmt: skip
        db.add(other)
    assert "Firefox on Linux" in words_of(visitor.get("/account"))
    visitor.post(f"/account/sessions/{other.id}/end")
    assert "Firefox on Linux" not in words_of(visitor.get("/account"))


def test_nobody_ends_the_session_of_another(world, client):
    with reading(world.engine) as db:
        theirs = db.exec(select(LoginSession).where(LoginSession.person_id == world.people["rival"].id)).one()
    assert world.visitor(client, "participant").post(f"/account/sessions/{theirs.id}/end").status_code == 404
    assert world.visitor(client, "rival").get("/").status_code == 200


def test_all_other_sessions_end_at_once(world, client):
    visitor, person = world.visitor(client, "participant"), world.people["participant"].id
    with changing(world.engine) as db:
        link = new_link(db, person, clock.now(), public_url="")
    elsewhere = Visitor(client)
    elsewhere.post(link)
    visitor.post("/account/sessions/end-others")
    assert [visitor.get("/").status_code, elsewhere.get("/").status_code] == [200, 303]


def test_a_name_is_changed_or_the_problem_named(world, client):
    visitor = world.visitor(client, "participant")
    assert "Ada Lovelace" in words_of(visitor.follow(visitor.post("/account", {"name": "Ada Lovelace"})))
    page = visitor.post("/account", {"name": ""})
    assert (page.status_code, "Enter your name" in words_of(page)) == (422, True)
    with reading(world.engine) as db:
        assert db.get_one(Person, world.people["participant"].id).name == "Ada Lovelace"


def test_when_a_session_was_last_seen_is_written_seldom(world, client):
    with changing(world.engine) as db:
        session = db.get_one(LoginSession, hash_of(world.secrets["office"]))
        session.last_seen_at = clock.now() - timedelta(hours=1)
        db.add(session)
    world.visitor(client, "office").get("/")
    with reading(world.engine) as db:
        first = db.get_one(LoginSession, hash_of(world.secrets["office"])).last_seen_at
    assert clock.now() - first < timedelta(minutes=1)
    world.visitor(client, "office").get("/")
    with reading(world.engine) as db:
        assert db.get_one(LoginSession, hash_of(world.secrets["office"])).last_seen_at == first


def test_before_the_answer_is_out_a_known_address_takes_no_more_work_than_an_unknown_one(
    client, world, engine, monkeypatch
):
    inner, before = client.app.asgi_handler, []

    async def noting(scope, receive, send):
        async def sending(message):
            if message["type"] == "http.response.start":
                before.append(list(sent))
            await send(message)

        await inner(scope, receive, sending)

    visitor = Visitor(client)
    visitor.get("/sign-in")
    monkeypatch.setattr(client.app, "asgi_handler", noting)
    for email in (world.people["participant"].email, f"{new_id()}@example.org"):
        with statements(engine) as sent:
            visitor.post("/sign-in", {"email": email})
    known, unknown = before
    assert known == unknown
    assert len(mails_to(engine, world.people["participant"].email)) == 1
