import re
from html.parser import HTMLParser

import pytest

from readiness.constituency_report import as_html
from readiness.drawings import ROWS
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies

SCRIPT = "<script>alert(1)</script>"
LONG = "Verylongname" * 16 + "abcdefgh"


def report(made, *, as_of=None, title=None, illustrative=False):
    return as_html(*made.inputs, as_of=as_of, title=title, illustrative=illustrative).decode()


class Page(HTMLParser):
    """Tags with their attributes, and the words outside style and SVG."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.headings: list[str] = []
        self._inside: list[str] = []
        self.feed(text)
        self.text = re.sub(r"\s+", " ", self.words.replace("\u00a0", " "))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"style", "svg"} & set(self._inside):
            self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


EVERY_KIND = {
    "under way": four_constituencies,
    "no answers": lambda: a_round([Asked("a", "X"), Asked("b", "Y")]),
    "nobody listed": lambda: a_round([]),
    "not enough answers": lambda: a_round([Asked("a", "X", answers(50, 50)), Asked("b", "X"), Asked("c", "X")]),
    "number unknown": lambda: a_round([Asked("a", "X", answers(50, 50))], population_known=False),
    "no scale": lambda: a_round([Asked("a", "X", answers(50, 50))], scheme=SCHEME.split("scale:")[0]),
    "on points": lambda: a_round([Asked("a", "X", answers(20, 5))], scheme=SCHEME.replace("on: percent", "on: points")),
    "answered and not rated": lambda: a_round([Asked("a", "X", {"planned": 50}), Asked("b", "X", {"planned": 50})]),
}


@pytest.fixture(scope="module")
def reports():
    return {name: report(make()) for name, make in EVERY_KIND.items()}


@pytest.fixture(params=EVERY_KIND)
def any_report(request, reports):
    return reports[request.param]


def test_every_kind_of_round_makes_a_page_with_its_parts_in_order(any_report):
    page = Page(any_report)
    titles = [attributes["id"] for attributes in page.all("section")]
    assert titles == ["headlines", "summary", "distribution", "sections", "constituencies", "meaning", "quality"]
    assert page.headings[0] == "h1" and page.headings.count("h1") == 1
    assert all(
        int(later[1]) - int(earlier[1]) <= 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False)
    )


def test_nothing_runs_and_nothing_is_loaded(any_report):
    page = Page(any_report)
    assert page.all("script") == []
    assert [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "embed", "form", "use", "image")] == []
    handlers = [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]
    assert handlers == []
    links = {value for _, attributes in page.tags for name, value in attributes.items() if name in ("href", "src")}
    assert {link for link in links if link and not link.startswith("#")} == {"data:,"}
    assert "@import" not in any_report and re.findall(r"url\((?!#)", any_report) == []


def test_every_id_stands_once(any_report):
    ids = [attributes["id"] for _, attributes in Page(any_report).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_link_and_every_fill_leads_somewhere(any_report):
    page = Page(any_report)
    ids = {attributes.get("id") for _, attributes in page.tags}
    targets = {str(one["href"])[1:] for one in page.all("a")} | set(re.findall(r"url\(#([^)]+)\)", any_report))
    assert targets - ids == set()


def test_every_chart_is_one_image_with_a_text_alternative_and_a_table_of_its_numbers():
    page = Page(report(four_constituencies()))
    images = [attributes for attributes in page.all("svg") if attributes.get("aria-hidden") != "true"]
    assert [(one["role"], one["aria-label"]) for one in images] == [
        (
            "img",
            "Stacked bars from All organisations to Software: number of organisations and part of the weight at each of "
            "3 levels. The table below has the same numbers.",
        ),
        (
            "img",
            "Heat map from All organisations to Software: mean per cent of what is possible in 2 sections. "
            "The table below has the same numbers.",
        ),
    ]
    assert page.text.count("The same numbers as a table") == 2
    groups = [attributes for attributes in page.all("g") if attributes.keys() & {"role", "aria-roledescription"}]
    assert groups == []


def test_what_scrolls_can_be_reached_by_keyboard_and_has_a_name():
    scrolls = [
        one for one in Page(report(four_constituencies())).all("div") if "scroll" in str(one.get("class")).split()
    ]
    assert len(scrolls) == 8
    assert {(one["role"], one["tabindex"], bool(one["aria-label"])) for one in scrolls} == {("region", "0", True)}


def test_the_same_round_gives_the_same_bytes():
    made = four_constituencies()
    assert report(made) == report(four_constituencies()) == report(made)


def test_names_cannot_become_markup_anywhere():
    made = a_round(
        [
            Asked("a", SCRIPT, answers(10, 10), SCRIPT),
            Asked("b", SCRIPT, None, f'"{SCRIPT}&amp;'),
            Asked("c", SCRIPT, {"planned": 1}, f"'{SCRIPT}"),
        ]
    )
    text = report(made, as_of=SCRIPT, title=SCRIPT)
    page = Page(text)
    assert page.all("script") == []
    assert "<script" not in text
    svg = text[text.index('role="img"') :]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg[: svg.index("</svg>")]
    assert f'"{SCRIPT}&amp;' in page.text


def test_a_long_name_is_whole_in_the_tables_and_cut_in_the_charts():
    text = report(a_round([Asked("a", LONG, answers(10, 10), LONG), Asked("b", LONG, None, LONG)]))
    drawn = re.findall(r"<text [^>]*>([^<]*)</text>", text)
    assert max(len(one) for one in drawn) < 60
    assert Page(text).text.count(LONG) > 4


def test_the_page_says_what_it_is_made_from():
    made = four_constituencies()
    text = Page(report(made, as_of="2024-12-31", title="Round 3")).text
    assert "As of31 December 2024" in text
    assert f"Tiny readiness, version 1 {made.rated.questionnaire.hash[7:19]}" in text
    assert f"tiny-scheme 2 {made.rated.scheme.hash}" in text
    assert "readiness explain receipts.jsonl --organisation ID" in text


def test_illustrative_data_are_marked_in_the_page_and_in_its_title():
    marked, plain = (report(four_constituencies(), illustrative=illustrative) for illustrative in (True, False))
    assert "Illustrative data. Organisations and answers are invented" in Page(marked).text
    assert "(illustrative data)</title>" in marked
    assert "llustrative" not in plain


def test_silence_is_told_apart_in_words(reports):
    texts = {name: Page(text).text for name, text in reports.items()}
    said = {
        "no answers": "No organisation has answered yet (0 of 2).",
        "nobody listed": "No organisation is listed, so there is nothing to report.",
        "not enough answers": "Not enough answers: 1 of 3 organisations have a rating",
        "number unknown": "1 organisation answered, of unknown",
        "no scale": "The scheme has no scale, so organisations have scores and no ratings.",
        "answered and not rated": "Not enough answers: no organisation has a rating yet.",
    }
    assert {name: [kind for kind, text in texts.items() if sentence in text] for name, sentence in said.items()} == {
        name: [name] for name in said
    }


def test_of_an_unknown_number_no_rate_is_stated():
    made = a_round([Asked(f"o{at}", "X", answers(50, at)) for at in range(38)], population_known=False)
    text = Page(report(made)).text
    assert "38 of unknown organisations" in text
    assert re.findall(r"answered \([\d.]+ %\)", text) == []


def test_no_submission_has_neither_a_level_nor_a_nought():
    text = report(a_round([Asked("a", "Silent", None, "Quiet Ltd"), Asked("b", "Loud", answers(90, 90))]))
    silent = text[text.index('<article id="constituency-1"') : text.index('<article id="constituency-2"')]
    assert "badge unrated" in silent and "level-" not in silent
    assert "Quiet Ltd" in silent
    row = text[text.index('href="#constituency-1"') :].split("</tr>")[0]
    assert re.findall(r'class="number score">([^<]*)<', row) == ["none"]


def test_many_constituencies_are_drawn_in_parts_that_fit_a_page():
    asked = [Asked(f"o{at}", f"C{at % 40}", answers(at % 101, 50), weight=at) for at in range(80)]
    page = Page(report(a_round(asked)))
    labels = [one["aria-label"] for one in page.all("svg") if one.get("role") == "img"]
    assert [str(label).partition(":")[0] for label in labels] == [
        "Stacked bars from All organisations to C11",
        "Stacked bars from C12 to C25",
        "Stacked bars from C26 to C39",
        "Heat map from All organisations to C11",
        "Heat map from C12 to C25",
        "Heat map from C26 to C39",
    ]
    assert ROWS == 14


def test_the_colours_of_the_scheme_are_those_of_the_levels():
    text = report(four_constituencies())
    assert ".level-0{background:#2e7d32;color:#ffffff}" in text
    assert 'id="level-0"' in text and "url(#level-0) #2e7d32" in text
