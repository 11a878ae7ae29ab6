"""A drawing of the dashboard, under an address that changes with its figures, so that browsers may keep it."""

import structlog
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.drawings import Drawing, drawings_of, svg_of, with_patterns
from readiness.figures.of_round import Figures, figures_of
from readiness.figures.recent import Recent
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import seen_by
from readiness.problems import NotFound
from readiness.reporting.pages.narrowed import filters_in
from readiness.web.kept import answered_once
from readiness.web.rendering import render
from readiness.web.visit import Visit
from reports.dashboard import Dashboard, Frames

log = structlog.get_logger("readiness.reporting")
SVG = "image/svg+xml"
_DRAWN: Recent[tuple[str, str], bytes] = Recent(64)


@get("/rounds/{round_id:str}/dashboard/{chart:str}", sync_to_thread=True)
def chart(
    visit: NamedDependency[Visit],
    round_id: FromPath[str],
    chart: FromPath[str],
    v: FromQuery[str] = "",
) -> Response[bytes]:
    seen = seen_by(visit.db, visit.person, round_id)
    try:
        figures = figures_of(visit.db, seen, filters_in(visit))
        shown = figures.shown()
    except Unreadable:
        return failed()
    drawing = _drawing(shown, chart)
    tag = f"{figures.mark}-{drawing.name}"
    try:
        return answered_once(visit.request, tag, lambda: _svg(figures, drawing), SVG, for_ever=v == figures.mark)
    except Exception as error:  # whatever stops the renderer, a picture that says so is better than a broken one
        log.error("chart could not be drawn", chart=drawing.chart, error=type(error).__name__, exc_info=error)
        return failed()


def failed() -> Response[bytes]:
    return Response(render("reporting/failed.svg"), status_code=500, media_type=SVG)


def _drawing(shown: tuple[Dashboard, Frames] | None, name: str) -> Drawing:
    found = {f"{one.name}.svg": one for one in drawings_of(shown[0])} if shown is not None else {}
    if name not in found:
        raise NotFound
    return found[name]


def _svg(figures: Figures, drawing: Drawing) -> bytes:
    def draw() -> bytes:
        shown = figures.shown()
        assert shown is not None
        patterns = render("constituency_report/_pattern_definitions.html", page=shown[0]).decode()
        return with_patterns(svg_of(drawing, *shown), patterns).encode()

    return _DRAWN.made((figures.fingerprint, drawing.name), draw)
