"""Makes the pictures of the documents anew: `make pictures`. Needs Chromium."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from readiness.commands import main
from tests.journeys.conftest import CHROMIUM, QUIET
from tests.journeys.site import Site, a_site

IMAGES = Path(__file__).parents[1] / "docs" / "images"
MOST = 200_000
"""Bytes of a picture."""


@dataclass(frozen=True)
class Picture:
    name: str
    who: str
    """As the demonstration calls the owner of the link."""
    way: tuple[str, ...]
    """What is pressed from the start page on, one after the other, each by the beginning of its words."""
    width: int = 1280
    height: int = 1000
    before: Callable[[Page], None] = lambda page: None


def tried(page: Page) -> None:
    """A question answered, and another with words where a number is wanted."""
    page.get_by_label("No", exact=True).first.check(force=True)
    page.locator("[data-state=saved]").first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def compared(page: Page) -> None:
    """The round before chosen beside the one that is."""
    page.get_by_label("Round 2").first.check(force=True)
    page.get_by_role("button", name="Compare").first.click()
    page.get_by_text("matched cohort").first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def of_milestones(page: Page) -> None:
    page.locator("main").get_by_role("button", name="Milestones").click()
    page.get_by_text("All organisations together").first.wait_for()


def drafted(page: Page) -> None:
    page.get_by_role("button", name="Take the figures").click()
    page.get_by_text("Headline messages").first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def where_they_stand(page: Page) -> None:
    """In the last round that was released."""
    page.get_by_role("link", name="stand").first.click()
    page.locator("h1").wait_for()


ROUND_3 = ("Half-hourly", "Rounds", "Round 3")
PICTURES = (
    Picture("start-narrow", "Participant", (), 390, 800),
    Picture("tasks", "Participant", ("Round 4",)),
    Picture("questions", "Participant", ("Round 4", "1 Mobilisation"), before=tried),
    Picture("questions-narrow", "Participant", ("Round 4", "2 Plan"), 390, 800),
    Picture("round", "Programme office", ("Half-hourly", "Rounds", "Round 4")),
    Picture("dashboard", "Programme office", ("Round 3",)),
    Picture("constituency", "Programme office", ("Round 3", "iDNO")),
    Picture("receipt", "Programme office", ("Round 3", "iDNO", "Parade Utility")),
    Picture("red-line", "Author of questionnaires", ("Half-hourly", "Questionnaires", "2.0", "What changed")),
    Picture("milestones", "Programme office", ("Half-hourly", "Milestones")),
    Picture("compare", "Programme office", (*ROUND_3, "Compare rounds"), height=1300, before=compared),
    Picture("confidence", "Programme office", ROUND_3, height=1100, before=of_milestones),
    Picture("lessons", "Programme office", ("Half-hourly", "Lessons"), height=900),
    Picture("pack", "Programme office", (*ROUND_3, "Packs"), height=1100, before=drafted),
    Picture("standing", "Participant", (), height=1300, before=where_they_stand),
)


def pictures() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        report(browser, Path(folder))
        with a_site(Path(folder), ("demonstrate", "--data", f"{folder}/demonstration")) as site:
            pages = people(browser, site)
            for one in PICTURES:
                take(pages[one.who], site, one)
        browser.close()
    for path in IMAGES.glob("*.png"):
        with Image.open(path) as image:
            image.convert("RGB").quantize(128).save(path, optimize=True)
    large = [one.name for one in PICTURES if (IMAGES / f"{one.name}.png").stat().st_size > MOST]
    if large:
        sys.exit(f"Larger than {MOST:,} bytes: {', '.join(sorted(large))}")


def report(browser: Browser, folder: Path) -> None:
    """The head of the example's latest report, as a reader sees it."""
    if main(["example", "--out", str(folder)]) != 0:
        sys.exit(1)
    page = browser.new_page(viewport={"width": 1280, "height": 1250})
    page.goto((folder / "round-3.report.html").as_uri())
    page.screenshot(path=IMAGES / "constituency-report.png")
    page.close()


def people(browser: Browser, site: Site) -> dict[str, Page]:
    """Everyone whose link is printed, signed in."""
    found = {}
    for line in site.running.printed.splitlines():
        who, _, link = line.strip().partition("  ")
        if "/sign-in/" in link:
            found[who] = browser.new_page()
            found[who].goto(link.strip())
            found[who].get_by_role("button", name="Sign in").click()
    return found


def take(page: Page, site: Site, picture: Picture) -> None:
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(site.address)
    for words in picture.way:
        page.locator("main, nav").locator("a", has_text=words).first.click()
    picture.before(page)
    page.screenshot(path=IMAGES / f"{picture.name}.png")


if __name__ == "__main__":
    pictures()
