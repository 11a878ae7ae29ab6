"""`readiness serve`, step by step: settings, address, database, schema, first administrator, processes."""

import sys
from pathlib import Path

import readiness
from readiness import clock
from readiness.serving.first_administrator import PLACEHOLDER, first_link
from readiness.serving.obstacles import Obstacle
from readiness.serving.processes import listening_socket, serve
from readiness.serving.store import check_schema, reached, settings_or_obstacle
from readiness.settings import Settings

STYLES = Path(readiness.__path__[0]).parent / "static" / "vendor" / "app.css"


def start(*, workers: int) -> int:
    """Returns once the server was asked to stop. Raises Obstacle before it has changed anything."""
    settings = settings_or_obstacle()
    check_pages()
    # The address comes first: a second start by mistake must not replace the link that the first one printed.
    with listening_socket(settings.host, settings.port) as listening:
        with reached(settings) as engine:
            check_schema(engine)
            link = first_link(engine, email=settings.admin_email, public_url=settings.public_url, at=clock.now())
        say(f"Readiness is at {settings.public_url}")
        if link is not None:
            say(_first_steps(settings, link))
        serve(settings, listening, workers=workers)
    return 0


def check_pages() -> None:
    if not STYLES.exists():
        raise Obstacle(f"The style sheet {STYLES} is missing; run `make setup` once.")


def say(text: str) -> None:
    print(text, flush=True, file=sys.stdout)


def _first_steps(settings: Settings, link: str) -> str:
    text = (
        f"Nobody has signed in yet. This link makes you the first administrator; it works once, for 24 hours:\n  {link}"
    )
    if settings.admin_email is None:
        text += (
            f"\nUntil you give your address, that administrator is {PLACEHOLDER} and cannot be sent mail:"
            "\n  readiness administrator YOU@EXAMPLE.ORG"
        )
    return text
