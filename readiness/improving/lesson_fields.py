"""The fields of a lesson as a person types them, and where it was raised from."""

import re
from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.improving.action_fields import Problems
from readiness.improving.texts import long_text, whole_number
from readiness.problems import Unfit
from readiness.tables import Constituency, Group, LessonSource, Organisation, Response, Round
from readiness.web.forms import Form
from readiness.web.texts import needed, short

LEAST_NAME = 4
"""Shorter names of organisations are words of the language too often to look for."""


@dataclass(frozen=True, slots=True)
class LessonFields:
    title: str
    theme: str
    constituency_id: str | None
    what_happened: str
    recommendation: str
    owner: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaisedFrom:
    """Things of this programme only."""

    source: LessonSource
    round: Round | None
    response: Response | None
    group: Group | None
    meeting: int | None


def lesson_fields(db: Session, programme_id: str, form: Form, keys: frozenset[str]) -> LessonFields:
    """`keys`: of the questions that may be linked. Raises Unfit with everything that is wrong at once."""
    problems = Problems()
    read = problems.read
    title = read(lambda: needed(form, "title", 200, "Give the lesson a title."))
    theme = read(lambda: needed(form, "theme", 80, "Give the theme it belongs to, for example Planning."))
    constituency = read(lambda: _constituency(db, programme_id, form)) or ""
    happened = read(lambda: long_text(form, "what_happened", "Say what happened."))
    recommended = read(lambda: long_text(form, "recommendation", "Say what should be done."))
    owner = read(lambda: short("owner", form.text("owner"), 200))
    if not problems.errors:
        named = {
            "title": title,
            "theme": theme,
            "what_happened": happened,
            "recommendation": recommended,
            "owner": owner,
        }
        _check_names(db, programme_id, {name: text or "" for name, text in named.items()}, problems)
    if problems.errors or title is None or theme is None or happened is None or recommended is None or owner is None:
        raise Unfit(problems.errors)
    questions = tuple(dict.fromkeys(key for key in form.texts("questions") if key in keys))
    return LessonFields(title, theme, constituency or None, happened, recommended, owner, questions)


def raised_from(db: Session, programme_id: str, form: Form) -> RaisedFrom:
    """What is of another programme counts as nothing."""
    response = db.get(Response, form.text("response")) if form.text("response") else None
    round_id = response.round_id if response is not None else form.text("round")
    round_ = db.get(Round, round_id) if round_id else None
    if round_ is None or round_.programme_id != programme_id:
        round_, response = None, None
    group = db.get(Group, form.text("group")) if form.text("group") else None
    if group is not None and group.programme_id != programme_id:
        group = None
    meeting = whole_number(form, "meeting", "Give the number of the meeting, from 1 to 999.") if group else None
    source = LessonSource.ROUND
    if group is not None:
        source = LessonSource.MEETING
    elif response is not None and form.text("question"):
        source = LessonSource.ANSWER
    elif response is not None or form.text("source") == LessonSource.RATING.value:
        source = LessonSource.RATING
    if source is not LessonSource.MEETING and round_ is None:
        raise Unfit({"round": "Choose the round it was raised in, or raise it from a meeting."})
    return RaisedFrom(source, round_, response, group, meeting)


def _constituency(db: Session, programme_id: str, form: Form) -> str:
    chosen = form.text("constituency")
    if not chosen:
        return ""
    found = db.get(Constituency, chosen)
    if found is None or found.programme_id != programme_id:
        raise Unfit({"constituency": "Choose a constituency of this programme, or the whole programme."})
    return found.id


def _check_names(db: Session, programme_id: str, texts: dict[str, str], problems: Problems) -> None:
    """Lessons are read by people who may not know which organisation one comes from."""
    names = db.exec(
        select(Organisation.name).where(Organisation.programme_id == programme_id).order_by(col(Organisation.name))
    ).all()
    known = [one for one in names if len(one) >= LEAST_NAME]
    if not known:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)
    for field, text in texts.items():
        found = pattern.search(text)
        if found is not None:
            problems.errors[field] = (
                f"This names {found[0]}. Observers and other organisations read lessons; say it without the name."
            )
