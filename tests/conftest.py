import gc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import Engine

from tests.cast import World, a_world
from tests.stores import KINDS, postgresql_server, postgresql_store, sqlite_store
from tests.visiting import settings_for_tests

# A busy machine is slow, not wrong; and the same tree passes or fails alike wherever it is run.
settings.register_profile("unhurried", settings.default, deadline=None, derandomize=True)
settings.load_profile("unhurried")


def pytest_collection_finish() -> None:
    """What is there by now stays: the collector of garbage looks at it no more, and not so often at what comes."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a PostgreSQL of this worker's own, with a place for `{name}` of a database."""
    # Not in pytest's folder: the server runs as a user of its own, and each pytest that starts closes that folder to others.
    with TemporaryDirectory(prefix="readiness-pg-") as folder, postgresql_server(Path(folder)) as address:
        yield address


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = sqlite_store(tmp_path_factory.mktemp("sqlite"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_engine(postgresql: str) -> Iterator[Engine]:
    engine = postgresql_store(postgresql, "readiness")
    yield engine
    engine.dispose()


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest) -> Engine:
    """The store of this worker, each test on both kinds. It fills up as tests run: other programmes are the noise."""
    found = request.getfixturevalue(f"{request.param}_engine")
    assert isinstance(found, Engine)
    return found


@pytest.fixture
def world(engine: Engine) -> World:
    """A programme of its own with its cast, a published questionnaire and an open round."""
    return a_world(engine)


def _client(engine: Engine) -> Iterator[TestClient[Litestar]]:
    from readiness.app import make_app

    with TestClient(make_app(settings_for_tests(), engine, works=False), base_url="http://testserver.local") as client:
        yield client


@pytest.fixture(scope="session")
def sqlite_client(sqlite_engine: Engine) -> Iterator[TestClient[Litestar]]:
    yield from _client(sqlite_engine)


@pytest.fixture(scope="session")
def postgresql_client(postgresql_engine: Engine) -> Iterator[TestClient[Litestar]]:
    yield from _client(postgresql_engine)


@pytest.fixture
def client(engine: Engine, request: pytest.FixtureRequest) -> TestClient[Litestar]:
    """The application on the same store as `engine` and `world`; one for the whole session."""
    found = request.getfixturevalue(f"{engine.dialect.name}_client")
    assert isinstance(found, TestClient)
    return found
