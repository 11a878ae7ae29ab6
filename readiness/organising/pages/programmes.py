"""Programmes: the list, a new one, the overview and the settings of one."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.organising.actions.programmes import change_programme, create_programme
from readiness.organising.doors import programme_managed, programme_seen
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.overview import overview
from readiness.organising.queries.programmes import programmes_page
from readiness.problems import Unfit
from readiness.web.days import today_in
from readiness.web.forms import Form
from readiness.web.frame import Place
from readiness.web.places import HOME, programme_place
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/programmes", sync_to_thread=IN_THREAD)
def programmes(visit: NamedDependency[Visit]) -> Response[bytes]:
    return _list(visit, Filled({"time_zone": "Europe/London"}))


@post("/programmes", sync_to_thread=IN_THREAD)
def create(visit: NamedDependency[Visit], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    try:
        made = create_programme(visit.db, visit.person, Form(data), at=clock.now())
    except Unfit as unfit:
        return _list(visit, refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{made.id}", f"{made.title} is created.")


@get("/programmes/{programme_id:str}", sync_to_thread=True)
def programme_overview(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_seen(visit.db, visit.person, programme_id)
    page = overview(visit.db, visit.person, programme_id, on=today_in(programme, clock.now()))
    return visit.page(
        "organising/overview.html", page, title=programme.title,
        purpose="Where the programme stands: what comes next, and who was asked when.",
        place=programme_place(visit.person, programme, current="Overview"),
    )  # fmt: skip


@get("/programmes/{programme_id:str}/settings", sync_to_thread=IN_THREAD)
def settings(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    stored = {
        "title": programme.title,
        "key": programme.key,
        "time_zone": programme.time_zone,
        "notice": programme.notice,
        "illustrative": "yes" if programme.illustrative else "",
    }
    return _settings(visit, programme_id, Filled(stored))


@post("/programmes/{programme_id:str}/settings", sync_to_thread=IN_THREAD)
def change_settings(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        change_programme(visit.db, visit.person, programme_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _settings(visit, programme_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{programme_id}", "The settings are saved.")


def _list(visit: Visit, filled: Filled, status: int = 200) -> Response[bytes]:
    page = programmes_page(visit.db, visit.person, filled)
    return visit.page(
        "organising/programmes.html", page, title="Programmes", status=status,
        purpose="Each programme of change owns its constituencies, organisations, questionnaires and rounds.",
        place=Place(crumbs=(HOME,)),
    )  # fmt: skip


def _settings(visit: Visit, programme_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    return visit.page(
        "organising/settings.html", filled, title="Settings", status=status, programme_id=programme.id,
        purpose="Title, key, time zone and the notice of an illustrative programme.",
        place=programme_place(visit.person, programme),
    )  # fmt: skip
