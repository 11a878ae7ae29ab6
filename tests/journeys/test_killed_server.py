"""A server killed in the middle of saves has kept every answer it said was saved."""

import os
import signal
import threading
import time
from dataclasses import dataclass, field

import httpx
import pytest
import sqlalchemy as sa

from readiness.database import for_reading
from readiness.identifiers import new_id
from readiness.tables import AnswerChange
from readiness.verification.whole import verified
from tests.answering import given
from tests.cast import a_world
from tests.operating import Caller
from tests.servers import Running, serving
from tests.stores import KINDS, postgresql_store, sqlite_store

KILLS = 3
ENOUGH = 40
"""Answers saved before the server is killed."""


@pytest.fixture(params=KINDS)
def store(request, tmp_path):
    if request.param == "sqlite":
        (tmp_path / "data").mkdir()
        engine = sqlite_store(tmp_path / "data")
    else:
        engine = postgresql_store(request.getfixturevalue("postgresql"), f"killed_{new_id()}")
    yield engine
    engine.dispose()


@dataclass
class Saver:
    """Saves one number after the other, each over the last, until nobody answers any more."""

    secret: str
    response: str
    version: int = 0
    number: int = 0
    acknowledged: list[tuple[str, str]] = field(default_factory=list)

    def save_on(self, server: Running) -> None:
        with Caller(self.secret) as caller:
            try:
                caller.get(f"{server.url}/health")
                while True:
                    self._save(caller, f"{server.url}/responses/{self.response}/answers/staff")
            except httpx.TransportError:
                return

    def _save(self, caller: Caller, url: str) -> None:
        self.number += 1
        answer = caller.post(url, given("staff", str(self.number), self.version))
        assert answer.status_code == 200, answer.text
        self.version += 1
        self.acknowledged.append((self.response, str(self.number)))


def stored_numbers(engine):
    with for_reading(engine).connect() as connection:
        changes = connection.execute(sa.select(AnswerChange.response_id, AnswerChange.value)).all()
        return {(response, value.strip('"')) for response, value in changes}


def test_no_acknowledged_answer_is_lost_when_the_server_is_killed(store, tmp_path):
    world = a_world(store)
    url = store.url.render_as_string(hide_password=False)
    savers = [
        Saver(world.secrets[name], world.responses[whose].id)
        for name, whose in (("participant", "ours"), ("rival", "rival"))
    ]
    for kill in range(KILLS):
        before = sum(len(saver.acknowledged) for saver in savers)
        with serving(tmp_path / str(kill), READINESS_DATABASE_URL=url) as server:
            threads = [threading.Thread(target=saver.save_on, args=(server,)) for saver in savers]
            for thread in threads:
                thread.start()
            until = time.monotonic() + 60
            while sum(len(saver.acknowledged) for saver in savers) < before + ENOUGH and time.monotonic() < until:
                time.sleep(0.001)
            os.kill(server.process.pid, signal.SIGKILL)
            for thread in threads:
                thread.join(60)
        acknowledged = {one for saver in savers for one in saver.acknowledged}
        assert len(acknowledged) >= before + ENOUGH
        assert acknowledged <= stored_numbers(store)
        with for_reading(store).connect() as connection:
            assert verified(connection).findings == ()
