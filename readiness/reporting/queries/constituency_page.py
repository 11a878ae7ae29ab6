"""Everything the page of one constituency in a round shows, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from readiness.drawings import drawings_of
from readiness.figures.filters import STATES
from readiness.figures.of_round import Figures
from readiness.figures.protecting import LEFT_OUT, SEALED
from readiness.reporting.queries.dashboard_page import ShownChart, StateLine, line_of, rated_as, styles_of
from readiness.reporting.queries.organisations import OrganisationLine, organisations_of
from readiness.tables import Organisation, Response
from readiness.web.cells import Rated
from readiness.web.frame import Link
from reports.dashboard import Dashboard, titles_of
from reports.levels import ShownLevel, shown_levels
from reports.outcomes import Outcomes
from reports.tables.details import Detail, DriverRow, detail

_R = Response.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
_DRIVERS = (
    sa.select(_O.c.reference, _R.c.id)
    .join_from(_R, _O, _O.c.id == _R.c.organisation_id)
    .where(_R.c.round_id == sa.bindparam("round_id"), _O.c.reference.in_(sa.bindparam("references", expanding=True)))
)


@dataclass(frozen=True, slots=True)
class DriverLine:
    name: Link
    rating: Rated
    row: DriverRow


@dataclass(frozen=True, slots=True)
class ConstituencyPage:
    """`detail` is None where nobody is asked or nothing may be told, which `sentence` then says. Names of organisations are there only for who may see them."""

    name: str
    line: StateLine
    state_words: tuple[str, ...]
    rating: Rated
    detail: Detail | None
    shown: Dashboard | None
    drivers: tuple[DriverLine, ...]
    held_down_by: str
    ratings: tuple[ShownChart, ...]
    sections: tuple[ShownChart, ...]
    names: bool
    organisations: tuple[OrganisationLine, ...]
    count: int
    number: int
    """Of the page of organisations, and how many pages there are."""
    pages: int
    address: str
    styles: str
    export_base: str
    exports: str
    has_all: bool = False
    lesson: str = ""
    """Where a lesson is raised from this rating, for who may."""
    sentence: str = ""
    protected: tuple[str, ...] = ()


def constituency_page(db: Session, figures: Figures, number: int) -> ConstituencyPage:
    """`figures` are those of one constituency; `number`: which page of its organisations, from 1."""
    seen, base = figures.seen, f"/rounds/{figures.seen.round.id}"
    constituency = seen.constituency(figures.filters.constituency)
    made = figures.shown()
    shown = made[0] if made is not None else None
    scheme = figures.instrument.compiled.scheme
    levels = shown_levels(scheme.scale)
    rolled = figures.rolled
    found: Detail | None = None
    drivers: Sequence[str] = ()
    if rolled is not None:
        row = rolled.parts[0]
        _, titles = titles_of(figures.instrument.questionnaire)
        found = detail(1, row, Outcomes(scheme, levels), titles)
        drivers = [driver.organisation for driver in row.rated.drivers] if seen.names else ()
    listed = organisations_of(db, seen, constituency, levels, number) if seen.names else None
    query = f"v={figures.mark}&{figures.filters.query}"
    charts = [
        ShownChart(each, f"{base}/dashboard/{each.name}.svg?{query}") for each in (drawings_of(shown) if shown else ())
    ]
    line = shown.summary[0] if shown is not None else None
    return ConstituencyPage(
        name=constituency.title,
        line=line_of(constituency.name, figures.every_state),
        state_words=tuple(words for _, words, _ in STATES),
        rating=rated_as(line.outcome.level, levels, line.outcome.words)
        if line is not None
        else Rated("Nobody is asked", 0),
        detail=found,
        shown=shown,
        drivers=_driver_lines(db, seen.round.id, drivers, found, levels) if found is not None else (),
        held_down_by=line.held_down_by if line is not None else "",
        ratings=tuple(each for each in charts if each.drawing.chart == "ratings"),
        sections=tuple(each for each in charts if each.drawing.chart == "sections"),
        names=seen.names,
        organisations=listed.lines if listed is not None else (),
        count=listed.count if listed is not None else 0,
        number=number,
        pages=listed.pages if listed is not None else 0,
        address=f"{base}/constituencies/{constituency.id}",
        styles=styles_of(figures),
        export_base=f"{base}/export",
        exports=f"?constituency={constituency.id}",
        lesson=(
            f"/programmes/{seen.programme.id}/lessons/new?round={seen.round.id}&constituency={constituency.id}&source=rating"
            if seen.names
            else ""
        ),
        sentence=_sentence(figures),
        protected=figures.protection.sentences,
    )


def _sentence(figures: Figures) -> str:
    """Why there are no figures, where it is not that nobody is asked."""
    constituency = figures.filters.constituency
    if figures.named is not None and constituency not in figures.named and figures.protection.sentences:
        return LEFT_OUT
    return SEALED if figures.sealed and figures.every_state.asked else ""


def _driver_lines(
    db: Session, round_id: str, references: Sequence[str], found: Detail, levels: Sequence[ShownLevel]
) -> tuple[DriverLine, ...]:
    asked = {"round_id": round_id, "references": list(references)}
    found_rows = db.connection().execute(_DRIVERS, asked) if references else ()
    responses = {str(reference): str(response_id) for reference, response_id in found_rows}
    return tuple(
        DriverLine(Link(row.name, f"/responses/{responses[reference]}/receipt"), rated_as(row.level, levels), row)
        for reference, row in zip(references, found.drivers, strict=False)
        if reference in responses
    )
