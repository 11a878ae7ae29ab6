"""Adding an organisation to a round that is open already."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody

from readiness import clock
from readiness.problems import Unfit
from readiness.rounds.actions.join_late import join_late
from readiness.rounds.doors import round_managed
from readiness.rounds.moves import must_be
from readiness.rounds.pages.places import rounds_place
from readiness.rounds.queries.joiners import join_page
from readiness.tables import RoundState
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.visit import Visit


@get("/rounds/{round_id:str}/join", sync_to_thread=True)
def joining(
    visit: NamedDependency[Visit], round_id: FromPath[str], text: FromQuery[str | None] = None
) -> Response[bytes]:
    return _form(visit, round_id, (text or "").strip()[:200], Filled())


@post("/rounds/{round_id:str}/join", sync_to_thread=True)
def join(visit: NamedDependency[Visit], round_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    form = Form(data)
    try:
        response = join_late(
            visit.db,
            visit.person,
            round_id,
            form.text("organisation"),
            at=clock.now(),
            address=visit.settings.public_url,
        )
    except Unfit as unfit:
        return _form(visit, round_id, form.text("text"), refilled(data, unfit), status=422)
    return visit.redirect(
        f"/rounds/{round_id}", f"{response.organisation_name} has joined; its people are told by e-mail."
    )


def _form(visit: Visit, round_id: str, text: str, filled: Filled, status: int = 200) -> Response[bytes]:
    _, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.OPEN)
    page = join_page(visit.db, visit.person, round_id, text, clock.now(), filled)
    return visit.page(
        "rounds/join.html", page, title="Add an organisation", status=status,
        purpose="It joins with its facts of today, and is marked as having joined late.",
        place=rounds_place(visit.person, page.programme, page.round),
    )  # fmt: skip
