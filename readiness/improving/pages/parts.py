"""The organisations that an action asks: all of them, asking more, and one at a time."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.improving.actions.answer_part import answer_part
from readiness.improving.actions.ask_organisations import ask_organisations
from readiness.improving.actions.settle_part import accept_answers, ask_no_longer, settle_part
from readiness.improving.doors import action_followed, part_seen, programme_managed
from readiness.improving.pages.action import here
from readiness.improving.pages.places import place_of_actions
from readiness.improving.queries.asked_organisations import PartFilters, asked_page
from readiness.improving.queries.asking import asking_form
from readiness.improving.queries.part import part_page
from readiness.problems import Unfit
from readiness.tables import Action, PartState
from readiness.web.days import today_in
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.paging import page_number
from readiness.web.running import IN_THREAD
from readiness.web.showing import counted
from readiness.web.visit import Visit

Data = URLEncodedBody[dict[str, Any]]


@get("/actions/{action_id:str}/organisations", sync_to_thread=IN_THREAD)
def asked(visit: NamedDependency[Visit], action_id: FromPath[str]) -> Response[bytes]:
    return _asked(visit, action_id, Filled())


@post("/actions/{action_id:str}/organisations", sync_to_thread=IN_THREAD)
def settle_ticked(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    form, now = Form(data), clock.now()
    try:
        if form.text("do") == "accept":
            _, number = accept_answers(visit.db, visit.person, action_id, form.texts("ticked"), at=now)
            words = f"{counted(number, 'answer')} accepted."
        else:
            _, number = ask_no_longer(visit.db, visit.person, action_id, form.texts("ticked"), at=now)
            words = f"{counted(number, 'organisation')} asked no longer."
    except Unfit as unfit:
        return _asked(visit, action_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/actions/{action_id}/organisations", words)


@get("/actions/{action_id:str}/asking", sync_to_thread=IN_THREAD)
def asking(visit: NamedDependency[Visit], action_id: FromPath[str]) -> Response[bytes]:
    return _asking(visit, action_id, Filled())


@post("/actions/{action_id:str}/asking", sync_to_thread=IN_THREAD)
def ask(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    programme, _ = action_followed(visit.db, visit.person, action_id)
    programme_managed(visit.db, visit.person, programme.id)
    now = clock.now()
    try:
        found, number = ask_organisations(
            visit.db, visit.person, action_id, Form(data), today=today_in(programme, now),
            public_url=visit.settings.public_url, at=now,
        )  # fmt: skip
    except Unfit as unfit:
        return _asking(visit, action_id, refilled(data, unfit), status=422)
    return visit.redirect(
        f"/actions/{found.id}/organisations",
        f"{found.reference} asks {counted(number, 'organisation')} more; their people are told by mail.",
    )


@get("/actions/{action_id:str}/organisations/{organisation_id:str}", sync_to_thread=IN_THREAD)
def part(visit: NamedDependency[Visit], action_id: FromPath[str], organisation_id: FromPath[str]) -> Response[bytes]:
    return _part(visit, action_id, organisation_id, Filled())


@post("/actions/{action_id:str}/organisations/{organisation_id:str}/answer", sync_to_thread=IN_THREAD)
def answer(
    visit: NamedDependency[Visit], action_id: FromPath[str], organisation_id: FromPath[str], data: Data
) -> Response[Any]:
    def act(form: Form) -> str:
        done = answer_part(visit.db, visit.person, action_id, organisation_id, form, at=clock.now())
        return "Thank you; it is reported as done." if done.state is PartState.ANSWERED else "What you said is kept."

    return _done(visit, action_id, organisation_id, data, act)


@post("/actions/{action_id:str}/organisations/{organisation_id:str}/settle", sync_to_thread=IN_THREAD)
def settle(
    visit: NamedDependency[Visit], action_id: FromPath[str], organisation_id: FromPath[str], data: Data
) -> Response[Any]:
    def act(form: Form) -> str:
        done = settle_part(
            visit.db, visit.person, action_id, organisation_id, form, public_url=visit.settings.public_url, at=clock.now()
        )  # fmt: skip
        return (
            "It is accepted."
            if done.state is PartState.ACCEPTED
            else "It is sent back; the organisation is told by mail."
        )

    return _done(visit, action_id, organisation_id, data, act)


def _done(
    visit: Visit, action_id: str, organisation_id: str, data: dict[str, Any], act: Callable[[Form], str]
) -> Response[Any]:
    try:
        words = act(Form(data))
    except Unfit as unfit:
        return _part(visit, action_id, organisation_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/actions/{action_id}/organisations/{organisation_id}", words)


def _asked(visit: Visit, action_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    programme, found = action_followed(visit.db, visit.person, action_id)
    given = visit.request.query_params
    page = asked_page(
        visit.db, visit.person, action_id,
        PartFilters(**{name: str(given.get(name, ""))[:200] for name in PartFilters.__slots__}), filled,
        today=today_in(programme, clock.now()), number=page_number(given.get("page")),
    )  # fmt: skip
    return visit.page(
        "improving/asked.html", page, title=f"Organisations asked by {found.reference}", status=status,
        purpose="What each organisation has said of its part in the action, and who has not answered.",
        place=place_of_actions(visit.person, programme, here(found), _all_of(found)),
    )  # fmt: skip


def _asking(visit: Visit, action_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    programme, found = action_followed(visit.db, visit.person, action_id)
    page = asking_form(visit.db, visit.person, action_id, filled, today=today_in(programme, clock.now()))
    return visit.page(
        "improving/asking.html", page, title=f"Ask organisations for {found.reference}", status=status,
        purpose="Each organisation that you ask sees the action and answers for its own part in it; its people are told by mail.",
        place=place_of_actions(visit.person, programme, here(found), Link("Ask", f"/actions/{found.id}/asking")),
    )  # fmt: skip


def _part(visit: Visit, action_id: str, organisation_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    programme, found, _ = part_seen(visit.db, visit.person, action_id, organisation_id)
    today = today_in(programme, clock.now())
    page = part_page(visit.db, visit.person, action_id, organisation_id, filled, today=today)
    return visit.page(
        "improving/part.html", page, title=f"{page.organisation.name}: its part in {found.reference}", status=status,
        purpose="What the organisation was asked to do, and what it has said.",
        place=place_of_actions(visit.person, programme, here(found), Link(page.organisation.name, visit.request.url.path)),
    )  # fmt: skip


def _all_of(found: Action) -> Link:
    return Link("Organisations", f"/actions/{found.id}/organisations")
