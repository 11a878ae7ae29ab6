"""Charts as SVG, for files and for pages: which drawings a page has, what they say in words, and the drawing itself.

A specification holds no data, so it is built once; Altair takes longer over it than the renderer over the drawing.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, Protocol

from reports.dashboard import Frames
from reports.levels import ShownLevel
from reports.tables.heat_map import HeatRow
from reports.tables.summary import SummaryRow

if TYPE_CHECKING:
    import pandas as pd

ROWS = 14
"""Of one drawing: more would not fit a printed page, and a second drawing follows."""
Chart = Literal["ratings", "sections"]
RATINGS: Chart = "ratings"
SECTIONS: Chart = "sections"
_SAME = "The table below has the same numbers."


class Shown(Protocol):
    """What is asked of a page to know its drawings."""

    @property
    def summary(self) -> tuple[SummaryRow, ...]: ...
    @property
    def levels(self) -> tuple[ShownLevel, ...]: ...
    @property
    def section_titles(self) -> tuple[str, ...]: ...
    @property
    def heat_map(self) -> tuple[HeatRow, ...]: ...
    @property
    def has_weights(self) -> bool: ...
    @property
    def has_ratings(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the drawings a chart is divided over: which rows it has, and its text alternative."""

    chart: Chart
    part: int
    """From 1."""
    first: int
    rows: int
    width: int
    """In pixels, and so is the height; a page leaves room for them before the drawing is there."""
    alternative: str

    @property
    def name(self) -> str:
        return f"{self.chart}-{self.part}"

    @property
    def height(self) -> int:
        return (43 if self.chart == "ratings" else 52) + 40 * self.rows

    @property
    def label(self) -> str:
        """Of the region in which it can be scrolled."""
        return f"Chart of {self.chart}, to scroll sideways"


def drawings_of(page: Shown) -> tuple[Drawing, ...]:
    """None of what has nothing to draw. Sizes are those that the charts come out with; a test holds them to that."""
    names = [row.name for row in page.summary]
    found = []
    charts = (
        (RATINGS, _of_ratings(page), 1168 if page.has_weights else 1138),
        (SECTIONS, _of_sections(page), 209 + 100 * len(page.section_titles)),
    )
    for chart, words, width in charts:
        for part, (first, end) in enumerate(_parts(len(names)) if words else (), start=1):
            span = " to ".join(dict.fromkeys((names[first], names[end - 1])))
            found.append(Drawing(chart, part, first, end - first, width, words.replace("SPAN", span, 1)))
    return tuple(found)


def svg_of(drawing: Drawing, page: Shown, frames: Frames) -> str:
    """The drawing, as one image with one text alternative."""
    positions = list(frames.rows["position"])[drawing.first : drawing.first + drawing.rows]
    bound = {"rows": _of(frames.rows, positions)}
    if drawing.chart == RATINGS:
        specification = _ratings(page.has_weights)
        bound["shares"] = _of(frames.shares, positions)
    else:
        specification = _sections()
        bound |= {"headings": frames.headings, "cells": _of(frames.cells, positions)}
    return _as_one_image(_drawn(specification, bound), drawing.alternative)


def with_patterns(svg: str, patterns: str) -> str:
    """For a drawing that stands alone: the patterns of its fills inside it."""
    head, end, rest = svg.partition(">")
    return f"{head}{end}<defs>{patterns}</defs>{rest}"


@cache
def _ratings(weighted: bool) -> dict[str, Any]:
    from reports.charts.distribution import distribution  # noqa: PLC0415 - Altair takes a second to load, and few requests draw

    return distribution(weighted=weighted)


@cache
def _sections() -> dict[str, Any]:
    from reports.charts.heat_map import heat_map  # noqa: PLC0415

    return heat_map()


def _drawn(specification: Mapping[str, Any], frames: "Mapping[str, pd.DataFrame]") -> str:
    import vl_convert  # noqa: PLC0415

    bound = {**specification, "datasets": {name: frame.to_dict("records") for name, frame in frames.items()}}
    return vl_convert.vegalite_to_svg(bound, vl_version="v6_4", allowed_base_urls=[])


def _of_ratings(page: Shown) -> str:
    if not (page.levels and page.has_ratings):
        return ""
    parts = "number of organisations and part of the weight" if page.has_weights else "number of organisations"
    return f"Stacked bars from SPAN: {parts} at each of {len(page.levels)} levels. {_SAME}"


def _of_sections(page: Shown) -> str:
    if not page.heat_map:
        return ""
    count = len(page.section_titles)
    return f"Heat map from SPAN: mean per cent of what is possible in {count} section{'s' * (count > 1)}. {_SAME}"


def _parts(count: int) -> Sequence[tuple[int, int]]:
    """Rows divided evenly over as few drawings as will do."""
    drawings = -(-count // ROWS)
    return list(pairwise(count * at // drawings for at in range(drawings + 1)))


def _of(frame: "pd.DataFrame", positions: Sequence[int]) -> "pd.DataFrame":
    return frame[frame["position"].isin(positions)]


def _as_one_image(svg: str, alternative: str) -> str:
    """The roles that the renderer gives to groups would each want a name of their own."""
    plain = re.sub(r"<g [^>]*>", lambda tag: re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", tag[0]), svg)
    return plain.replace("<svg ", f'<svg role="img" aria-label="{html.escape(alternative)}" ', 1)
