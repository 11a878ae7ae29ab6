"""Pages that show every part there is, with values as real pages have them: rendered by tests, and looked at."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from readiness.web.cells import Rated, Tagged
from readiness.web.frame import Frame, Link, Notice
from readiness.web.rendering import environment
from reports.colours import ink_on, palette
from tests.architecture.tree import ROOT

PAGES = ("answering", "comparing", "reading")
HOSTILE = "<script>alert(1)</script>\"'"
FRAME = Frame(
    title="Migration",
    purpose="Here you say how far your migration is, one question after another.",
    person="Dana Okoye",
    programme="Settlement reform (illustrative)",
    nav=(
        Link("Overview", "/", True),
        Link("Rounds", "/rounds"),
        Link("Questionnaires", "/questionnaires"),
        Link("Organisations", "/organisations"),
        Link("People", "/people"),
        Link("Constituencies", "/constituencies"),
    ),
    crumbs=(Link("Start", "/"), Link("Round 3", "/rounds/3"), Link("Dashboard", "/here", True)),
    notices=(
        Notice("success", "Round 3 is open. Sixty organisations were told."),
        Notice("important", "Round 3 closes on 31 March 2027."),
        Notice("problem", "Two addresses could not be reached."),
    ),
    illustrative="Illustrative data: every organisation and figure here is invented.",
    csrf_token="token-of-the-visit",
    version="0.1.0",
    language="en",
)
BARE = replace(FRAME, person=None, programme=None, nav=(), crumbs=(), notices=(), illustrative=None, purpose="")


EVERYTHING = Link("Take all filters away", "/dashboard")


@dataclass(frozen=True, slots=True)
class Answering:
    errors: tuple[tuple[str, str], ...] = (
        ("why", "Enter at most 200 characters."),
        ("due", "Enter a real date."),
        ("agree", "Select yes or no."),
        ("", "The round closes in five minutes."),
    )
    hostile: str = HOSTILE
    long: str = "The plan waits for the supplier of our meter data system. " * 4


@dataclass(frozen=True, slots=True)
class Comparing:
    hostile: str = HOSTILE
    action: Link = EVERYTHING
    figures: tuple[tuple[str, str], ...] = (
        ("48 of 60", "organisations have handed in"),
        ("71 %", "of meter points are covered"),
        ("31 March 2027", "is the as-of date"),
        ("+6.4", "points since round 2, for those in both"),
    )
    columns: tuple[tuple[str, str], ...] = (
        ("Constituency", ""),
        ("Rating", ""),
        ("Handed in", "number"),
        ("Mean", "number"),
        ("Drivers", ""),
    )
    sections: tuple[Any, ...] = ("Constituency", "Preparation", "Migration", "Settlement", "Data quality", "Operations")

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        names = ("Large suppliers", "Small suppliers", HOSTILE, "Independent distribution network operators")
        rated = ((1, "Far from ready"), (2, "Some way to go"), (3, "Nearly ready"), (4, "On course"))
        return [
            (
                Link(name, "/c"),
                Rated(words, level),
                f"{9 + level} of 14",
                f"{level * 21.5:.1f}",
                "Migration plan, data",
            )
            for name, (level, words) in zip(names, rated, strict=True)
        ]

    @property
    def foot(self) -> tuple[Any, ...]:
        return ("All", Rated("Some way to go", 2), "48 of 60", "63.4", "")

    @property
    def heat(self) -> list[tuple[Any, list[tuple[str, int | None, str]]]]:
        return [
            (
                Link(f"Constituency {row}", "/c"),
                [
                    (str(band * 20 + 7), band, "/c") if band < 5 else ("–", None, "")
                    for band in [(row + at) % 6 for at in range(5)]
                ],
            )
            for row in range(4)
        ]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A place in a file, and what is wrong there."""

    line: int | None
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    problems: tuple[Wrong, ...] = (
        Wrong(7, "weight", "12,4 is no number; write it with a point, such as 12.4."),
        Wrong(9, "", HOSTILE),
        Wrong(None, "id", "The column is missing; add it."),
    )
    tasks: tuple[tuple[str, str, str, str | None, str], ...] = (
        ("Preparation", "/s/1", "Done", None, ""),
        ("Migration", "/s/2", "3 of 7 answered", "", "Shared with Ana Sol"),
        ("Settlement", "/s/3", "Not begun", "grey", ""),
        ("Sign and hand in", "", "Not yet possible", None, "When every required question is answered."),
    )
    answers: tuple[tuple[Any, ...], ...] = (
        ("Migration plan approved", "Yes"),
        ("Meter points migrated", "12,400", Link("Change", "/s/2")),
        ("Evidence", Link("plan.pdf", "/files/1"), None),
        (HOSTILE, HOSTILE),
    )
    people: tuple[tuple[Any, ...], ...] = (
        (Link("Dana Okoye", "/p/1"), "Participant"),
        ("Ana Sol", Tagged("Signatory", "teal")),
    )


VALUES = {"answering": Answering(), "comparing": Comparing(), "reading": Reading()}


@cache
def gallery() -> Environment:
    made: Environment = environment().overlay()
    made.loader = ChoiceLoader(
        [FileSystemLoader(ROOT / "readiness/templates"), FileSystemLoader(ROOT / "tests/readiness/web/gallery_pages")]
    )
    return made


def page(name: str, frame: Frame = FRAME) -> str:
    return gallery().get_template(f"{name}.html").render(frame=frame, page=VALUES[name])


def levels() -> str:
    """The colours of a scale of four, as the application serves them."""
    return "\n".join(
        f".level-{at} {{ color: {ink_on(colour)}; background: {colour}; }}" for at, colour in enumerate(palette(4), 1)
    )
