"""The comparison of rounds as its reader meets it: opened from a file, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from readiness.compared_rounds import RoundsToCompare, compared, files_of
from tests.journeys.looking import AXE, NARROW, RULES, WIDE, listening
from tests.reports.comparison.worlds import SCHEME, Asked, a_round, at

SCRIPT = "<script>alert(1)</script>"
LONG = "Verylongname" * 12
WIDTHS = (WIDE, NARROW)
WITHOUT_LEVELS = SCHEME[: SCHEME.index("scale:")]


def usual() -> RoundsToCompare:
    names = ("Suppliers", "Networks", "Agents")
    rounds = [
        a_round(
            key,
            [Asked(f"{name}{place}", at((percent + 13 * place) % 101), name) for name in names for place in range(9)],
        )
        for key, percent in (("1", 10), ("2", 35), ("3", 60))
    ]
    return RoundsToCompare(rounds, {}, {})


def awkward() -> RoundsToCompare:
    before = [Asked("a", at(40), SCRIPT), Asked("b", at(90), LONG), Asked("c", None, LONG)]
    after = [
        Asked("a", at(85), LONG),
        Asked("b", at(10), SCRIPT),
        Asked("d", None, f'"><img src=x onerror=alert(1)>{LONG}'),
    ]
    return RoundsToCompare([a_round("1", before), a_round("2", after, scheme=WITHOUT_LEVELS)], {}, {})


@pytest.fixture(scope="module", params=[usual, awkward])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = request.param()
    path = tmp_path_factory.mktemp("comparison") / "comparison.html"
    path.write_bytes(files_of(given, compared(given), title=SCRIPT, illustrative=True)[path.name])
    return path


def opened(browser: Browser, report: Path, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(report.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_it_asks_for_nothing_says_nothing_and_never_scrolls_sideways(
    browser: Browser, report: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    with listening(page) as heard:
        page.goto(report.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert (asked, heard.said) == ([report.as_uri()], [])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_it_is_accessible(browser: Browser, report: Path) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(report.as_uri())
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]] == []
    context.close()


def test_headings_go_down_one_step_at_a_time(browser: Browser, report: Path) -> None:
    page = opened(browser, report, WIDE)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1 and levels.count(1) == 1
    assert [place for place in range(1, len(levels)) if levels[place] > levels[place - 1] + 1] == []
    page.close()


def test_no_label_of_a_chart_leaves_its_drawing(browser: Browser, report: Path) -> None:
    page = opened(browser, report, WIDE)
    outside = page.evaluate(
        """[...document.querySelectorAll('.bars svg')].flatMap(svg => {
            const frame = svg.getBoundingClientRect()
            return [...svg.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect()
                return box.left < frame.left - 1 || box.right > frame.right + 1
            }).map(text => text.textContent)
        })"""
    )
    assert outside == []
    page.close()
