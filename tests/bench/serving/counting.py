"""How many statements a saved answer takes, counted where the application runs in this process."""

from litestar.testing import TestClient

from readiness import logs
from readiness.app import make_app
from tests.bench.serving.asking import saves
from tests.bench.serving.stores import Store
from tests.counting import statements
from tests.visiting import settings_for_tests

_FRAME = ("BEGIN", "COMMIT")


def statements_of_a_save(store: Store) -> int:
    """The most that one of several takes, the first into an empty response among them."""
    logs.configure("warning")
    most = 0
    with TestClient(make_app(settings_for_tests(), store.engine), base_url="http://testserver.local") as client:
        token = client.get("/health").cookies["readiness_csrf"]
        client.cookies.clear()
        first, second, *_ = store.long.participants
        # What a process reads once, the version and the scheme, is read for somebody else.
        for place, asked in enumerate([*saves(first, token, range(1)), *saves(second, token, range(9))]):
            headers = {
                "cookie": asked.cookie,
                "content-type": "application/x-www-form-urlencoded",
                "hx-request": "true",
            }
            with statements(store.engine) as sent:
                answer = client.post(asked.path, content=asked.body, headers=headers)
            assert answer.status_code == 200, answer.text[:300]
            if place:
                most = max(most, sum(not one.startswith(_FRAME) for one in sent))
    return most
