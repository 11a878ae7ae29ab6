"""The small module that says what became of an answer, against a server that answers as each test says."""

import re

import pytest
from playwright.sync_api import Page, expect

CHANGED = "Ana Sol changed this at 14:02."


@pytest.fixture
def meters(page, gallery):
    page.on("dialog", lambda dialog: dialog.accept())
    page.clock.install()
    page.goto(f"{gallery.address}/answering")
    return page.get_by_label("How many meter points have migrated?")


def state(page: Page):
    return page.locator("#counting [data-save-state]")


def answered(meters, value: str) -> None:
    meters.fill(value)
    meters.press("Tab")


def test_an_answer_is_not_saved_while_it_is_typed_and_saved_once_it_is_given(page, gallery, meters):
    meters.fill("12500")
    expect(state(page)).to_have_text("Not saved yet")
    expect(state(page)).to_have_attribute("aria-busy", "true")
    meters.press("Tab")
    expect(state(page)).to_have_text("Saved")
    assert (state(page).get_attribute("aria-busy"), gallery.sent) == (None, ["meters=12500"])


@pytest.mark.parametrize(
    ("status", "words"),
    [(409, "Someone else changed this answer."), (422, "Not saved. Your answer is still on this page.")],
)
def test_an_answer_that_was_refused_stays_and_is_not_sent_again(page, gallery, meters, status, words):
    gallery.answers(status)
    answered(meters, "12500")
    expect(state(page)).to_have_text(words)
    page.clock.run_for(60_000)
    expect(meters).to_have_value("12500")
    assert len(gallery.sent) == 1


def test_what_the_server_says_of_an_answer_wins(page, gallery, meters):
    gallery.answers(409, f'<p class="save-state" data-save-state data-state="conflict">{CHANGED}</p>')
    answered(meters, "12500")
    expect(state(page)).to_have_text(CHANGED)


def test_a_problem_is_told_where_the_state_is_told(page, gallery, meters):
    gallery.answers(403, '<div role="alert"><strong>That could not be confirmed.</strong> Reload the page.</div>')
    answered(meters, "12500")
    expect(state(page)).to_have_text("That could not be confirmed. Reload the page.")
    gallery.answers(200)
    answered(meters, "12600")
    expect(state(page)).to_have_text("Saved")


@pytest.mark.parametrize(
    ("status", "words"),
    [(500, re.compile("^Not saved")), (429, re.compile("^Not saved")), (401, re.compile("you are signed out"))],
)
def test_trouble_that_passes_leaves_the_answer_and_sends_it_again(page, gallery, meters, status, words):
    gallery.answers(status, "<h1>Trouble</h1>", {"hx-redirect": "/reading"} if status == 401 else {})
    answered(meters, "12500")
    expect(state(page)).to_have_text(words)
    assert page.get_by_role("heading", name="Trouble").count() == 0 and page.url.endswith("/answering")
    gallery.answers(200)
    page.clock.run_for(5_000)
    expect(state(page)).to_have_text("Saved")
    assert gallery.sent == ["meters=12500"] * 2


def test_without_a_connection_the_newest_answer_is_sent_when_it_is_back(page, gallery, meters):
    page.context.set_offline(True)
    answered(meters, "12500")
    expect(state(page)).to_have_text("Not saved: no connection. It will be tried again.")
    meters.fill("12600")
    page.context.set_offline(False)
    expect(state(page)).to_have_text("Saved")
    assert gallery.sent == ["meters=12600"]


def test_what_is_typed_while_an_answer_is_on_its_way_is_not_called_saved(page, gallery, meters):
    with gallery.slowly() as released:
        answered(meters, "12500")
        expect(state(page)).to_have_text("Saving")
        meters.fill("12600")
        released.set()
        expect(state(page)).to_have_text("Not saved yet")
        page.wait_for_timeout(200)
        expect(state(page)).to_have_text("Not saved yet")
    meters.press("Tab")
    expect(state(page)).to_have_text("Saved")
    assert gallery.sent == ["meters=12500", "meters=12600"]


def test_leaving_with_an_answer_unsaved_asks_first(page, gallery, meters):
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    meters.fill("12500")
    page.goto(f"{gallery.address}/reading")
    assert asked == ["beforeunload"]


def test_leaving_when_all_is_saved_asks_nothing(page, gallery, meters):
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.locator("[data-state=failed]").evaluate("one => one.remove()")  # the gallery shows one answer that failed
    answered(meters, "12500")
    expect(state(page)).to_have_text("Saved")
    page.goto(f"{gallery.address}/reading")
    assert asked == []


def test_an_ordinary_submit_is_no_leaving(page, gallery, meters):
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    meters.fill("12500")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/rounds")
    assert asked == []


def test_an_error_summary_that_arrives_gets_the_focus(page, gallery, meters):
    gallery.gives_an_error_summary()
    answered(meters, "many")
    expect(page.locator("#counting [data-error-summary]")).to_be_focused()


def test_the_characters_left_are_counted(page, gallery, meters):
    area = page.get_by_label("Why is that so?")
    left = page.locator("[data-left]")
    expect(left).to_have_text("32 characters too many")
    area.fill("x" * 199)
    expect(left).to_have_text("1 character left")
    area.fill("")
    expect(left).to_have_text("200 characters left")


def test_a_link_is_copied(page, gallery, meters):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "http://127.0.0.1:8000/sign-in/abc"
    page.clock.run_for(3_000)
    expect(page.get_by_role("button", name="Copy the link")).to_be_visible()
