"""A running service with casts in it, each already at a browser of their own: to look at pages, not to walk."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from sqlalchemy import Engine
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.tables import ConstituencyMembership, Membership, Organisation, Round, RoundState
from readiness.web.visit import SESSION_COOKIE
from tests.cast import World, a_world
from tests.handed_in import BEHIND, READY, hand_in
from tests.journeys.looking import WIDE
from tests.journeys.site import Site, a_site


@dataclass
class Town:
    """`worlds` are programmes by what has happened in them; each has its own cast."""

    site: Site
    browser: Browser
    worlds: dict[str, World]
    pages: dict[tuple[str, str | None], Page] = field(default_factory=dict)

    def page_of(self, world: str, who: str | None) -> Page:
        """The browser of one of the cast, signed in; None is a stranger."""
        if (world, who) not in self.pages:
            context = self.browser.new_context(viewport={"width": WIDE, "height": 900})
            context.set_default_timeout(10_000)
            if who is not None:
                host = urlsplit(self.site.address).hostname or ""
                secret = self.worlds[world].secrets[who]
                context.add_cookies([{"name": SESSION_COOKIE, "value": secret, "domain": host, "path": "/"}])
            self.pages[world, who] = context.new_page()
        return self.pages[world, who]

    def address(self, world: str, route: str, query: str = "") -> str:
        names = _names(self.worlds[world])
        path = re.sub(r"\{([a-z_]+)(?::[a-z]+)?\}", lambda found: names[found[1]], route)
        return f"{self.site.address}{path}{query}"


@contextmanager
def a_town(folder: Path, browser: Browser) -> Iterator[Town]:
    with a_site(folder) as site:
        engine = site.engine()
        worlds = {
            "open": a_world(engine),
            "planned": _planned(engine),
            "handed in": _handed_in(engine),
            "closed": _closed(engine),
        }
        town = Town(site, browser, worlds)
        yield town
        for page in town.pages.values():
            page.context.close()
        engine.dispose()


def _planned(engine: Engine) -> World:
    """Its round is open to nobody yet."""
    world = a_world(engine)
    with changing(engine) as db:
        planned = Round(**{
            **db.get_one(Round, world.round.id).model_dump(exclude={"id"}),
            "title": "Round two", "position": 2, "state": RoundState.PLANNED, "opened_at": None,
        })  # fmt: skip
        db.add(planned)
        db.flush()
    world.round = planned
    return world


def _handed_in(engine: Engine) -> World:
    """By two organisations; a third has not begun, and a fourth is not asked."""
    world = a_world(engine)
    late = Organisation(
        programme_id=world.programme.id, reference="LATE", name="Late Heat", created_at=clock.now(), market_roles=[]
    )
    with changing(engine) as db:
        db.add(late)
        db.flush()
        where = {"organisation_id": late.id, "constituency_id": world.constituencies["Supplier"].id}
        db.add(ConstituencyMembership(**where, from_on=clock.now().date()))
    hand_in(engine, world.responses["ours"].id, READY)
    hand_in(engine, world.responses["rival"].id, BEHIND)
    return world


def _closed(engine: Engine) -> World:
    """One organisation handed in, the others never did; the results are released."""
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    with changing(engine) as db:
        round_, now = db.get_one(Round, world.round.id), clock.now()
        round_.state, round_.closed_at, round_.released_at = RoundState.CLOSED, now, now
        round_.closes_at = now - timedelta(days=1)
        db.add(round_)
    return world


def _names(world: World) -> dict[str, str]:
    """What stands in addresses: ids of our organisation's things by the parameter of the route."""
    with changing(world.engine) as db:
        held = db.exec(select(Membership).where(Membership.person_id == world.people["participant"].id)).one()
    return {
        "programme_id": world.programme.id,
        "round_id": world.round.id,
        "response_id": world.responses["ours"].id,
        "organisation_id": world.organisations["ours"].id,
        "constituency_id": world.constituencies["Supplier"].id,
        "version_id": world.version.id,
        "scheme_id": world.scheme.id,
        "membership_id": held.id,
        "section": "plan",
        "question": "has_plan",
        "number": "1",
    }
