"""The style sheet as it is built: small, quiet, and of our own colours."""

import gzip
import json
import re

import pytest

from reports.bands import bands_for
from reports.colours import contrast
from tests.architecture.tree import ROOT

STATIC = ROOT / "static"
CSS = (STATIC / "vendor/app.css").read_text("utf-8-sig")
LOCK = json.loads((STATIC / "package-lock.json").read_text())
PACKAGES = json.loads((STATIC / "package.json").read_text())
COLOURS = dict(re.findall(r"--([a-z-]+): ?(#[0-9a-f]{6})", CSS))


def packed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9))


def test_a_first_visit_takes_little():
    assert packed("vendor/app.css") < 14_000
    assert (
        packed("vendor/app.css") + packed("vendor/htmx.min.js") + packed("js/app.js") + packed("images/favicon.svg")
        < 30_000
    )


def test_it_fetches_nothing_and_brings_no_font():
    assert [each for each in ("url(", "@font-face", "@import", "GDS", "sourceMapping") if each in CSS] == []


def test_every_class_that_a_template_writes_out_has_a_rule():
    pages = [path for path in (ROOT / "readiness").rglob("*.html") if "_report" not in path.parent.name + path.name]
    written = {(path.name, each) for path in pages for each in _classes(path.read_text())}
    assert sorted(pair for pair in written if not re.search(rf"\.{re.escape(pair[1])}(?![\w-])", CSS)) == []


def test_it_has_the_colours_of_the_bands():
    drawn = re.findall(r"\.band-(\d)\{--band: ?(#\w+);color:(#\w+)", CSS)
    names = {"#fff": "#ffffff", "#000": "#000000"}
    assert [(int(at), colour, names.get(ink, ink)) for at, colour, ink in drawn] == [
        (at, band.colour, band.ink) for at, band in enumerate(bands_for(None))
    ]


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *(("govuk-text-colour", f"{ground}-ground") for ground in ("good", "bad", "wait")),
        *(
            (f"govuk-{ink}-colour", "govuk-body-background-colour")
            for ink in ("link", "link-visited", "error", "success")
        ),
        *(
            ("govuk-secondary-text-colour", ground)
            for ground in ("faint", "bad-ground", "govuk-template-background-colour")
        ),
        ("govuk-link-colour", "govuk-surface-background-colour"),
        ("govuk-focus-text-colour", "govuk-focus-colour"),
        ("govuk-focus-colour", "brand-dark"),
    ],
)
def test_words_can_be_read_on_their_ground(ink, ground):
    assert contrast(_hex(ink), _hex(ground)) >= 4.5


@pytest.mark.parametrize("edge", ["edge", "govuk-input-border-colour", "govuk-brand-colour"])
def test_edges_that_mean_something_are_seen(edge):
    assert contrast(_hex(edge), "#ffffff") >= 3


def test_the_lock_pins_what_is_named_and_names_no_address():
    named = PACKAGES["dependencies"] | PACKAGES["devDependencies"]
    installed = {name: LOCK["packages"][f"node_modules/{name}"]["version"] for name in named}
    assert installed == named
    assert "//" not in (STATIC / "package-lock.json").read_text()


def test_every_locked_package_has_a_hash():
    assert [
        name for name, one in LOCK["packages"].items() if name and not one.get("integrity", "").startswith("sha512-")
    ] == []


def _hex(name: str) -> str:
    return COLOURS[name]


def _classes(template: str) -> list[str]:
    """Names written out whole; not those that an expression completes."""
    lists = re.findall(r'class="([^"]*)"', template)
    return [
        each
        for one in lists
        for each in re.sub(r"{[{%].*?[%}]}|\[[\[%].*?[\]%]\]", "\0", one).split()
        if "\0" not in each and each[-1] != "-"
    ]
