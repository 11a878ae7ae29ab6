"""How small groups are protected: thresholds by role, and which organisations agreed to be named."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.organising.actions.protect import record_consent, set_thresholds
from readiness.organising.queries.protection import protection_page
from readiness.problems import Unfit
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.places import programme_place
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/protection", sync_to_thread=IN_THREAD)
def protection(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, programme_id, Filled())


@post("/programmes/{programme_id:str}/protection", sync_to_thread=IN_THREAD)
def protect(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        set_thresholds(visit.db, visit.person, programme_id, form, at=clock.now())
        return "The thresholds are set. They count for rounds whose results are released from now on."

    return _changed(visit, programme_id, data, act)


@post("/programmes/{programme_id:str}/protection/consents", sync_to_thread=IN_THREAD)
def consent(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        organisation, given = record_consent(visit.db, visit.person, programme_id, form, at=clock.now())
        if given:
            return f"The consent of {organisation.name} is recorded. It counts for rounds whose results are released from now on."
        return f"The consent of {organisation.name} is withdrawn. Its constituency is no longer named if it is alone in it."

    return _changed(visit, programme_id, data, act)


def _changed(visit: Visit, programme_id: str, data: dict[str, Any], act: Callable[[Form], str]) -> Response[Any]:
    try:
        words = act(Form(data))
    except Unfit as unfit:
        return _page(visit, programme_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{programme_id}/protection", words)


def _page(visit: Visit, programme_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = protection_page(visit.db, visit.person, programme_id, filled)
    return visit.page(
        "organising/protection.html", page, title="Protection of small groups", status=status,
        purpose="From how many organisations on a figure is told to those who do not see names, and who agreed to be named.",
        place=programme_place(visit.person, page.programme, current="Constituencies"),
    )  # fmt: skip
