"""Packs made as the office makes them, and jobs done as the worker does them."""

import re

import sqlalchemy as sa

from readiness import clock
from readiness.jobs.worker import work_once
from readiness.packs.building import KIND, Builder
from readiness.tables import Job

_J = Job.__table__
DATED = {"dated-day": "10", "dated-month": "11", "dated-year": "2025"}


def settle(engine):
    """What other tests left waiting is not ours to do."""
    with engine.begin() as connection:
        connection.execute(sa.update(_J).where(_J.c.finished_at.is_(None)).values(given_up_at=clock.now()))


def make(visitor, world, audience="steering_group", title="Steering group pack", **more):
    """The address of the draft."""
    sent = {"title": title, "audience": audience, **DATED, **more}
    answer = visitor.post(f"/rounds/{world.round.id}/packs", sent)
    assert answer.status_code == 303, answer.text[:2000]
    return answer.headers["location"]


def freeze(visitor, address, engine):
    settle(engine)
    assert visitor.post(f"{address}/freeze").status_code == 303
    assert work_once(engine, {KIND: Builder()})
    return address


def frozen(visitor, world, **more):
    return freeze(visitor, make(visitor, world, **more), world.engine)


def files_on(page):
    """(address, hash) of each, as its page says."""
    return re.findall(
        r'href="(/packs/[^"]+/files/[^"]+)".*?<code class="hash">([0-9a-f]{64})</code>', page.text, flags=re.DOTALL
    )
