"""One lesson, and each step it takes."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.figures.comparison import made_in
from readiness.improving.actions.move_lesson import move_lesson, tie_action
from readiness.improving.pages.keeping import keeping
from readiness.improving.pages.places import place_of_lessons
from readiness.improving.queries.lesson import lesson_page
from readiness.problems import Unfit
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.visit import Visit

Data = URLEncodedBody[dict[str, Any]]


@get("/lessons/{lesson_id:str}", sync_to_thread=True)
def lesson(visit: NamedDependency[Visit], lesson_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, lesson_id, Filled())


@post("/lessons/{lesson_id:str}/state", sync_to_thread=True)
def move(visit: NamedDependency[Visit], lesson_id: FromPath[str], data: Data) -> Response[Any]:
    def act(form: Form) -> str:
        moved = move_lesson(visit.db, visit.person, lesson_id, form, at=clock.now())
        return f"L{moved.number} is {moved.state.words.lower()}."

    return _done(visit, lesson_id, data, act)


@post("/lessons/{lesson_id:str}/actions", sync_to_thread=True)
def tie(visit: NamedDependency[Visit], lesson_id: FromPath[str], data: Data) -> Response[Any]:
    def act(form: Form) -> str:
        tied = tie_action(visit.db, visit.person, lesson_id, form, at=clock.now())
        return f"{tied.reference} is an action of this lesson."

    return _done(visit, lesson_id, data, act)


def _done(visit: Visit, lesson_id: str, data: dict[str, Any], act: Callable[[Form], str]) -> Response[Any]:
    try:
        words = act(Form(data))
    except Unfit as unfit:
        return _page(visit, lesson_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/lessons/{lesson_id}", words)


def _page(visit: Visit, lesson_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = lesson_page(visit.db, visit.person, lesson_id, filled)
    made = made_in(visit.db)
    number = f"L{page.lesson.number}"
    answer = visit.page(
        "improving/lesson.html", page, title=f"{number}: {page.lesson.title}", status=status,
        purpose="What was learned, what should be done, and what became of it round by round.",
        place=place_of_lessons(visit.person, page.programme, Link(number, f"/lessons/{lesson_id}")),
    )  # fmt: skip
    return keeping(visit, made, answer)
