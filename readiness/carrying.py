"""Which lessons may be carried into a round: offered among lessons, and on the page of the round."""

from sqlmodel import Session, col, select

from readiness.tables import Lesson, LessonCarry, LessonState, Round


def carriable(db: Session, round_: Round) -> list[Lesson]:
    """Raised before the round or in an earlier one, not carried into it, and not set aside."""
    here = select(LessonCarry.lesson_id).where(LessonCarry.round_id == round_.id)
    found = db.exec(
        select(Lesson)
        .where(Lesson.programme_id == round_.programme_id, Lesson.state != LessonState.SET_ASIDE)
        .where(col(Lesson.id).not_in(here))
        .order_by(col(Lesson.number))
    )
    positions = dict(db.exec(select(Round.id, Round.position).where(Round.programme_id == round_.programme_id)).all())
    opened = round_.opened_at or round_.opens_at
    return [
        one
        for one in found
        if (positions[one.round_id] < round_.position if one.round_id is not None else one.raised_at < opened)
    ]


def waiting(db: Session, round_: Round) -> list[Lesson]:
    """Of these, those that nobody has verified yet."""
    return [one for one in carriable(db, round_) if one.state is not LessonState.VERIFIED]
