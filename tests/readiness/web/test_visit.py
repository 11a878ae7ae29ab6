"""One transaction a request: kept whole, or undone whole."""

import pytest
from litestar import Litestar, Response, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.testing import TestClient
from sqlmodel import select

from readiness import clock
from readiness.database import reading
from readiness.identifiers import new_id
from readiness.problems import NotAllowedNow, Stopped
from readiness.tables import Programme
from readiness.web.troubles import on_stopped
from readiness.web.visit import Visit, network_of, provide_visit
from tests.visiting import settings_for_tests


@post("/programme", sync_to_thread=True)
def make(visit: NamedDependency[Visit], key: FromQuery[str], end: FromQuery[str]) -> Response[bytes]:
    visit.db.add(Programme(key=key, title="Made", created_at=clock.now()))
    visit.db.flush()
    if end == "stopped":
        raise NotAllowedNow("Not now.")
    return visit.fragment("_problem.html", None, status=int(end), title="Made", sentence="Done.")


@pytest.mark.parametrize(("end", "kept"), [("200", True), ("422", False), ("stopped", False)])
def test_a_change_is_kept_only_where_the_answer_is_no_refusal(engine, end, kept):
    app = Litestar(
        [make],
        dependencies={"visit": Provide(provide_visit)},
        exception_handlers={Stopped: on_stopped},
        openapi_config=None,
    )
    app.state.engine, app.state.settings = engine, settings_for_tests()
    key = f"made-{new_id()}"
    with TestClient(app) as client:
        client.post(f"/programme?key={key}&end={end}")
    with reading(engine) as db:
        assert bool(db.exec(select(Programme).where(Programme.key == key)).first()) is kept


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_one_line_of_the_internet_is_one_network_however_many_addresses_it_has(address, network):
    assert network_of(address) == network
