"""People of a walk, each at a browser of their own. They know what mails and pages tell them, and nothing else."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.looking import WIDE
from tests.journeys.site import Site

Words = str | re.Pattern[str]


@dataclass
class Someone:
    email: str
    site: Site
    page: Page
    has_javascript: bool

    def opens(self, address: str) -> None:
        """An address of the site, or one that was written to them in full."""
        self.page.goto(address if address.startswith("http") else f"{self.site.address}{address}")

    def signs_in_by(self, link: str) -> None:
        """Opens the link; that alone signs nobody in, since mail scanners open links as well."""
        self.opens(link)
        self.presses("Sign in")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()

    def reads_mail(self, about: str) -> str:
        """The text of the newest mail."""
        return self.site.mailbox.newest_to(self.email, about).body

    def comes_by_mail(self, about: str) -> None:
        """Signs in by the link in the newest mail."""
        self.signs_in_by(_link_in(self.reads_mail(about)))

    def opens_mail(self, about: str) -> str:
        """Follows the link in the newest mail, signed in already; its text."""
        text = self.reads_mail(about)
        self.opens(_link_in(text))
        return text

    def follows(self, name: Words, *, within: Locator | None = None) -> None:
        self._first("link", name, within).click()

    def follows_containing(self, words: str) -> None:
        self.page.get_by_role("link", name=words).first.click()

    def presses(self, name: Words, *, within: Locator | None = None) -> None:
        self._first("button", name, within).click()

    def _first(self, role: str, name: Words, within: Locator | None) -> Locator:
        exact = isinstance(name, str)
        return (within or self.page.locator("body")).get_by_role(role, name=name, exact=exact).first  # type: ignore[arg-type]

    def fills(self, label: str, text: str, *, within: Locator | None = None) -> None:
        (within or self.page.locator("body")).get_by_label(label, exact=True).first.fill(text)

    def fills_date(self, legend: str, year: int, month: int, day: int) -> None:
        group = self.page.get_by_role("group", name=legend)
        for label, number in (("Day", day), ("Month", month), ("Year", year)):
            self.fills(label, str(number), within=group)

    def chooses(self, label: str, option: Words) -> None:
        """In a list."""
        box = self.page.get_by_label(label, exact=True)
        value = box.locator("option").filter(has_text=option).first.get_attribute("value")
        box.select_option(value)

    def ticks(self, label: Words, *, within: Locator | None = None) -> None:
        """A radio button or a box, by pressing on its words as people do."""
        (within or self.page.locator("body")).get_by_label(label, exact=isinstance(label, str)).first.check(force=True)

    def gives_file(self, label: str, path: Path) -> None:
        self.page.get_by_label(label, exact=True).set_input_files(path)

    def sees(self, *texts: Words) -> None:
        for text in texts:
            expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def sees_title(self, title: Words) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def finds_nothing_at(self, address: str) -> None:
        self.opens(address)
        self.sees_title("We cannot find that")

    def sees_nothing_of(self, *texts: str) -> None:
        content = self.page.content()
        assert [text for text in texts if text in content] == []

    def downloads(self, name: Words, *, within: Locator | None = None) -> Path:
        with self.page.expect_download() as arriving:
            self.follows(name, within=within)
        return Path(arriving.value.path())


def _link_in(mail: str) -> str:
    found = re.search(r"https?://\S+", mail)
    assert found, mail
    return found[0]


@dataclass
class Crowd:
    """Where people come from: each gets a browser that knows nothing of the others."""

    browser: Browser
    site: Site
    has_javascript: bool = True
    people: list[Someone] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Of their programme, also in their addresses."""
        return "lively" if self.has_javascript else "plain"

    def called(self, role: str) -> Someone:
        """Someone whom an invitation reaches."""
        return self.someone(f"{role}@{self.name}.example.org")

    def someone(self, email: str) -> Someone:
        context = self.browser.new_context(
            java_script_enabled=self.has_javascript, viewport={"width": WIDE, "height": 900}
        )
        context.set_default_timeout(10_000)
        self.people.append(Someone(email, self.site, context.new_page(), self.has_javascript))
        return self.people[-1]

    def go_home(self) -> None:
        for one in self.people:
            one.page.context.close()
