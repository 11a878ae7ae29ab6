"""Answers saved as they are given, in a real browser against the real application."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from readiness.app import make_app
from tests.cast import World, a_world
from tests.journeys.looking import listening, violations
from tests.servers import free_port
from tests.stores import sqlite_store
from tests.visiting import settings_for_tests


@dataclass
class Site:
    world: World
    url: str
    browser: Browser

    def page(self, name: str, section: str = "plan", **more) -> Page:
        """A section open before someone."""
        context = self.browser.new_context(**more)
        context.add_cookies([{"name": "readiness_session", "value": self.world.secrets[name], "url": self.url}])
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{self.url}/responses/{self.world.responses['ours'].id}/sections/{section}")
        return page


@pytest.fixture
def site(browser, tmp_path) -> Iterator[Site]:
    engine, port = sqlite_store(tmp_path), free_port()
    url = f"http://127.0.0.1:{port}"
    app = make_app(settings_for_tests(READINESS_PUBLIC_URL=url), engine)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive()
    yield Site(a_world(engine), url, browser)
    for context in browser.contexts:
        context.close()
    server.should_exit = True
    thread.join()


def state(page: Page, question: str):
    return page.locator(f"#{question}-state")


def test_an_answer_is_saved_as_it_is_given_and_what_follows_from_it_is_seen_at_once(site):
    page = site.page("participant")
    with listening(page) as heard:
        page.get_by_label("Yes").check()
        expect(state(page, "q1")).to_have_text("Saved")
        expect(page.locator("#q1-about")).to_contain_text("Answered by Participant")
        expect(page.get_by_label("How many people work on it?")).to_be_visible()
        expect(page.locator("#count label")).to_have_text("1 of 3 answered here, 1 of 5 in all sections")
        page.get_by_label("No", exact=True).check()
        expect(page.locator("#q2-box")).to_be_hidden()
    assert heard.said == []
    page.reload()
    expect(page.get_by_label("No", exact=True)).to_be_checked()


def test_what_is_wrong_stays_with_its_sentence_and_is_saved_once_it_is_mended(site):
    page = site.page("participant")
    page.get_by_label("Yes").check()
    staff = page.get_by_label("How many people work on it?")
    staff.fill("a dozen")
    staff.press("Tab")
    expect(state(page, "q2")).to_contain_text("is not a number")
    expect(staff).to_have_value("a dozen")
    staff.fill("12")
    staff.press("Tab")
    expect(state(page, "q2")).to_have_text("Saved")


def test_long_words_are_saved_while_one_types(site):
    page = site.page("participant")
    page.get_by_label("What else should we know?").press_sequentially("Much.")
    expect(state(page, "q3")).to_have_text("Saved", timeout=10_000)


def test_two_people_on_one_answer_see_both_and_choose(site):
    first, second = site.page("participant"), site.page("colleague")
    first.get_by_label("Yes").check()
    expect(state(first, "q1")).to_have_text("Saved")
    second.get_by_label("No", exact=True).check()
    expect(state(second, "q1")).to_contain_text("Participant changed this answer")
    assert violations(second) == []
    second.get_by_role("button", name="Keep yours").press("Enter")
    expect(state(second, "q1")).to_have_text("Saved as you chose")
    expect(state(second, "q1")).to_be_focused()
    first.get_by_label("What else should we know?").fill("Words")
    first.get_by_role("button", name="Clear the answer to: Is there a plan?").click()
    expect(state(first, "q1")).to_contain_text("Colleague changed this answer")
    first.get_by_role("button", name="Take this one").click()
    expect(first.get_by_label("No", exact=True)).to_be_checked()


def test_why_something_does_not_apply_is_asked_only_then_and_saved_with_it(site):
    page = site.page("participant", "build")
    expect(page.get_by_label("Why does it not apply?")).to_be_hidden()
    page.get_by_label("This does not apply to us").check()
    expect(state(page, "q4")).to_have_text("Say why it does not apply.")
    page.get_by_label("Why does it not apply?").fill("We buy it in.")
    page.get_by_label("Why does it not apply?").press("Tab")
    expect(state(page, "q4")).to_have_text("Saved")


def test_the_enter_key_sends_the_page_and_clears_nothing(site):
    page = site.page("participant")
    page.get_by_label("Yes").check()
    expect(state(page, "q1")).to_have_text("Saved")
    page.get_by_label("How many people work on it?").fill("12")
    page.get_by_label("How many people work on it?").press("Enter")
    expect(page).to_have_url(f"{site.url}/responses/{site.world.responses['ours'].id}/sections/build")
    page.go_back()
    expect(page.get_by_label("Yes")).to_be_checked()
    expect(page.get_by_label("How many people work on it?")).to_have_value("12")


def test_a_page_is_answered_by_keyboard_alone(site):
    page = site.page("participant")
    page.get_by_label("Yes").focus()
    page.keyboard.press("Space")
    expect(state(page, "q1")).to_have_text("Saved")
    for _ in range(3):  # past the history and the button that clears
        page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    expect(state(page, "q2")).to_have_text("Saved")


def test_the_page_works_without_a_script(site):
    page = site.page("participant", java_script_enabled=False)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Save and continue").last.click()
    expect(page.get_by_text("Because of them 1 more question is asked on this page.")).to_be_visible()
    page.get_by_label("How many people work on it?").fill("some")
    page.get_by_label("What else should we know?").fill("Nothing.")
    page.get_by_role("button", name="Save and continue").last.click()
    expect(page.get_by_role("alert")).to_contain_text("is not a number")
    expect(page.get_by_label("How many people work on it?")).to_have_value("some")
    page.get_by_role("button", name="Clear the answer to: What else").click()
    expect(page.get_by_label("What else should we know?")).to_have_value("")


def test_an_answer_given_too_late_stays_on_the_page_with_the_reason(site):
    from readiness.database import changing
    from readiness.tables import Response

    page = site.page("participant")
    with changing(site.world.engine) as db:
        response = db.get_one(Response, site.world.responses["ours"].id)
        response.due_at = site.world.round.opens_at
        db.add(response)
    page.get_by_label("What else should we know?").fill("A long evening's work.")
    page.get_by_label("What else should we know?").press("Tab")
    expect(state(page, "q3")).to_contain_text("Not saved. Answers were taken until")
    expect(page.get_by_label("What else should we know?")).to_have_value("A long evening's work.")
