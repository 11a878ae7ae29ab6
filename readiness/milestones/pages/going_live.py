"""May we go live? Rules stated, held against a round, with what is missing and whom to ask first."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody

from readiness import clock
from readiness.milestones.actions import rules
from readiness.milestones.queries.go_live_page import go_live_page
from readiness.problems import Unfit
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.places import programme_place
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/go-live", sync_to_thread=True)
def going_live(
    visit: NamedDependency[Visit], programme_id: FromPath[str], round: FromQuery[str] = ""
) -> Response[bytes]:
    return _page(visit, programme_id, round, Filled({"by": "weight", "confidence": ["high"]}))


@post("/programmes/{programme_id:str}/go-live", sync_to_thread=True)
def new_rule(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        rules.state_rule(visit.db, visit.person, programme_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _page(visit, programme_id, "", refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{programme_id}/go-live", "The rule is stated.")


@post("/go-live-rules/{rule_id:str}/withdraw", sync_to_thread=True)
def withdraw_rule(visit: NamedDependency[Visit], rule_id: FromPath[str]) -> Response[Any]:
    rule = rules.withdraw_rule(visit.db, visit.person, rule_id, at=clock.now())
    return visit.redirect(f"/programmes/{rule.programme_id}/go-live", "The rule is withdrawn; the history keeps it.")


def _page(visit: Visit, programme_id: str, round_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = go_live_page(visit.db, visit.person, programme_id, round_id, filled)
    return visit.page(
        "milestones/go_live.html", page, title="May we go live?", status=status,
        purpose="Rules for passing a milestone, held against what organisations say: met or not, what is missing, and whom to ask first.",
        place=programme_place(visit.person, page.programme, current="Milestones"),
    )  # fmt: skip
