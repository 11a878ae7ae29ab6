"""What protects everyone without being asked: tokens in forms, names of hosts, sizes, frames, cookies, and whose word is believed
on where a request comes from."""

import re

import httpx
import pytest
from litestar.routes import HTTPRoute
from litestar.testing import TestClient
from sqlmodel import func, select

from readiness import clock
from readiness.app import make_app
from readiness.database import changing, reading
from readiness.identifiers import new_id
from readiness.sign_in_links import new_link
from readiness.tables import Event, LoginSession
from readiness.web.visit import SESSION_COOKIE, network_of
from tests.servers import serving
from tests.visiting import Visitor, settings_for_tests, words_of

LIMIT = 10 * 1024 * 1024


def changing_addresses(client):
    """Every address that takes a form, with something in place of each part of it."""
    return sorted(
        re.sub(r"\{[^}]+\}", "none", route.path_format)
        for route in client.app.routes
        if isinstance(route, HTTPRoute) and route.methods - {"GET", "HEAD", "OPTIONS"}
    )


@pytest.mark.parametrize("given", ["nothing", "another token", "the cookie of another browser"])
def test_no_form_is_taken_without_the_token_of_the_page_it_came_from(world, client, given):
    office, other = world.visitor(client, "office"), world.visitor(client, "author")
    office.get("/account")
    other.get("/account")
    mine, theirs = office.cookies["readiness_csrf"], other.cookies["readiness_csrf"]
    form, cookie = {
        "nothing": ({}, mine),
        "another token": ({"_csrf_token": theirs}, mine),
        "the cookie of another browser": ({"_csrf_token": mine}, theirs),
    }[given]
    addresses = changing_addresses(client)
    assert {"/sign-in", "/sign-out", "/programmes"} < set(addresses)
    with reading(world.engine) as db:
        before = db.exec(select(func.count()).select_from(Event)).one()
    for address in addresses:
        headers = {"cookie": f"{SESSION_COOKIE}={office.cookies[SESSION_COOKIE]}; readiness_csrf={cookie}"}
        answer = client.post(address, data=form, headers=headers, follow_redirects=False)
        assert answer.status_code == 403, address
        assert "That could not be confirmed" in words_of(answer)
        client.cookies.clear()
    with reading(world.engine) as db:
        assert db.exec(select(func.count()).select_from(Event)).one() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_only_forms_change_anything(world, client, method):
    visitor = world.visitor(client, "office")
    visitor.get("/account")
    for address in ("/account", f"/programmes/{world.programme.id}", "/sign-out"):
        headers = {"cookie": f"{SESSION_COOKIE}={visitor.cookies[SESSION_COOKIE]}"}
        assert client.request(method, address, headers=headers).status_code in (403, 404, 405)
        client.cookies.clear()
    assert visitor.get("/account").status_code == 200


@pytest.mark.parametrize("is_told", [True, False])
def test_a_form_that_is_too_large_is_refused_with_a_page_whether_or_not_it_tells_its_size(client, is_told):
    visitor = Visitor(client)
    visitor.get("/sign-in")
    token = visitor.cookies["readiness_csrf"]
    headers = {
        "content-type": "application/x-www-form-urlencoded", "x-csrftoken": token, "cookie": f"readiness_csrf={token}",
    }  # fmt: skip
    piece = b"x" * 65536
    content = piece * (LIMIT // len(piece) + 1) if is_told else (piece for _ in range(LIMIT // len(piece) + 1))
    answer = client.post("/sign-in", content=content, headers=headers)
    assert (answer.status_code, "That is too large" in words_of(answer)) == (413, True)
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/account", "/nowhere", "/sign-in/none", "/static/images/favicon.svg"]
)
def test_no_page_may_stand_in_a_frame_or_load_from_elsewhere(world, client, path):
    headers = world.visitor(client, "office").get(path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert (headers["x-frame-options"], headers["x-content-type-options"]) == ("DENY", "nosniff")


@pytest.mark.parametrize("place", ["https://readiness.example", "http://readiness.example"])
def test_cookies_go_to_this_site_alone_and_over_https_never_in_the_clear(world, engine, place):
    is_secure = place.startswith("https")
    settings = settings_for_tests(READINESS_PUBLIC_URL=place)
    with changing(engine) as db:
        link = new_link(db, world.people["participant"].id, clock.now(), public_url="")
    with TestClient(make_app(settings, engine), base_url=place) as client:
        visitor = Visitor(client)
        first = visitor.get("/sign-in")
        used = visitor.post(link)
        left = visitor.post("/sign-out")
    cookies = {
        cookie.partition("=")[0]: {part.strip().lower() for part in cookie.split(";")[1:]}
        for answer in (first, used, left)
        for cookie in answer.headers.get_list("set-cookie")
        if not cookie.startswith((f"{SESSION_COOKIE}=null", f'{SESSION_COOKIE}=""'))
    }
    assert set(cookies) == {"readiness_csrf", SESSION_COOKIE, "readiness_notice"}
    for name, flags in cookies.items():
        assert {"httponly", "samesite=lax", "path=/"} <= flags, name
        assert ("secure" in flags) is is_secure, name
        assert not any(flag.startswith("domain") for flag in flags), name
    assert ("strict-transport-security" in first.headers) is is_secure


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "\\\\evil.example", "evil"],
)
def test_nobody_is_led_to_another_site(world, client, engine, path):
    visitor = Visitor(client)
    assert "evil" not in re.sub(r"<title>.*?</title>", "", visitor.get("/sign-in", params={"next": path}).text)
    assert "evil" not in world.visitor(client, "office").get("/sign-in", params={"next": path}).headers["location"]
    with changing(engine) as db:
        link = new_link(db, world.people["participant"].id, clock.now(), public_url="", next_path=path)
    assert visitor.post(link).headers["location"] == "/"


def test_a_session_that_a_stranger_made_up_is_never_taken_up(world, client, engine):
    with changing(engine) as db:
        link = new_link(db, world.people["participant"].id, clock.now(), public_url="")
    visitor = Visitor(client, {SESSION_COOKIE: "known-to-the-stranger"})
    visitor.post(link)
    assert visitor.cookies[SESSION_COOKIE] != "known-to-the-stranger"
    assert Visitor(client, {SESSION_COOKIE: "known-to-the-stranger"}).get("/").status_code == 303


@pytest.mark.parametrize("column", ["expires_at", "ended_at"])
def test_a_session_that_is_over_lets_nobody_in(world, client, engine, column):
    visitor = world.visitor(client, "office")
    assert visitor.get("/account").status_code == 200
    with changing(engine) as db:
        session = db.exec(select(LoginSession).where(LoginSession.person_id == world.people["office"].id)).one()
        setattr(session, column, clock.now())
        db.add(session)
    assert visitor.get("/account").headers["location"] == "/sign-in?next=/account"
    assert visitor.post("/account", {"name": "Someone else"}).headers["location"] == "/sign-in"


@pytest.mark.parametrize(("trusted", "seen"), [("", 1), ("127.0.0.1", 21)], ids=["no proxy", "a proxy"])
def test_where_a_request_comes_from_is_believed_from_trusted_proxies_only(tmp_path, trusted, seen):
    """A stranger who names another network with each request is counted as one; a proxy's word makes them many."""
    with serving(tmp_path, READINESS_TRUSTED_PROXIES=trusted) as running, httpx.Client(base_url=running.url) as browser:
        token = re.search(r'name="_csrf_token" value="([^"]+)"', browser.get("/sign-in").text)[1]
        answers = [
            browser.post(
                "/sign-in",
                data={"email": f"{new_id()}@example.org", "_csrf_token": token},
                headers={"x-forwarded-for": f"203.0.113.{number}", "forwarded": f"for=203.0.113.{number}"},
            ).status_code
            for number in range(21)
        ]
    assert answers == ([303] * 20 + [429] if seen == 1 else [303] * 21)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff", True), ("2001:db8::1", "2001:db8:0:1::1", False),
        ("203.0.113.1", "203.0.113.2", False), ("::ffff:203.0.113.1", "203.0.113.1", True),
    ],
)  # fmt: skip
def test_all_addresses_of_one_line_are_one_network(one, other, same):
    assert (network_of(one) == network_of(other)) is same
