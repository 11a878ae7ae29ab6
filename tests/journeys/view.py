"""One page in one state, and what people do to bring it there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Act = Callable[[Page], None]


@dataclass(frozen=True)
class View:
    route: str
    """As it is declared. The page is there at the end, whatever was opened at first."""
    who: str | None
    """One of the cast; None is a stranger."""
    state: str = "as it opens"
    world: str = "open"
    """The programme, by what has happened in it."""
    whose: str = "ours"
    """Of the organisations in the programme, the one in the address."""
    query: str = ""
    begin: str = ""
    """The route to open where the page itself is only reached from there."""
    reach: Act | None = None
    """What is done on the page once it is open."""
    meanwhile: tuple[str, Act] | None = None
    """Who of the cast opens the same page after them, and what they do there before it is reached."""
    status: int = 200
    """Of the page that is opened."""

    @property
    def id(self) -> str:
        return f"{self.route}{self.query} {self.world} {self.state}, {self.who or 'a stranger'}".replace(":str", "")


def presses(button: str) -> Act:
    """Sends a form without filling in anything that is not filled in already; the answer's page is there at the end."""

    def act(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).first.click()

    return act


def opens(*details: str) -> Act:
    """Parts of the page that are folded away."""

    def act(page: Page) -> None:
        for words in details:
            page.locator("summary", has_text=words).first.click()

    return act


def both(*acts: Act) -> Act:
    def act(page: Page) -> None:
        for one in acts:
            one(page)

    return act
