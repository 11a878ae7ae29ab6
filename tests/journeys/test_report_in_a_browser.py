"""The constituency report as its reader meets it: opened from a file, in a real browser."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from readiness.constituency_report import as_html
from tests.reports.rounds import Asked, a_round, answers, four_constituencies

SCRIPT = "<script>alert(1)</script>"
LONG = "Verylongname" * 16 + "abcdefgh"
WIDTHS = (1280, 390)


def awkward_names():
    return a_round(
        [
            Asked("a", SCRIPT, answers(10, 10), f'"><img src=x onerror="alert(1)">{SCRIPT}'),
            Asked("b", LONG, answers(70, 80, "no"), LONG, 3),
            Asked("c", LONG, None, LONG, 4),
            Asked("d", "Silent", None, "Quiet Ltd", 5),
        ]
    )


@dataclass
class Heard:
    """What a page said, asked for, and opened."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=[four_constituencies, awkward_names], ids=["usual", "awkward"])
def report(request, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    made = request.param()
    path.write_bytes(as_html(*made.inputs, as_of="2024-12-31", title=None, illustrative=True))
    return path


def opened(browser: Browser, report: Path, width: int) -> tuple[Page, Heard]:
    page, heard = browser.new_page(viewport={"width": width, "height": 900}), Heard()
    page.on("console", lambda message: heard.console.append(message.text))
    page.on("pageerror", lambda error: heard.console.append(str(error)))
    page.on("request", lambda asked: heard.requests.append(asked.url))
    page.on("dialog", lambda dialog: (heard.dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(report.as_uri())
    return page, heard


@pytest.mark.parametrize("width", WIDTHS)
def test_it_asks_for_nothing_says_nothing_and_opens_nothing(browser, report, width):
    page, heard = opened(browser, report, width)
    page.locator("summary").first.click()
    assert heard == Heard(requests=[report.as_uri()])
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways_even_with_its_tables_open(browser, report, width):
    page, _ = opened(browser, report, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_the_style_sheet_is_let_through_by_the_policy(browser, report):
    page, _ = opened(browser, report, 1280)
    shown = page.locator("header h1").evaluate("one => getComputedStyle(one).letterSpacing")
    assert shown not in ("normal", "0px")
    page.close()


def test_headings_go_down_one_step_at_a_time(browser, report):
    page, _ = opened(browser, report, 1280)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1 and levels.count(1) == 1
    assert [at for at in range(1, len(levels)) if levels[at] > levels[at - 1] + 1] == []
    page.close()


def test_every_chart_is_seen_and_is_one_named_image(browser, report):
    page, _ = opened(browser, report, 1280)
    charts = page.locator("figure svg")
    boxes = [charts.nth(at).bounding_box() for at in range(charts.count())]
    assert len(boxes) == page.get_by_role("img").count() == 2
    assert all(box is not None and box["width"] > 300 and box["height"] > 150 for box in boxes)
    names = [charts.nth(at).get_attribute("aria-label") for at in range(charts.count())]
    assert [str(name).split(" from ")[0] for name in names] == ["Stacked bars", "Heat map"]
    page.close()


def test_no_label_of_a_chart_leaves_its_drawing(browser, report):
    page, _ = opened(browser, report, 1280)
    outside = page.evaluate(
        """[...document.querySelectorAll('figure svg')].flatMap(svg => {
            const frame = svg.getBoundingClientRect()
            return [...svg.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect()
                return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1)
            }).map(text => text.textContent)
        })"""
    )
    assert outside == []
    page.close()


def test_a_wide_table_is_scrolled_by_keyboard_on_a_narrow_screen(browser, report):
    page, _ = opened(browser, report, 390)
    table = page.get_by_role("region", name="Table of constituencies", exact=True)
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert table.evaluate("one => one.scrollLeft") > 0
    page.close()


def test_the_names_of_constituencies_lead_to_their_details(browser, report):
    page, _ = opened(browser, report, 1280)
    page.locator("#summary a").nth(1).click()
    assert page.url.endswith("#constituency-2")
    assert page.locator("#constituency-2").evaluate("one => Math.round(one.getBoundingClientRect().top)") <= 1
    page.close()


def test_it_prints_on_a4_landscape(browser, report):
    page, _ = opened(browser, report, 1280)
    printed = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 841.91998 594.95996]" in printed
    page.close()
