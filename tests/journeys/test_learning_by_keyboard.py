"""A lesson from raising to carrying, and a log of actions from its file to the closing of one: by keyboard alone, without JavaScript."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import Session, select

from readiness.tables import Round
from readiness.web.visit import SESSION_COOKIE
from tests.improving import an_action
from tests.journeys.test_by_keyboard_alone import enter, go_to
from tests.journeys.town import Town, a_town

WORLD = "fallen behind"
LOG = "ref,date,action,owner,due date,status\r\nTMAG02-06,2022-02-16,Publish the plan,Colleague,2022-05-18,Open - ongoing\r\n"


@pytest.fixture
def town(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("learning"), browser) as built:
        an_action(built.worlds[WORLD])
        yield built


@pytest.fixture
def visit(town: Town) -> Iterator[dict[str, Page]]:
    host = urlsplit(town.site.address).hostname or ""
    pages = {}
    for who in ("office", "colleague"):
        context = town.browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
        secret = town.worlds[WORLD].secrets[who]
        context.add_cookies([{"name": SESSION_COOKIE, "value": secret, "domain": host, "path": "/"}])
        pages[who] = context.new_page()
    yield pages
    for page in pages.values():
        page.context.close()


def types(page: Page, label: str, words: str) -> None:
    go_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(words)


def presses(page: Page, name: str) -> None:
    go_to(page, page.get_by_role("button", name=name, exact=True))
    enter(page)


def follows(page: Page, name: str) -> None:
    go_to(page, page.get_by_role("link", name=name).first)
    enter(page)


def sees(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


def test_a_lesson_is_raised_moved_on_and_carried(town: Town, visit: dict[str, Page]) -> None:
    page, world = visit["office"], town.worlds[WORLD]
    with Session(world.engine) as db:
        rounds = db.exec(select(Round).where(Round.programme_id == world.programme.id).order_by(Round.position)).all()
    first, last = rounds[0], rounds[-1]
    page.goto(f"{town.site.address}/programmes/{world.programme.id}/lessons/new?round={first.id}")
    types(page, "Title", "Plans came late")
    types(page, "Theme", "Planning")
    types(page, "What happened?", "Few had a plan.")
    types(page, "What should be done?", "Ask for plans sooner.")
    go_to(page, page.get_by_label("1.1 Is there a plan?"))
    page.keyboard.press("Space")
    presses(page, "Raise the lesson")
    sees(page, "Raised in this round")
    for step in ("agreed", "applied", "verified"):
        presses(page, f"Mark as {step}")
        sees(page, step.capitalize())
    go_to(page, page.locator("summary", has_text="Move it back or aside"))
    page.keyboard.press("Enter")
    types(page, "Why?", "It came back.")
    presses(page, "Move it")
    sees(page, "It came back.")
    page.goto(f"{town.site.address}/rounds/{last.id}")
    follows(page, "Carry it into this round")
    presses(page, "Carry them")
    sees(page, f"1 lesson carried into {last.title}.")
    follows(page, "Plans came late")
    sees(page, f"since {first.title}")


def test_a_log_is_imported_and_an_action_of_it_closed_in_two_steps(town: Town, visit: dict[str, Page]) -> None:
    page, owner = visit["office"], visit["colleague"]
    page.goto(f"{town.site.address}/programmes/{town.worlds[WORLD].programme.id}/actions/import")
    go_to(page, page.get_by_label("Log of actions"))
    # What the machine's own window for files does is not ours to walk.
    page.get_by_label("Log of actions").set_input_files(
        {"name": "log.csv", "mimeType": "text/csv", "buffer": LOG.encode()}
    )
    presses(page, "Show what would change")
    presses(page, "Apply: 1 new, 0 changed")
    follows(page, "TMAG02-06")
    sees(page, "Publish the plan")
    owner.goto(page.url)
    types(owner, "What is there to report?", "It is out.")
    presses(owner, "Keep the update")
    sees(owner, "It is out.")
    presses(owner, "Recommend closing")
    sees(owner, "the group decides at its next meeting")
    page.reload()
    types(page, "Meeting or decision of the group", "TMAG05")
    presses(page, "Close for the group")
    sees(page, "It is closed by TMAG05.")
