"""Two servers on one PostgreSQL behave as one."""

import json

import pytest

from readiness import clock
from readiness.database import changing
from readiness.identifiers import new_id
from readiness.sign_in_links import new_link
from tests.answering import given
from tests.cast import a_world
from tests.operating import Caller
from tests.servers import serving
from tests.stores import postgresql_store

SAID = "Words that belong in no log"


@pytest.fixture(scope="module")
def world(postgresql):
    engine = postgresql_store(postgresql, f"two_{new_id()}")
    yield a_world(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def both(world, tmp_path_factory):
    url = world.engine.url.render_as_string(hide_password=False)
    folder = tmp_path_factory.mktemp("two")
    with (
        serving(folder / "one", READINESS_DATABASE_URL=url) as one,
        serving(folder / "other", READINESS_DATABASE_URL=url) as other,
    ):
        yield one, other


@pytest.fixture
def caller(world):
    with Caller(world.secrets["participant"]) as made:
        yield made


def answers_of(world):
    return f"/responses/{world.responses['ours'].id}/answers"


def test_a_link_used_on_one_is_used_up_on_the_other_and_its_session_holds_on_both(world, both):
    one, other = both
    with changing(world.engine) as db:
        link = new_link(db, world.people["colleague"].id, clock.now(), public_url="")
    with Caller() as caller, Caller() as second:
        assert caller.get(one.url + link).status_code == 200
        assert caller.post(one.url + link, {}, htmx=False).status_code == 303
        for server in both:
            assert caller.get(f"{server.url}/account").status_code == 200
        second.get(f"{other.url}/health")
        second.post(other.url + link, {}, htmx=False)
        assert second.get(f"{other.url}/account").status_code == 303


def test_an_answer_saved_on_one_is_seen_on_the_other_and_never_written_over_unseen(world, both, caller):
    one, other = both
    caller.get(f"{one.url}/health")
    for key, value, version in (("has_plan", "yes", 0), ("notes", SAID, 0)):
        assert caller.post(f"{one.url}{answers_of(world)}/{key}", given(key, value, version)).status_code == 200
    page = caller.get(f"{other.url}/responses/{world.responses['ours'].id}/sections/plan")
    assert SAID in page.text
    with Caller(world.secrets["colleague"]) as colleague:
        colleague.get(f"{other.url}/health")
        stale = colleague.post(f"{other.url}{answers_of(world)}/notes", given("notes", "Something else", 0))
    assert stale.status_code == 409 and SAID in stale.text


def test_a_session_ended_on_one_has_ended_on_the_other(world, both):
    with Caller(world.secrets["signatory"]) as caller:
        assert [caller.get(f"{server.url}/account").status_code for server in both] == [200, 200]
        kept = dict(caller.cookies)
        assert caller.post(f"{both[1].url}/sign-out", {}, htmx=False).status_code == 303
        caller.cookies = kept
        assert [caller.get(f"{server.url}/account").status_code for server in both] == [303, 303]


def test_attempts_on_both_are_counted_together(both):
    with Caller() as caller:
        caller.get(f"{both[0].url}/health")
        tried = [
            caller.post(f"{both[number % 2].url}/sign-in", {"email": "nobody-here@example.org"}, htmx=False).status_code
            for number in range(7)
        ]
    assert tried == [303] * 5 + [429] * 2


def test_neither_answers_nor_addresses_reach_the_logs(world, both, caller):
    caller.get(f"{both[0].url}/health")
    assert caller.post(f"{both[0].url}{answers_of(world)}/staff", given("staff", "many-many", 0)).status_code == 422
    for server in both:
        lines = [json.loads(line) for line in server.log.rpartition("\n")[0].splitlines()]
        assert len(lines) > 5 and all(line["request"] for line in lines if line["event"] == "answered")
        for secret in (SAID, "many-many", "example.org", world.responses["ours"].id, *world.secrets.values()):
            assert secret not in server.log
