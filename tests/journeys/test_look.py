"""Every part of a page as people meet it: in a real browser, under the policy of the application, wide and narrow.

Leaves a picture of each gallery page in build/look."""

import pytest
from playwright.sync_api import expect

from tests.architecture.tree import ROOT
from tests.journeys.looking import NARROW, WIDE, listening, problems_at
from tests.readiness.web.gallery import PAGES

PICTURES = ROOT / "build/look"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_accessible_and_never_scrolls_sideways(page, gallery, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    with listening(page) as heard:
        page.goto(f"{gallery.address}/{name}")
        for width in (WIDE, NARROW):
            assert problems_at(page, width) == []
            page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
    assert heard.said == []


@pytest.mark.parametrize("name", PAGES)
def test_every_target_is_24_pixels_or_stands_in_a_sentence(page, gallery, name):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{gallery.address}/{name}")
    small = page.evaluate(
        """[...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(one => {
            const box = one.getBoundingClientRect()
            return box.height && box.height < 24 && !one.closest('p, .govuk-skip-link, .govuk-task-list__item') // a task is pressed anywhere in its row
        }).map(one => one.outerHTML)"""
    )
    assert small == []


@pytest.mark.parametrize("name", PAGES)
def test_buttons_that_need_a_script_are_not_there_without_one(browser, gallery, name):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{gallery.address}/{name}")
    assert page.locator("[data-copy]:visible, [data-print]:visible").count() == 0
    assert page.get_by_role("heading", level=1).count() == 1
    page.close()


def test_the_skip_link_leads_past_the_navigation(page, gallery):
    page.goto(f"{gallery.address}/comparing")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_error_summary_has_the_focus_when_a_page_opens_and_leads_to_its_field(page, gallery):
    page.goto(f"{gallery.address}/answering")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Enter a real date.").click()
    expect(page.get_by_label("Day")).to_be_focused()


def test_paper_has_no_navigation_and_everything_open(page, gallery):
    page.emulate_media(media="print")
    page.goto(f"{gallery.address}/answering")
    assert page.locator("nav:visible, button:visible, .save-state:visible").count() == 0
    expect(page.get_by_text("You confirm that the answers are true")).to_be_visible()
