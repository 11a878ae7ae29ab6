"""Lessons and actions of a programme, as the chapters of a pack take them: what their own pages say, up to the round at hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from readiness.improving.queries.log import whole_log_of
from readiness.improving.queries.register import learned, shelf_of
from readiness.improving.seen import Grant, LessonsSeen
from readiness.tables import Programme, Round
from reports.actions.log import LoggedAction
from reports.lessons.values import Learned


def actions_of(db: Session, programme_id: str, on: date) -> list[LoggedAction]:
    """The whole log, by group, meeting and sequence."""
    return [row.logged for row in whole_log_of(db, programme_id, on)]


def lessons_of(db: Session, rounds: Sequence[Round], programme: Programme, *, names: bool) -> list[Learned]:
    """As each stood in `rounds`, with what its questions did where it was carried: all of that, or what those may know who do not
    see `names`."""
    seen = LessonsSeen(programme, (Grant(None, agreed_only=False, figures=True),), names, manages=names)
    shelf = shelf_of(db, programme)
    known = {one.id for one in rounds}
    shelf = replace(shelf, rounds=tuple(one for one in shelf.rounds if one.id in known))
    return [learned(db, seen, shelf, lesson, with_actions=True) for lesson in shelf.lessons]
