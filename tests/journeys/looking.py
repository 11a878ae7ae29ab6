"""What holds for every page, whoever opens it: it is accessible, says nothing on the console, and never scrolls sideways."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page, Response

from tests.architecture.tree import ROOT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (ROOT / "static/node_modules/axe-core/axe.min.js").read_text()
WIDE, NARROW = 1280, 390


@dataclass
class Heard:
    """What pages said on the console, broken policies among it, and what the server failed to answer."""

    said: list[str] = field(default_factory=list)


@contextmanager
def listening(page: Page) -> Iterator[Heard]:
    heard = Heard()

    def listen(message: object) -> None:
        words = str(getattr(message, "text", message))
        if not words.startswith("Failed to load resource"):  # a status that the test may have asked for
            heard.said.append(words)

    def look(answer: Response) -> None:
        if answer.status >= 500:
            heard.said.append(f"{answer.status} from {answer.url}")

    page.on("console", listen)
    page.on("pageerror", listen)
    page.on("response", look)
    yield heard
    page.remove_listener("console", listen)
    page.remove_listener("pageerror", listen)
    page.remove_listener("response", look)


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Rules of accessibility that the page breaks, with the elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways; nothing where it does not."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    if page.evaluate("document.documentElement.scrollWidth") <= width:
        return []
    wide: list[str] = page.evaluate(
        """width => [...document.querySelectorAll('body *')].filter(one => {
            const box = one.getBoundingClientRect()
            const escapes = getComputedStyle(one).position === 'absolute' || !one.closest('.scroll')
            return box.right > width + 1 && escapes
        }).map(one => one.outerHTML.slice(0, 200))""",
        width,
    )
    return wide or ["the page"]


def problems_at(page: Page, width: int) -> list[object]:
    page.set_viewport_size({"width": width, "height": 900})
    return [*violations(page), *too_wide(page)]
