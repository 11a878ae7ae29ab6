"""Every page of the running service in every state it has, wide and narrow: accessible, quiet, never scrolling sideways.

With LOOK=1 it leaves a picture of each in build/look."""

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.architecture.tree import ROOT
from tests.journeys.looking import NARROW, WIDE, listening, problems_at
from tests.journeys.town import Town, a_town
from tests.journeys.view import View
from tests.journeys.views import VIEWS

PICTURES = ROOT / "build/look"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town"), browser) as built:
        yield built


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_a_page_is_quiet_accessible_and_never_scrolls_sideways(town: Town, view: View) -> None:
    page = town.page_of(view.world, view.who)
    page.set_viewport_size({"width": WIDE, "height": 900})
    with listening(page) as heard:
        answer = page.goto(town.address(view.world, view.begin or view.route, view.query))
        assert answer is not None and answer.status == view.status
        if view.reach is not None:
            view.reach(page)
        assert not view.begin or _pattern(view.route).fullmatch(urlsplit(page.url).path)
        for width in (WIDE, NARROW):
            found = problems_at(page, width)
            _picture(page, view, width)
            assert found == []
    assert heard.said == []


def test_the_service_had_nothing_to_complain_about(town: Town) -> None:
    assert town.site.complaints == []


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{[^}]+\}", "[^/]+", route))


def _picture(page: Page, view: View, width: int) -> None:
    if os.environ.get("LOOK"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", view.id.lower()).strip("-")
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
