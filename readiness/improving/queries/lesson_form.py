"""The form of a lesson, filled in from where one came: an answer, a rating, a round, or a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from readiness.carrying import carriable
from readiness.improving.doors import lesson_managed, programme_managed
from readiness.improving.queries.asked import Asked, asked_in
from readiness.permissions import SignedIn
from readiness.tables import (
    Constituency,
    Group,
    Lesson,
    LessonQuestion,
    Programme,
    Response,
    Round,
    RoundState,
)
from readiness.web.filled import Filled
from reports.lessons.values import PROGRAMME

GIVEN = ("round", "response", "question", "constituency", "group", "meeting", "source")


@dataclass(frozen=True, slots=True)
class LessonForm:
    """`hidden`: where it comes from, to be sent along."""

    programme: Programme
    filled: Filled
    constituencies: tuple[tuple[str, str], ...]
    rounds: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    round: Round | None
    group: Group | None = None
    organisation: str = ""
    questions: tuple[Asked, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)
    lesson: Lesson | None = None


def new_lesson_form(
    db: Session, person: SignedIn, programme_id: str, filled: Filled | None, given: Mapping[str, str]
) -> LessonForm:
    programme = programme_managed(db, person, programme_id)
    response = db.get(Response, given.get("response", ""))
    rounds = _rounds(db, programme_id)
    wanted = response.round_id if response is not None else given.get("round", "")
    round_ = next((one for one in rounds if one.id == wanted), None)
    group = db.get(Group, given.get("group", ""))
    group = group if group is not None and group.programme_id == programme_id else None
    if round_ is None:
        response = None
        round_ = rounds[0] if rounds else None
    start: dict[str, Any] = {
        "constituency": response.constituency_id if response else given.get("constituency", ""),
        "meeting": given.get("meeting", ""), "questions": [given.get("question", "")],
    }  # fmt: skip
    hidden = {
        "response": response.id if response else "",
        "round": round_.id if round_ else "",
        "group": group.id if group else "",
    }
    hidden |= {"question": given.get("question", ""), "source": given.get("source", "")}
    return LessonForm(
        programme=programme, filled=filled or Filled(start), constituencies=_constituencies(db, programme_id),
        rounds=tuple((one.id, one.title) for one in rounds), themes=_themes(db, programme_id), round=round_, group=group,
        organisation=response.organisation_name if response else "", questions=asked_in(db, round_),
        hidden={name: value for name, value in hidden.items() if value},
    )  # fmt: skip


def change_lesson_form(db: Session, person: SignedIn, lesson_id: str, filled: Filled | None) -> LessonForm:
    programme, lesson = lesson_managed(db, person, lesson_id)
    round_ = db.get(Round, lesson.round_id) if lesson.round_id else None
    linked = db.exec(select(LessonQuestion.question_key).where(LessonQuestion.lesson_id == lesson.id)).all()
    stored = {
        "title": lesson.title, "theme": lesson.theme, "constituency": lesson.constituency_id or "",
        "what_happened": lesson.what_happened, "recommendation": lesson.recommendation, "owner": lesson.owner,
        "questions": list(linked),
    }  # fmt: skip
    return LessonForm(
        programme=programme, filled=filled or Filled(stored), constituencies=_constituencies(db, programme.id), rounds=(),
        themes=_themes(db, programme.id), round=round_, questions=asked_in(db, round_), lesson=lesson,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CarryPage:
    """`chosen`: those that are not closed, ticked already."""

    programme: Programme
    round: Round | None
    lessons: tuple[tuple[str, str, str], ...]
    chosen: tuple[str, ...]
    filled: Filled


def carry_page(db: Session, person: SignedIn, programme_id: str, filled: Filled, round_id: str) -> CarryPage:
    """Into the round asked for, or the latest that was opened."""
    programme = programme_managed(db, person, programme_id)
    rounds = _rounds(db, programme_id)
    round_ = next((one for one in rounds if one.id == round_id), rounds[0] if rounds else None)
    lessons = carriable(db, round_) if round_ is not None else []
    return CarryPage(
        programme, round_,
        tuple((one.id, f"L{one.number}: {one.title}", f"{one.theme}; {one.state.words.lower()}") for one in lessons),
        tuple(one.id for one in lessons if one.state.value != "verified"), filled,
    )  # fmt: skip


def _rounds(db: Session, programme_id: str) -> list[Round]:
    """Those that were opened, the latest first."""
    wanted = select(Round).where(Round.programme_id == programme_id, Round.state != RoundState.PLANNED)
    return list(db.exec(wanted.order_by(col(Round.position).desc(), col(Round.id))).all())


def _constituencies(db: Session, programme_id: str) -> tuple[tuple[str, str], ...]:
    wanted = select(Constituency).where(Constituency.programme_id == programme_id)
    found = db.exec(wanted.order_by(col(Constituency.position), col(Constituency.name)))
    return (("", PROGRAMME), *((one.id, one.name) for one in found))


def _themes(db: Session, programme_id: str) -> tuple[str, ...]:
    return tuple(sorted(set(db.exec(select(Lesson.theme).where(Lesson.programme_id == programme_id)))))
