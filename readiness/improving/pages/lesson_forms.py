"""Raising a lesson, changing what it says, and carrying lessons into a round."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.improving.actions.move_lesson import carry_lessons
from readiness.improving.actions.raise_lesson import change_lesson, raise_lesson
from readiness.improving.pages.places import place_of_lessons
from readiness.improving.queries.lesson_form import GIVEN, carry_page, change_lesson_form, new_lesson_form
from readiness.problems import Unfit
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.showing import counted
from readiness.web.visit import Visit

Data = URLEncodedBody[dict[str, Any]]


@get("/programmes/{programme_id:str}/lessons/new", sync_to_thread=True)
def new_lesson(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    given = {name: str(visit.request.query_params.get(name, ""))[:200] for name in GIVEN}
    return _new(visit, programme_id, None, given)


@post("/programmes/{programme_id:str}/lessons/new", sync_to_thread=True)
def raise_one(visit: NamedDependency[Visit], programme_id: FromPath[str], data: Data) -> Response[Any]:
    form = Form(data)
    try:
        made = raise_lesson(visit.db, visit.person, programme_id, form, at=clock.now())
    except Unfit as unfit:
        return _new(visit, programme_id, refilled(data, unfit), {name: form.text(name) for name in GIVEN}, status=422)
    return visit.redirect(f"/lessons/{made.id}", f"L{made.number} is raised.")


@get("/lessons/{lesson_id:str}/edit", sync_to_thread=True)
def edit_lesson(visit: NamedDependency[Visit], lesson_id: FromPath[str]) -> Response[bytes]:
    return _edit(visit, lesson_id, None)


@post("/lessons/{lesson_id:str}/edit", sync_to_thread=True)
def change(visit: NamedDependency[Visit], lesson_id: FromPath[str], data: Data) -> Response[Any]:
    try:
        made = change_lesson(visit.db, visit.person, lesson_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _edit(visit, lesson_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/lessons/{made.id}", f"L{made.number} is saved.")


@get("/programmes/{programme_id:str}/lessons/carry", sync_to_thread=True)
def choose_lessons(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _carry(visit, programme_id, Filled(), str(visit.request.query_params.get("round", "")))


@post("/programmes/{programme_id:str}/lessons/carry", sync_to_thread=True)
def carry(visit: NamedDependency[Visit], programme_id: FromPath[str], data: Data) -> Response[Any]:
    form = Form(data)
    try:
        round_, carried = carry_lessons(visit.db, visit.person, programme_id, form, at=clock.now())
    except Unfit as unfit:
        return _carry(visit, programme_id, refilled(data, unfit), form.text("round"), status=422)
    words = f"{counted(carried, 'lesson')} carried into {round_.title}."
    return visit.redirect(f"/programmes/{programme_id}/lessons?round={round_.id}", words)


def _new(
    visit: Visit, programme_id: str, filled: Filled | None, given: dict[str, str], status: int = 200
) -> Response[bytes]:
    page = new_lesson_form(visit.db, visit.person, programme_id, filled, given)
    return visit.page(
        "improving/lesson_form.html", page, title="Raise a lesson", status=status,
        purpose="What happened, what should be done, and the questions by which the next round shows whether it helped.",
        place=place_of_lessons(visit.person, page.programme, Link("Raise", visit.request.url.path)),
    )  # fmt: skip


def _edit(visit: Visit, lesson_id: str, filled: Filled | None, status: int = 200) -> Response[bytes]:
    page = change_lesson_form(visit.db, visit.person, lesson_id, filled)
    assert page.lesson is not None
    number = f"L{page.lesson.number}"
    return visit.page(
        "improving/lesson_form.html", page, title=f"Change {number}", status=status,
        purpose="What it says and the questions it is linked to. Where it was raised from stays.",
        place=place_of_lessons(
            visit.person, page.programme, Link(number, f"/lessons/{lesson_id}"), Link("Change", visit.request.url.path)
        ),
    )  # fmt: skip


def _carry(visit: Visit, programme_id: str, filled: Filled, round_id: str, status: int = 200) -> Response[bytes]:
    page = carry_page(visit.db, visit.person, programme_id, filled, round_id)
    return visit.page(
        "improving/carry.html", page, title="Carry lessons into a round", status=status,
        purpose="Lessons carried are looked at again: what their linked questions did stands beside them.",
        place=place_of_lessons(visit.person, page.programme, Link("Carry", visit.request.url.path)),
    )  # fmt: skip
