"""`readiness demonstrate`: the illustrative programme, kept in a folder, with a sign-in link for every role."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.demonstration.people import SHOWN
from readiness.demonstration.seeding import is_seeded, seed
from readiness.migrations.states import State, state_of
from readiness.serving.first_administrator import one_time_link
from readiness.serving.processes import listening_socket, serve
from readiness.serving.starting import check_pages, say
from readiness.serving.store import reached, refuse_strange, settings_or_obstacle
from readiness.settings import Settings
from readiness.tables import Person

OWN = ("READINESS_DATA_DIR", "READINESS_DATABASE_URL", "READINESS_ADMIN_EMAIL")
"""Settings of a real installation that a demonstration must never touch."""


def start(folder: Path) -> int:
    """Returns once the server was asked to stop. What was entered stays in the folder for the next start."""
    settings = settings_or_obstacle(environment(folder, os.environ), demonstration=True)
    check_pages()
    with listening_socket(settings.host, settings.port) as listening:
        with reached(settings) as engine:
            _bring_up_to_date(engine)
            if not is_seeded(engine):
                _seed(engine)
            links = links_of(engine, settings)
        _welcome(settings, folder, links)
        serve(settings, listening)
    return 0


def environment(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The settings given, except those that name where real data lies."""
    own = {*OWN, *(f"{name}_FILE" for name in OWN)}
    return {**{name: value for name, value in environ.items() if name not in own}, "READINESS_DATA_DIR": str(folder)}


def links_of(engine: Engine, settings: Settings) -> list[tuple[str, str]]:
    """(role, address): new ones, and those of earlier starts no longer work."""
    with changing(engine) as db:
        people = {one.email: one for one in db.exec(select(Person)).all()}
        return [
            (one.role, one_time_link(db, people[one.email], public_url=settings.public_url, at=clock.now()))
            for one in SHOWN
            if one.email in people
        ]


def _bring_up_to_date(engine: Engine) -> None:
    state = state_of(engine)
    refuse_strange(state)
    if state is not State.CURRENT:
        from readiness.migrations.running import migrate  # noqa: PLC0415 - loads slowly, and most starts need none

        migrate(engine)


def _seed(engine: Engine) -> None:
    say("Filling in the illustrative programme, once ...")
    began = time.perf_counter()
    seed(engine, at=clock.now())
    say(f"Done in {time.perf_counter() - began:.1f} s.\n")


def _welcome(settings: Settings, folder: Path, links: list[tuple[str, str]]) -> None:
    say(f"Readiness is at {settings.public_url}\n")
    say("Everything shown is invented. Each link signs in once, within 24 hours; starting again prints new ones:\n")
    width = max(len(role) for role, _ in links)
    for role, address in links:
        say(f"  {role:<{width}}  {address}")
    say(f"\nWhat you enter is kept in {folder}; remove that folder to begin anew. Stop with Ctrl+C.")
