"""A response answered, checked and handed in by Tab, Space, Enter and the arrows alone; whatever has the focus shows it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.town import Town, a_town
from tests.journeys.view import View
from tests.journeys.views_of_responding import RESPONSE

MOST_STOPS = 60


@pytest.fixture
def town(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("keyboard"), browser) as built:
        yield built


def go_to(page: Page, wanted: Locator) -> None:
    """By Tab, looking at every stop on the way."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert shows_its_focus(page), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached in {MOST_STOPS} stops")


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def shows_its_focus(page: Page) -> bool:
    """By a line or a shadow around it, or around the mark drawn in its place."""
    shown: bool = page.evaluate(
        """() => {
            const here = document.activeElement, label = here.nextElementSibling
            const drawn = style => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
            return drawn(getComputedStyle(here)) || (label !== null && drawn(getComputedStyle(label, '::before')))
        }"""
    )
    return shown


def saved(page: Page, question: str) -> None:
    box = page.locator(".question", has_text=question)
    expect(box.locator("[data-save-state]")).to_have_text("Saved")


def test_a_signatory_answers_checks_and_hands_in(town: Town) -> None:
    page = town.page_of("open", "signatory")
    page.goto(town.address(View(RESPONSE, "signatory")))
    go_to(page, page.get_by_role("link", name="1 Plan", exact=True))
    enter(page)
    go_to(page, page.get_by_label("Yes"))
    page.keyboard.press("Space")
    saved(page, "Is there a plan?")
    go_to(page, page.get_by_label("How many people work on it?"))
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    saved(page, "How many people work on it?")
    go_to(page, page.get_by_role("button", name="Save and continue"))
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Build")
    go_to(page, page.get_by_label("Not begun"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Done")).to_be_checked()
    saved(page, "How far is the build?")
    go_to(page, page.get_by_label("No", exact=True).or_(page.get_by_label("Yes")).first)
    page.keyboard.press("Space")
    saved(page, "Are customers told?")
    go_to(page, page.get_by_role("button", name="Save and go to all sections"))
    enter(page)
    go_to(page, page.get_by_role("button", name="Check your answers"))
    enter(page)
    go_to(page, page.get_by_label("I declare this in my own name"))
    page.keyboard.press("Space")
    go_to(page, page.get_by_role("button", name="Sign and hand in"))
    enter(page)
    expect(page.get_by_text("The answers are handed in.").first).to_be_visible()
