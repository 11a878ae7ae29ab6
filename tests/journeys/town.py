"""A running service with casts in it, each already at a browser of their own: to look at pages, not to walk."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.identifiers import hash_of, new_secret
from readiness.tables import Membership, PartState, SignInLink
from readiness.web.visit import SESSION_COOKIE
from tests.cast import World
from tests.improving import a_lesson, a_part, an_action
from tests.journeys.looking import WIDE
from tests.journeys.site import Site, a_site
from tests.journeys.view import View
from tests.journeys.worlds import Worlds


@dataclass
class Town:
    """`worlds` are programmes by what has happened in them; each has its own cast."""

    site: Site
    browser: Browser
    worlds: Worlds
    pages: list[Page] = field(default_factory=list)

    def page_of(self, world: str, who: str | None, *, beside: int = 0) -> Page:
        """The browser, which one of the cast sits down at, signed in; None is a stranger. Whoever sat there before is gone.
        `beside` them there are others at browsers of their own."""
        while len(self.pages) <= beside:
            context = self.browser.new_context(viewport={"width": WIDE, "height": 900})
            context.set_default_timeout(10_000)
            self.pages.append(context.new_page())
        context = self.pages[beside].context
        context.clear_cookies()
        if who is not None:
            host = urlsplit(self.site.address).hostname or ""
            secret = self.worlds[world].secrets[who]
            context.add_cookies([{"name": SESSION_COOKIE, "value": secret, "domain": host, "path": "/"}])
        return self.pages[beside]

    def address(self, view: View) -> str:
        names = _names(self.worlds[view.world], view.whose)
        path = f"{view.begin or view.route}{view.query}"
        return self.site.address + re.sub(r"\{([a-z_]+)(?::[a-z]+)?\}", lambda found: names[found[1]], path)


@contextmanager
def a_town(folder: Path, browser: Browser) -> Iterator[Town]:
    with a_site(folder) as site:
        engine = site.engine()
        town = Town(site, browser, Worlds(engine))
        yield town
        for page in town.pages:
            page.context.close()
        engine.dispose()


def _names(world: World, whose: str) -> dict[str, str]:
    """What stands in addresses: ids of an organisation's things by the parameter of the route."""
    with changing(world.engine) as db:
        held = db.exec(select(Membership).where(Membership.person_id == world.people["participant"].id)).one()
        secret = new_secret()
        link = SignInLink(
            token_hash=hash_of(secret),
            person_id=world.people["nobody"].id,
            created_at=clock.now(),
            expires_at=clock.now() + timedelta(hours=1),
        )
        db.add(link)
    if world.programme.title != "A new programme":
        a_part(world)
        a_part(world, "rival", PartState.ANSWERED, "The plan went to all members on 2 May.")
        a_part(world, "other")
    return {
        "secret": secret,
        "programme_id": world.programme.id,
        "round_id": world.round.id,
        "response_id": world.responses[whose].id,
        "organisation_id": world.organisations[whose].id,
        "constituency_id": world.constituencies["Supplier"].id,
        "version_id": world.version.id,
        "scheme_id": world.kept.get("other_scheme", world.scheme.id),
        "membership_id": held.id,
        "section": "plan",
        "question": "has_plan",
        **world.kept,
        "number": "1",
        "lesson_id": a_lesson(world) if world.programme.title != "A new programme" else "none",
        "action_id": an_action(world) if world.programme.title != "A new programme" else "none",
        **world.kept,
    }
