"""The colours of a round's scale, as a style sheet: pages may hold no style of their own."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.figures.seen import round_of
from readiness.permissions import may_see_programme, require
from readiness.scorekeeping import instrument_of
from readiness.web.kept import answered_once
from readiness.web.visit import Visit
from reports.bands import bands_for
from reports.levels import shown_levels
from scoring.scheme.ratings import Scale


@get("/rounds/{round_id:str}/levels.css", sync_to_thread=True)
def levels(visit: NamedDependency[Visit], round_id: FromPath[str], v: FromQuery[str] = "") -> Response[bytes]:
    round_, programme = round_of(visit.db, round_id)
    require(may_see_programme(visit.person, programme.id))
    compiled = instrument_of(visit.db, round_.version_id, round_.scheme_id).compiled
    tag = compiled.scheme_ref.hash.rpartition(":")[2][:12]
    return answered_once(
        visit.request,
        tag,
        lambda: style_of(compiled.scheme.scale).encode(),
        "text/css",
        for_ever=v == tag,
    )


def style_of(scale: Scale | None) -> str:
    """`level-1` is the worst, `band-0` the lowest fifth. Colours are six hexadecimal figures each, which the scheme's
    checks see to."""
    shown = shown_levels(scale)
    rules = [
        *((f"level-{at}", level.colour, level.ink) for at, level in enumerate(shown, start=1)),
        *((f"band-{at}", band.colour, band.ink) for at, band in enumerate(bands_for(scale))),
    ]
    return "".join(f".{name}{{--band:{ground};background:{ground};color:{ink}}}\n" for name, ground, ink in rules)
