"""Signing in by a link: asked for, opened by a scanner, used once."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from litestar.testing import TestClient
from sqlmodel import col, select

from readiness import clock
from readiness.app import make_app
from readiness.database import changing, reading
from readiness.identifiers import hash_of, new_id
from readiness.problems import TooMany
from readiness.sign_in_links import new_link, own_path
from readiness.signing_in.actions.sign_in import sign_in
from readiness.signing_in.attempts import count
from readiness.tables import Event, LoginSession, OutboxMail, Person, SignInAttempt, SignInLink
from tests.counting import statements
from tests.visiting import Visitor, settings_for_tests, words_of


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


@pytest.mark.parametrize("is_good", [True, False])
def test_a_scanner_may_look_at_the_head_alone(world, client, is_good):
    with changing(world.engine) as db:
        link = new_link(db, world.people["office"].id, clock.now(), public_url="")
    scanner, address = Visitor(client), link if is_good else "/sign-in/none"
    head, page = scanner.head(address), scanner.get(address)
    assert (head.status_code, head.content) == (page.status_code, b"") and page.content
    assert Visitor(client).post(link).status_code == 303


def test_the_page_says_who_will_be_signed_in_and_tells_no_other_site_where_it_is(world, client):
    with changing(world.engine) as db:
        link = new_link(db, world.people["office"].id, clock.now(), public_url="")
    page = Visitor(client).get(link)
    assert f"You sign in as Office , {world.people['office'].email}" in words_of(page)
    assert page.headers["referrer-policy"] == "no-referrer"


def test_who_presses_twice_is_told_that_all_is_well(world, client):
    with changing(world.engine) as db:
        link = new_link(db, world.people["office"].id, clock.now(), public_url="")
    visitor = Visitor(client)
    visitor.post(link)
    again = visitor.post(link)
    assert (again.status_code, "you are signed in as Office" in words_of(again)) == (410, True)
    assert "Ask for a new link" not in words_of(again)


def test_who_is_signed_in_is_not_asked_to_sign_in(world, client):
    answer = world.visitor(client, "office").get("/sign-in?next=/programmes")
    assert (answer.status_code, answer.headers["location"]) == (303, "/programmes")


def test_one_comes_back_to_the_very_page_one_was_going_to(world, client):
    visitor = Visitor(client)
    sent = visitor.get(f"/programmes/{world.programme.id}/organisations?page=2&name=a%20b")
    assert "%3Fpage%3D2" in sent.headers["location"]
    visitor.post("/sign-in", {"email": world.people["office"].email, "next": hidden_next(visitor.follow(sent))})
    used = visitor.post(link_in(mails_to(world.engine, world.people["office"].email)[0]))
    assert used.headers["location"] == f"/programmes/{world.programme.id}/organisations?page=2&name=a%20b"


def hidden_next(page):
    return unescape(re.search(r'name="next" value="([^"]*)"', page.text)[1])


def test_two_who_press_at_the_same_moment_get_one_session(world, engine):
    with changing(engine) as db:
        secret = new_link(db, world.people["office"].id, clock.now(), public_url="").rpartition("/")[2]

    def press(_):
        with changing(engine) as db:
            return sign_in(db, secret, clock.now(), hours=1, browser="")

    with ThreadPoolExecutor(4) as at_once:
        begun = [one for one in at_once.map(press, range(4)) if one is not None]
    assert len(begun) == 1


def test_links_and_sessions_of_long_ago_go_when_somebody_signs_in(world, engine):
    person, long_ago = world.people["office"].id, clock.now() - timedelta(days=32)
    with changing(engine) as db:
        new_link(db, person, long_ago, public_url="")
        db.add(a_session(person, long_ago))
        secret = new_link(db, person, clock.now(), public_url="").rpartition("/")[2]
    with changing(engine) as db:
        sign_in(db, secret, clock.now(), hours=1, browser="")
    with reading(engine) as db:
        links = db.exec(select(SignInLink).where(SignInLink.person_id == person)).all()
        sessions = db.exec(select(LoginSession).where(LoginSession.person_id == person)).all()
    assert (len(links), len(sessions)) == (1, 2)
    assert min(one.created_at for one in (*links, *sessions)) > long_ago


def a_session(person, at, hours=1, browser=""):
    return LoginSession(
        token_hash=hash_of(new_id()), person_id=person, created_at=at, last_seen_at=at, browser=browser,
        expires_at=at + timedelta(hours=hours),
    )  # fmt: skip


def test_the_history_tells_who_signed_in_and_no_address(world, client):
    email = world.people["author"].email
    visitor = asked(client, world.engine, email)
    visitor.post(link_in(mails_to(world.engine, email)[0]))
    visitor.post("/sign-out")
    with reading(world.engine) as db:
        events = db.exec(
            select(Event).where(Event.subject == f"person:{world.people['author'].id}").order_by(Event.number)
        ).all()
    assert [one.action for one in events] == ["asked for a sign-in link", "signed in", "ended a session"]
    assert all("@" not in one.details and "/sign-in" not in one.details for one in events)


def test_a_demonstration_without_mail_leads_to_the_link_at_once(world, engine):
    settings = replace(settings_for_tests(), demonstration=True)
    with TestClient(make_app(settings, engine), base_url="http://testserver.local") as client:
        visitor = Visitor(client)
        known = visitor.follow(visitor.post("/sign-in", {"email": world.people["office"].email}))
        assert "You sign in as Office" in words_of(known) and "sends no mail" in words_of(known)
        unknown = visitor.follow(visitor.post("/sign-in", {"email": f"{new_id()}@example.org"}))
        assert "knows only the invented people" in words_of(unknown)


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
    assert "Try again in 15 minutes" in words_of(answers[-1])


def test_how_long_to_wait_is_told_by_the_first_attempt_that_still_counts(world):
    email = f"{new_id()}@example.org"
    now = clock.now()
    for minute in (0, 4, 6, 8, 9):
        count(world.engine, {"address": email}, now + timedelta(minutes=minute))
    with pytest.raises(TooMany, match="Try again in 5 minutes") as refused:
        count(world.engine, {"address": email}, now + timedelta(minutes=10))
    assert refused.value.seconds == 300
    count(world.engine, {"address": email}, now + timedelta(minutes=15))


def test_those_who_ask_at_the_same_moment_are_all_counted(engine):
    tried, now = {"address": f"{new_id()}@example.org"}, clock.now()

    def ask(_):
        try:
            count(engine, tried, now)
        except TooMany:
            return False
        return True

    with ThreadPoolExecutor(8) as at_once:
        assert sum(at_once.map(ask, range(24))) == 5


def test_neither_addresses_nor_networks_can_be_read_from_attempts(client, engine):
    email = f"{new_id()}@example.org"
    Visitor(client).post("/sign-in", {"email": email})
    with reading(engine) as db:
        keys = {one.key for one in db.exec(select(SignInAttempt))}
    assert len(keys) == 2
    assert keys.isdisjoint({f"address:{hash_of(email)}", "network:testclient", f"network:{hash_of('testclient')}"})


def test_old_attempts_go(client, engine):
    count(engine, {"network": "before"}, clock.now() - timedelta(hours=1))
    count(engine, {"network": "now"}, clock.now())
    with reading(engine) as db:
        assert len(db.exec(select(SignInAttempt)).all()) == 1


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
        browser = "Mozilla/5.0 (X11; Linux) Firefox/140.0"
        other = a_session(world.people["participant"].id, clock.now(), browser=browser)
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
