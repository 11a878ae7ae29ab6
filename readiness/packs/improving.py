"""Lessons and actions of a programme, as the chapters of a pack take them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from sqlmodel import Session, col, select

from readiness.improving.queries.movements import movement_between
from readiness.packs.rounds import Rounds
from readiness.tables import (
    Action,
    ActionOwner,
    ActionUpdate,
    Constituency,
    Group,
    Lesson,
    LessonAction,
    LessonCarry,
    LessonMove,
    LessonQuestion,
    Programme,
    Round,
)
from reports.actions.log import LoggedAction
from reports.comparison import question_movement
from reports.lessons.values import PROGRAMME, Learned, Movement, Stand, State
from reports.numbers import organisations

Moving = Callable[[Round, Sequence[str], str | None], Movement]
"""What questions did since the round before, in a constituency, or in all together."""


def actions_of(db: Session, programme_id: str) -> list[LoggedAction]:
    """The whole log, by group, meeting and sequence."""
    rows = db.exec(
        select(Action, Group)
        .join(Group, col(Group.id) == Action.group_id)
        .where(Action.programme_id == programme_id)
        .order_by(col(Group.level), col(Group.position), col(Group.key), col(Action.meeting), col(Action.sequence))
    ).all()
    owners: dict[str, list[str]] = {}
    of_programme = col(Action.programme_id) == programme_id
    for owner in db.exec(select(ActionOwner).join(Action).where(of_programme).order_by(col(ActionOwner.position))):
        owners.setdefault(owner.action_id, []).append(owner.label)
    updates = db.exec(
        select(ActionUpdate)
        .join(Action)
        .where(of_programme)
        .order_by(col(ActionUpdate.on_day), col(ActionUpdate.number))
    )
    latest = {one.action_id: one for one in updates}
    return [_logged(action, group, owners.get(action.id, []), latest.get(action.id)) for action, group in rows]


def _logged(action: Action, group: Group, owners: Sequence[str], update: ActionUpdate | None) -> LoggedAction:
    return LoggedAction(
        reference=action.reference,
        group=group.key,
        raised_on=action.raised_on,
        text=action.text,
        owners=tuple(owners),
        due_on=action.due_on,
        state=action.state.value,
        latest=update.text if update is not None else "",
        updated_on=update.on_day if update is not None else None,
        decision=action.decision,
    )


def lessons_of(db: Session, rounds: Rounds, programme: Programme, *, names: bool) -> list[Learned]:
    """As each stood at the end of the rounds up to the one at hand, with what its questions did where it was carried: all of that,
    or what those may know who do not see `names`."""
    programme_id = programme.id
    movement = partial(_movement, rounds) if names else partial(_told, db, programme, rounds)
    every = db.exec(select(Lesson).where(Lesson.programme_id == programme_id).order_by(col(Lesson.number))).all()
    places = dict(
        db.exec(select(Constituency.id, Constituency.name).where(Constituency.programme_id == programme_id)).all()
    )
    return [_learned(db, rounds, one, places.get(one.constituency_id or ""), movement) for one in every]


def _learned(db: Session, rounds: Rounds, lesson: Lesson, constituency: str | None, movement: Moving) -> Learned:
    moves = db.exec(select(LessonMove).where(LessonMove.lesson_id == lesson.id).order_by(col(LessonMove.number))).all()
    questions = db.exec(
        select(LessonQuestion.question_key)
        .where(LessonQuestion.lesson_id == lesson.id)
        .order_by(col(LessonQuestion.question_key))
    ).all()
    actions = db.exec(
        select(Action.reference)
        .join(LessonAction)
        .where(LessonAction.lesson_id == lesson.id)
        .order_by(col(Action.reference))
    ).all()
    carried = set(db.exec(select(LessonCarry.round_id).where(LessonCarry.lesson_id == lesson.id)).all())
    stands = [
        Stand(
            one.title,
            _state(moves, one, lesson),
            movement(one, questions, constituency) if one.id in carried else None,
        )
        for one in _since_raised(rounds.opened, lesson)
    ]
    return Learned(
        reference=f"L{lesson.number}",
        title=lesson.title,
        theme=lesson.theme,
        constituency=constituency or PROGRAMME,
        what_happened=lesson.what_happened,
        recommendation=lesson.recommendation,
        owner=lesson.owner,
        state=lesson.state.value,
        source=lesson.source.value,
        raised_on=lesson.raised_at.date().isoformat(),
        stands=tuple(stands),
        actions=tuple(actions),
        questions=tuple(questions),
    )


def _since_raised(rounds: Sequence[Round], lesson: Lesson) -> Sequence[Round]:
    """From the round it was raised in; where that was none, from the first that was still open then."""
    first = next(
        (
            at
            for at, one in enumerate(rounds)
            if one.id == lesson.round_id
            or (lesson.round_id is None and (one.closed_at is None or one.closed_at > lesson.raised_at))
        ),
        len(rounds),
    )
    return rounds[first:]


def _state(moves: Sequence[LessonMove], round_: Round, lesson: Lesson) -> State:
    """At the end of the round, or now where it goes on."""
    until = [one for one in moves if round_.closed_at is None or one.at <= round_.closed_at]
    return (until[-1].to_state if until else moves[0].to_state if moves else lesson.state).value


def _movement(rounds: Rounds, round_: Round, questions: Sequence[str], constituency: str | None) -> Movement:
    found = rounds.since(round_)
    if found is None:
        return Movement("cannot tell", "", "There is no earlier round to compare with.")
    before, _, pair = found
    if not questions:
        return Movement("cannot tell", "", "No question is linked to it.", before.title)
    moved = question_movement(pair, questions, constituency)
    return Movement(moved.verdict, f"Based on {moved.n} of {organisations(moved.of)}.", moved.reason, before.title)


def _told(
    db: Session, programme: Programme, rounds: Rounds, round_: Round, questions: Sequence[str], constituency: str | None
) -> Movement:
    """The same as the page of the lesson tells those who do not see names."""
    earlier = rounds.before(round_)
    if earlier is None:
        return Movement("cannot tell", "", "There is no earlier round to compare with.")
    moved = movement_between(db, programme, earlier, round_, questions, constituency, names=False)
    return replace(moved, based_on=str(moved.based_on))
