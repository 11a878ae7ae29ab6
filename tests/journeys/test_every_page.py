"""Every page of the running service in every state it has, wide and narrow: accessible, quiet, never scrolling sideways.

With LOOK=1 it leaves a picture of each in build/look."""

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from litestar.routes import HTTPRoute
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from readiness.app import make_app
from tests.architecture.tree import ROOT
from tests.journeys.looking import NARROW, WIDE, listening, problems_at
from tests.journeys.town import Town, a_town
from tests.journeys.view import View
from tests.journeys.views import VIEWS
from tests.visiting import settings_for_tests

PICTURES = ROOT / "build/look"
NO_PAGES = {
    "/programmes/{programme_id}/lessons.csv",
    "/programmes/{programme_id}/lessons.xlsx",
    "/programmes/{programme_id}/actions.csv",
    "/programmes/{programme_id}/actions.xlsx",
    "/programmes/{programme_id}/actions/organisations.csv",
    "/health",
    "/health/ready",
    "/metrics",
    "/rounds/{round_id}/levels.css",
    "/rounds/{round_id}/dashboard/{chart}",
    "/rounds/{round_id}/export/{file}",
    "/responses/{response_id}/standing/{file}",
    "/versions/{version_id}/document",
    "/programmes/{programme_id}/compare/{file}",
    "/rounds/{round_id}/rescored/{scheme_id}/{file}",
    "/rounds/{round_id}/milestones/{file}",
    "/packs/{pack_id}/progress",
    "/packs/{pack_id}/files/{name}",
}
"""What answers a GET with something that is not read in a browser."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town"), browser) as built:
        yield built


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_a_page_is_quiet_accessible_and_never_scrolls_sideways(town: Town, view: View) -> None:
    page = town.page_of(view.world, view.who)
    page.set_viewport_size({"width": WIDE, "height": 900})
    with listening(page) as heard:
        answer = page.goto(town.address(view))
        assert answer is not None and answer.status == view.status
        if view.meanwhile is not None:
            other, act = view.meanwhile
            beside = town.page_of(view.world, other, beside=1)
            beside.goto(page.url)
            act(beside)
        if view.reach is not None:
            view.reach(page)
        assert not view.begin or _pattern(view.route).fullmatch(urlsplit(page.url).path)
        for width in (WIDE, NARROW):
            found = problems_at(page, width)
            _picture(page, view, width)
            assert found == []
    assert heard.said == []


def test_every_route_that_answers_with_a_page_is_looked_at(sqlite_engine: Engine) -> None:
    routes = {
        route.path_format
        for route in make_app(settings_for_tests(), sqlite_engine).routes
        if isinstance(route, HTTPRoute) and "GET" in route.methods and not route.path_format.startswith("/static/")
    }
    assert {re.sub(r":[a-z]+\}", "}", view.route) for view in VIEWS if view.status == 200} == routes - NO_PAGES


def test_the_service_had_nothing_to_complain_about(town: Town) -> None:
    assert town.site.complaints == []


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{[^}]+\}", "[^/]+", route))


def _picture(page: Page, view: View, width: int) -> None:
    if os.environ.get("LOOK"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", view.id.lower()).strip("-")
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
