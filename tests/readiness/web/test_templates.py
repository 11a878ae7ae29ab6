import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.architecture.tree import ROOT
from tests.readiness.web.gallery import BARE, FRAME, HOSTILE, PAGES, gallery, page

HERE = ROOT / "tests/readiness/web"
TEMPLATES = ROOT / "readiness/templates"
VOID = {"input", "link", "meta", "br", "hr", "img"}
MACROS = {
    (path.name, name, arguments)
    for path in sorted((TEMPLATES / "macros").glob("*.html"))
    for name, arguments in re.findall(r"{% macro ([a-z]\w*)\((.*)\) -?%}", path.read_text())
}


class Read(HTMLParser):
    """What a page is made of: elements with their attributes, and tags that were not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} is given twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.elements if attribute in attributes]


def shown(source: str, **values) -> str:
    return gallery().from_string(source).render(**values)


@pytest.fixture(params=PAGES)
def read(request) -> Read:
    return Read(page(request.param))


def test_every_element_is_closed_in_order(read):
    assert (read.open, read.crossed) == ([], [])


def test_nothing_is_inline_and_everything_comes_from_here(read):
    assert read.values("style") == []
    assert [name for _, attributes in read.elements for name in attributes if name.startswith(("on", "hx-on"))] == []
    assert [attributes for tag, attributes in read.elements if tag == "script" and "src" not in attributes] == []
    assert [tag for tag, _ in read.elements if tag == "style"] == []
    loaded = [
        attributes.get("src") or attributes.get("href")
        for tag, attributes in read.elements
        if tag in ("script", "link")
    ]
    assert [address for address in loaded if not str(address).startswith("/") or str(address).startswith("//")] == []


def test_ids_are_unique_and_every_reference_finds_its_element(read):
    ids = Counter(read.values("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    described = [name for value in read.values("aria-describedby") for name in value.split()]
    inside = [address[1:] for address in read.values("href") if address.startswith("#")]
    assert [name for name in (*described, *inside, *read.values("for")) if name not in ids] == []


def test_every_input_that_is_seen_has_a_label(read):
    labels = set(read.values("for"))
    inputs = [
        attributes.get("id")
        for tag, attributes in read.elements
        if tag in ("select", "textarea") or (tag == "input" and attributes.get("type") != "hidden")
    ]
    assert [name for name in inputs if name not in labels] == []


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_is_escaped(name):
    assert HOSTILE not in page(name)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;" in page(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_no_person_no_programme_and_no_way_back(name):
    read = Read(page(name, BARE))
    assert (read.open, read.crossed, [tag for tag, _ in read.elements].count("nav")) == (
        [],
        [],
        {"answering": 1, "comparing": 1, "reading": 0}[name],
    )


def test_the_gallery_shows_every_macro():
    sources = [TEMPLATES / "layout.html", TEMPLATES / "macros/frame.html", *HERE.glob("gallery_pages/*.html")]
    source = "".join(path.read_text() for path in sources)
    assert sorted(name for _, name, _ in MACROS if not re.search(rf"(?<!macro )\b{name}\(", source)) == []


def test_the_page_for_developers_names_every_macro_with_its_arguments():
    documented = (ROOT / "docs/templates.md").read_text()
    wanted = [f"`{name}({arguments})`" for file, name, arguments in sorted(MACROS) if file != "frame.html"]
    assert [macro for macro in wanted if macro not in documented] == []


def test_the_title_leads_with_the_error_and_names_page_programme_and_product():
    title = re.search("<title>(.*)</title>", page("answering"))
    assert title and title[1] == "Error: Migration · Settlement reform (illustrative) · Readiness"


def test_a_form_carries_the_token_and_so_does_every_request_of_htmx():
    read = Read(page("answering"))
    tokens = [attributes["value"] for _, attributes in read.elements if attributes.get("name") == "_csrf_token"]
    assert tokens == [FRAME.csrf_token, FRAME.csrf_token]  # sign out, and the form
    assert read.values("hx-headers:inherited") == ['{"x-csrftoken": "token-of-the-visit"}']


def test_a_field_is_wired_to_its_hint_and_its_error():
    read = Read(
        shown('{% from "macros/forms.html" import text %}{{ text("a", "A", hint="Whole.", error="Enter a number.") }}')
    )
    field = next(attributes for tag, attributes in read.elements if tag == "input")
    assert field["aria-describedby"] == "a-hint a-error" and field["aria-invalid"] == "true"
    assert {"a-hint", "a-error"} <= set(read.values("id"))


def test_a_field_without_hint_and_error_describes_nothing():
    read = Read(shown('{% from "macros/forms.html" import text %}{{ text("a", "A") }}'))
    assert read.values("aria-describedby") == read.values("aria-invalid") == []


def test_a_text_area_gives_back_what_was_typed_line_for_line():
    source = '{% from "macros/forms.html" import textarea %}{{ textarea("a", "A", value=value) }}'
    text = re.search(r"<textarea[^>]*>(.*)</textarea>", shown(source, value="\n  one\ntwo"), re.DOTALL)
    assert text and text[1] == "\n\n  one\ntwo"  # a browser drops the first line break


def test_a_group_of_choices_marks_what_was_chosen_and_leads_to_its_first():
    source = '{% from "macros/forms.html" import checkboxes %}{{ checkboxes("r", "R", [("a", "A"), ("b", "B"), ("c", "C")], values=["b", "c"]) }}'
    boxes = [attributes for tag, attributes in Read(shown(source)).elements if tag == "input"]
    assert [(box["id"], box["value"], "checked" in box) for box in boxes] == [
        ("r", "a", False),
        ("r-2", "b", True),
        ("r-3", "c", True),
    ]


def test_no_errors_make_no_summary():
    assert shown('{% from "macros/forms.html" import error_summary %}{{ error_summary([]) }}') == ""


@pytest.mark.parametrize(
    ("number", "count", "numbers"),
    [(1, 1, ""), (1, 2, "1 2"), (5, 12, "1 … 4 5 6 … 12"), (2, 4, "1 2 3 4"), (12, 12, "1 … 11 12")],
)
def test_pages_are_named_around_the_one_that_is_shown(number, count, numbers):
    source = '{% from "macros/tables.html" import pagination %}{{ pagination(number, count, "?page={page}&q=a") }}'
    items = re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]*)", shown(source, number=number, count=count))
    assert " ".join(item.replace("&ctdot;", "…") for item in items) == numbers


def test_a_progress_of_nothing_is_no_division_by_nought():
    read = Read(shown('{% from "macros/parts.html" import progress %}{{ progress(0, 0, "Nothing is asked") }}'))
    assert (read.values("value"), read.values("max")) == (["0"], ["1"])
