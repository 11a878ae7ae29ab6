"""The constituency report: one HTML file that needs nothing from elsewhere, runs nothing, and is always the same."""

import hashlib
import html
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import vl_convert
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from questionnaires.definition import Questionnaire
from reports.charts.distribution import distribution
from reports.charts.heat_map import heat_map
from reports.constituency_page import ConstituencyPage, Frames, constituency_page
from reports.levels import ShownLevel
from scoring.constituencies.values import RatedRound
from scoring.receipt import Receipt
from scoring.scheme import Scheme

ROWS = 14
"""Of one drawing: more would not fit a printed page, and a second drawing follows."""
# A specification holds no data, so it is built once; Altair takes longer over it than the renderer over the drawing.
_RATINGS, _SECTIONS = cache(distribution), cache(heat_map)
_SAME = "The table below has the same numbers."
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
    names = [row.name for row in page.summary]
    ratings, sections = [], []
    for positions in _parts(len(names)):
        span = " to ".join(dict.fromkeys((names[positions[0]], names[positions[-1]])))
        rows = {"rows": _of(frames.rows, positions)}
        if page.levels and page.has_ratings:
            bound = {**rows, "shares": _of(frames.shares, positions)}
            ratings.append(
                _drawn(_RATINGS(weighted=page.has_weights), bound, "Chart of ratings", _of_ratings(page, span))
            )
        if page.heat_map:
            bound = {**rows, "headings": frames.headings, "cells": _of(frames.cells, positions)}
            sections.append(_drawn(_SECTIONS(), bound, "Chart of sections", _of_sections(page, span)))
    return {"distribution": ratings, "heat_map": sections}


def _of_ratings(page: ConstituencyPage, span: str) -> str:
    parts = "number of organisations and part of the weight" if page.has_weights else "number of organisations"
    return f"Stacked bars from {span}: {parts} at each of {len(page.levels)} levels. {_SAME}"


def _of_sections(page: ConstituencyPage, span: str) -> str:
    count = len(page.section_titles)
    return f"Heat map from {span}: mean per cent of what is possible in {count} section{'s' * (count > 1)}. {_SAME}"


def _parts(count: int) -> list[range]:
    """Rows divided evenly over as few drawings as will do."""
    drawings = -(-count // ROWS)
    edges = [count * at // drawings for at in range(drawings + 1)]
    return [range(start, end) for start, end in pairwise(edges)]


def _of(frame: pd.DataFrame, positions: range) -> pd.DataFrame:
    return frame[frame["position"].isin(positions)]


def _drawn(specification: dict[str, Any], frames: Mapping[str, pd.DataFrame], label: str, alternative: str) -> Drawn:
    bound = {**specification, "datasets": {name: frame.to_dict("records") for name, frame in frames.items()}}
    svg = vl_convert.vegalite_to_svg(bound, vl_version="v6_4", allowed_base_urls=[])
    return Drawn(svg=_as_one_image(svg, alternative), label=f"{label}, to scroll sideways")


def _as_one_image(svg: str, alternative: str) -> str:
    """One image with one text alternative: the roles that the renderer gives to groups would each want a name."""
    plain = re.sub(r"<g [^>]*>", lambda tag: re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", tag[0]), svg)
    return plain.replace("<svg ", f'<svg role="img" aria-label="{html.escape(alternative)}" ', 1)


def _style(levels: Sequence[ShownLevel]) -> str:
    """The style sheet with the colours of the scale's levels, which are six hexadecimal figures each."""
    own = "".join(f".level-{level.rank}{{background:{level.colour};color:{level.ink}}}\n" for level in levels)
    return _CSS.read_text(encoding="utf-8") + own


def _hash_for_policy(style: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(style.encode()).digest()).decode()
