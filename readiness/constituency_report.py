"""The constituency report: one HTML file that needs nothing from elsewhere, runs nothing, and is always the same."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from questionnaires.definition import Questionnaire
from readiness.drawings import RATINGS, drawings_of, svg_of
from reports.constituency_page import ConstituencyPage, constituency_page
from reports.dashboard import Frames
from reports.levels import ShownLevel
from scoring.constituencies.values import RatedRound
from scoring.receipt import Receipt
from scoring.scheme import Scheme

_HERE = Path(__file__).resolve().parent
_CSS = _HERE.parent / "static" / "css" / "report.css"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as SVG with its text alternative, and the name of the region it can be scrolled in."""

    svg: str
    label: str


def as_html(
    rated: RatedRound,
    receipts: Sequence[Receipt],
    questionnaire: Questionnaire,
    scheme: Scheme,
    *,
    as_of: str | None,
    title: str | None,
    illustrative: bool,
) -> bytes:
    """Raises ValueError where the receipts are not those that the round was rated on."""
    page, frames = constituency_page(
        rated, receipts, questionnaire, scheme, as_of=as_of, title=title, illustrative=illustrative
    )
    style = _style(page.levels)
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("constituency_report.html").render(
        page=page, charts=_charts(page, frames), style=style, style_hash=_hash_for_policy(style)
    )
    return text.encode()


def _charts(page: ConstituencyPage, frames: Frames) -> dict[str, list[Drawn]]:
    charts: dict[str, list[Drawn]] = {"distribution": [], "heat_map": []}
    for drawing in drawings_of(page):
        place = "distribution" if drawing.chart == RATINGS else "heat_map"
        charts[place].append(Drawn(svg_of(drawing, page, frames), drawing.label))
    return charts


def _style(levels: Sequence[ShownLevel]) -> str:
    """The style sheet with the colours of the scale's levels, which are six hexadecimal figures each."""
    own = "".join(f".level-{level.rank}{{background:{level.colour};color:{level.ink}}}\n" for level in levels)
    return _CSS.read_text(encoding="utf-8") + own


def _hash_for_policy(style: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(style.encode()).digest()).decode()
