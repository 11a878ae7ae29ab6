"""Lessons as values: as they stood in each round since they were raised, and what their linked questions did meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from readiness.improving.queries.movements import movement_between
from readiness.improving.seen import LessonsSeen
from readiness.tables import (
    Action,
    Constituency,
    Group,
    Lesson,
    LessonAction,
    LessonCarry,
    LessonMove,
    LessonQuestion,
    LessonSource,
    LessonState,
    Programme,
    Round,
    RoundState,
)
from readiness.web.showing import day
from reports.lessons.values import PROGRAMME, Learned, Movement, Stand, State


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything about the lessons of a programme, read once. Rounds are those that were opened, in order."""

    programme: Programme
    rounds: tuple[Round, ...]
    constituencies: tuple[Constituency, ...]
    groups: Mapping[str, Group]
    lessons: tuple[Lesson, ...]
    moves: Mapping[str, Sequence[LessonMove]]
    carries: Mapping[str, frozenset[str]]
    questions: Mapping[str, tuple[str, ...]]
    actions: Mapping[str, tuple[Action, ...]]

    def constituency_of(self, lesson: Lesson) -> Constituency | None:
        return next((one for one in self.constituencies if one.id == lesson.constituency_id), None)


def shelf_of(db: Session, programme: Programme) -> Shelf:
    of_it = Lesson.programme_id == programme.id
    moves: dict[str, list[LessonMove]] = {}
    for move in db.exec(
        select(LessonMove)
        .join(Lesson, col(Lesson.id) == LessonMove.lesson_id)
        .where(of_it)
        .order_by(col(LessonMove.number))
    ):
        moves.setdefault(move.lesson_id, []).append(move)
    carries: dict[str, set[str]] = {}
    for carry in db.exec(select(LessonCarry).join(Lesson, col(Lesson.id) == LessonCarry.lesson_id).where(of_it)):
        carries.setdefault(carry.lesson_id, set()).add(carry.round_id)
    questions: dict[str, list[str]] = {}
    for linked in db.exec(select(LessonQuestion).join(Lesson, col(Lesson.id) == LessonQuestion.lesson_id).where(of_it)):
        questions.setdefault(linked.lesson_id, []).append(linked.question_key)
    actions: dict[str, list[Action]] = {}
    for lesson_id, action in db.exec(
        select(LessonAction.lesson_id, Action)
        .join(Action, col(Action.id) == LessonAction.action_id)
        .where(Action.programme_id == programme.id)
        .order_by(col(Action.reference))
    ):
        actions.setdefault(lesson_id, []).append(action)
    rounds = select(Round).where(Round.programme_id == programme.id, Round.state != RoundState.PLANNED)
    constituencies = select(Constituency).where(Constituency.programme_id == programme.id)
    return Shelf(
        programme=programme, rounds=tuple(db.exec(rounds.order_by(col(Round.position), col(Round.id)))),
        constituencies=tuple(db.exec(constituencies.order_by(col(Constituency.position), col(Constituency.name)))),
        groups={one.id: one for one in db.exec(select(Group).where(Group.programme_id == programme.id))},
        lessons=tuple(db.exec(select(Lesson).where(of_it).order_by(col(Lesson.number)))), moves=moves,
        carries={key: frozenset(found) for key, found in carries.items()},
        questions={key: tuple(sorted(found)) for key, found in questions.items()},
        actions={key: tuple(found) for key, found in actions.items()},
    )  # fmt: skip


def learned(db: Session, seen: LessonsSeen, shelf: Shelf, lesson: Lesson, *, with_actions: bool) -> Learned:
    """As this reader may know it. `with_actions`: whether they may know which actions came from it."""
    constituency = shelf.constituency_of(lesson)
    return Learned(
        reference=f"L{lesson.number}",
        title=lesson.title,
        theme=lesson.theme,
        constituency=constituency.name if constituency else PROGRAMME,
        what_happened=lesson.what_happened,
        recommendation=lesson.recommendation,
        owner=lesson.owner,
        state=lesson.state.value,
        source=came_from(seen, shelf, lesson),
        raised_on=day(lesson.raised_at),
        stands=tuple(_stands(db, seen, shelf, lesson)),
        actions=tuple(one.reference for one in shelf.actions.get(lesson.id, ())) if with_actions else (),
        questions=shelf.questions.get(lesson.id, ()),
    )


def came_from(seen: LessonsSeen, shelf: Shelf, lesson: Lesson) -> str:
    """Who may not see names is told the round and no more: one answer is one organisation."""
    group = shelf.groups.get(lesson.group_id or "")
    if group is not None:
        return f"{group.key}, meeting {lesson.meeting}" if lesson.meeting else group.key
    round_ = next((one.title for one in shelf.rounds if one.id == lesson.round_id), "a round that is not open")
    if seen.names and lesson.source in (LessonSource.ANSWER, LessonSource.RATING):
        return f"{lesson.source.words} in {round_}"
    return round_


def rounds_since(shelf: Shelf, lesson: Lesson) -> tuple[Round, ...]:
    """From the round it was raised in; raised outside one, those opened after."""
    at = next((at for at, one in enumerate(shelf.rounds) if one.id == lesson.round_id), None)
    if at is not None:
        return shelf.rounds[at:]
    return tuple(one for one in shelf.rounds if one.opened_at is not None and one.opened_at > lesson.raised_at)


def state_at(moves: Sequence[LessonMove], end: datetime | None, now: LessonState) -> State:
    """The last state before the moment; without one, as it is now."""
    before = [move for move in moves if end is None or move.at < end]
    if end is None:
        return now.value
    return before[-1].to_state.value if before else "raised"


def _stands(db: Session, seen: LessonsSeen, shelf: Shelf, lesson: Lesson) -> list[Stand]:
    """A round goes on until the next one opens: what is settled after it closed belongs to it."""
    rounds, moves = rounds_since(shelf, lesson), shelf.moves.get(lesson.id, ())
    carried = shelf.carries.get(lesson.id, frozenset())
    stands, last = [], rounds[0] if rounds and rounds[0].id == lesson.round_id else None
    for at, round_ in enumerate(rounds):
        end = rounds[at + 1].opened_at if at + 1 < len(rounds) else None
        movement = None
        if round_.id in carried:
            movement = _movement(db, seen, shelf, lesson, last, round_)
            last = round_
        stands.append(Stand(round_.title, state_at(moves, end, lesson.state), movement))
    return stands


def _movement(
    db: Session, seen: LessonsSeen, shelf: Shelf, lesson: Lesson, before: Round | None, after: Round
) -> Movement | None:
    """Beside a lesson only for who may see figures of its constituency."""
    if not seen.shows_figures(lesson):
        return None
    if before is None:
        return Movement("cannot tell", "", "It was raised outside a round, so there is none to compare with yet.")
    constituency = shelf.constituency_of(lesson)
    return movement_between(
        db, shelf.programme, before, after, shelf.questions.get(lesson.id, ()), constituency.name if constituency else None,
        names=seen.names,
    )  # fmt: skip
