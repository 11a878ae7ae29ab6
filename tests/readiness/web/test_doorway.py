import pytest
from litestar.testing import TestClient

from readiness.app import make_app
from tests.visiting import settings_for_tests


def test_every_answer_carries_the_headers_that_keep_pages_to_ourselves(client):
    headers = client.get("/health").headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-frame-options"], headers["x-content-type-options"]) == ("DENY", "nosniff")
    assert headers["cache-control"] == "no-store"


def test_it_is_alive_and_ready(client):
    assert client.get("/health").json() == {"status": "alive"}
    assert client.get("/health/ready").json() == {"status": "ready"}


@pytest.mark.parametrize("name", ["participant", "nobody"])
def test_the_cast_has_sessions(world, name):
    from readiness.database import reading
    from readiness.web.signed_in import signed_in_person

    with reading(world.engine) as db:
        person = signed_in_person(db, world.secrets[name])
    assert person is not None
    assert person.email == world.people[name].email
    assert person.organisations == ((world.organisations["ours"].id,) if name == "participant" else ())


@pytest.mark.parametrize("path", ["vendor/app.css", "vendor/htmx.min.js", "js/app.js", "images/favicon.svg"])
def test_files_that_pages_ask_for_may_be_kept_for_ever(sqlite_client, path):
    answer = sqlite_client.get(f"/static/{path}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "max-age=31536000, immutable"
    assert "set-cookie" not in answer.headers, "a cache would give one browser's token to all"


@pytest.mark.parametrize(
    "path", ["package.json", "scss/app.scss", "node_modules/htmx.org/package.json", "../README.md"]
)
def test_what_pages_are_built_from_is_not_served(sqlite_client, path):
    assert sqlite_client.get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize("host", ["testserver.local", "testserver.local:8000", "TESTSERVER.local:1"])
def test_the_port_and_the_case_of_a_host_do_not_matter(client, host):
    assert client.get("/nowhere", headers={"host": host}).status_code == 404


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", "testserver.local.example", "xtestserver.local", "", "testserver.local@elsewhere.example"],
)
def test_a_host_that_is_not_ours_is_refused(client, host):
    answer = client.get("/nowhere", headers={"host": host})
    assert (answer.status_code, answer.headers["x-frame-options"]) == (400, "DENY")


def test_what_no_route_answers_carries_the_headers_too(client):
    answer = client.get("/nowhere/at-all")
    assert answer.status_code == 404
    assert "script-src 'self'" in answer.headers["content-security-policy"] and answer.headers["x-request-id"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/rounds/%00", "/programmes/%00", "/versions/%00", "/sign-in/%00"])
def test_a_sign_that_no_table_holds_is_no_failure_of_ours(world, client, path):
    assert world.visitor(client, "office").get(path).status_code in (400, 404, 410)


def test_a_form_with_a_sign_that_no_table_holds_is_no_failure_of_ours(world, client):
    participant = world.visitor(client, "participant")
    answer = participant.post(f"/responses/{world.responses['ours'].id}/delegate", {"withdraw": "\x00"})
    assert answer.status_code in (400, 404)


def test_a_token_of_odd_letters_is_a_wrong_token(sqlite_engine):
    settings = settings_for_tests(READINESS_METRICS_TOKEN="right")
    with TestClient(make_app(settings, sqlite_engine), base_url="http://testserver.local") as client:
        for token, status in ((b"Bearer right", 200), (b"Bearer wrong", 404), ("Bearer é".encode("latin-1"), 404)):
            assert client.get("/metrics", headers={b"authorization": token}).status_code == status
