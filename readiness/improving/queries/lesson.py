"""One lesson: what happened, what is recommended, how far it is, and what its questions did in each round it was carried into."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from sqlmodel import Session, col, select

from readiness.improving.doors import lesson_seen
from readiness.improving.queries.asked import Asked, asked_in
from readiness.improving.queries.register import learned, shelf_of
from readiness.permissions import SignedIn, may_see_every_action
from readiness.tables import ActionState, Lesson, LessonMove, LessonSource, Person, Programme, Response, Round
from readiness.tables.lessons import NEXT_LESSON, ONWARD
from readiness.web.filled import Filled
from readiness.web.frame import Link
from reports.lessons.values import Learned


@dataclass(frozen=True, slots=True)
class ShownMove:
    words: str
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class LessonPage:
    """`source` leads to the organisation it was raised from, for who may see names."""

    programme: Programme
    lesson: Lesson
    learned: Learned
    questions: tuple[Asked, ...]
    source: Link | None
    moves: tuple[ShownMove, ...]
    """The newest first; who moved it is told to the office."""
    actions: tuple[tuple[Link, str], ...]
    onward: tuple[tuple[str, str], ...]
    back: tuple[tuple[str, str], ...]
    manages: bool
    figures: bool
    filled: Filled


def lesson_page(db: Session, person: SignedIn, lesson_id: str, filled: Filled) -> LessonPage:
    seen, lesson = lesson_seen(db, person, lesson_id)
    shelf = shelf_of(db, seen.programme)
    round_ = db.get(Round, lesson.round_id) if lesson.round_id else None
    linked = set(shelf.questions.get(lesson.id, ()))
    questions = tuple(one for one in asked_in(db, round_) if one.key in linked)
    sees_actions = may_see_every_action(person, seen.programme.id)
    ways = [(to, (lesson.state, to) in ONWARD) for to in NEXT_LESSON[lesson.state]] if seen.manages else []
    return LessonPage(
        programme=seen.programme, lesson=lesson,
        learned=learned(db, seen, shelf, lesson, with_actions=sees_actions),
        questions=questions,
        source=_source(db, lesson, [one.key for one in questions]) if seen.names else None,
        moves=_moves(db, shelf.moves.get(lesson.id, ()), names=seen.manages),
        actions=tuple(
            (Link(one.reference, f"/actions/{one.id}"), ActionState(one.state).words)
            for one in shelf.actions.get(lesson.id, ())
            if sees_actions
        ),
        onward=tuple((to.value, to.words) for to, is_onward in ways if is_onward),
        back=tuple((to.value, to.words) for to, is_onward in ways if not is_onward), manages=seen.manages,
        figures=seen.shows_figures(lesson), filled=filled,
    )  # fmt: skip


def _source(db: Session, lesson: Lesson, keys: Sequence[str]) -> Link | None:
    """Raised from an answer, it leads to the line of the first question that is linked."""
    response = db.get(Response, lesson.response_id) if lesson.response_id else None
    if response is None:
        return None
    line = f"#line-{quote(keys[0])}" if keys and lesson.source is LessonSource.ANSWER else ""
    return Link(response.organisation_name, f"/responses/{response.id}/receipt{line}")


def _moves(db: Session, moves: Sequence[LessonMove], *, names: bool) -> tuple[ShownMove, ...]:
    ids = {one.by for one in moves if one.by}
    people = (
        {one.id: one.name for one in db.exec(select(Person).where(col(Person.id).in_(ids)))} if names and ids else {}
    )
    return tuple(
        ShownMove(one.to_state.words, one.at, people.get(one.by or "", ""), one.reason) for one in reversed(moves)
    )
