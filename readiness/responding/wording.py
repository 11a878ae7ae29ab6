"""Answers in words, for whoever reads and does not answer."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from questionnaires.answers import Given, NotApplicable, plain
from questionnaires.question_types import AnyQuestion, MilestoneGrid, Number, Percent
from questionnaires.question_types.milestone_grid import Row, State, rows_of
from readiness.responding.paper import Paper
from readiness.scorekeeping import given_from
from readiness.web.showing import day

NOTHING = "No answer"
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def in_words(paper: Paper, question: AnyQuestion, given: Given | None) -> str:
    if given is None:
        return NOTHING
    if isinstance(given, NotApplicable):
        return f"Does not apply: {given.reason}"
    if isinstance(given, date):
        return day(given)
    if isinstance(question, MilestoneGrid):
        return "\n".join(row_in_words(paper, question, row) for row in rows_of(given))
    options = {option.key: paper.words(option.text) for option in question.choices}
    if isinstance(given, tuple):
        return "\n".join(options.get(key, key) for key in given)
    text = str(plain(given))
    if isinstance(question, Percent):
        return f"{text}%"
    if isinstance(question, Number) and question.unit is not None:
        return f"{text} {paper.words(question.unit)}"
    return options.get(text, text) if options else text


def row_in_words(paper: Paper, question: MilestoneGrid, row: Row) -> str:
    names = {one.key: paper.words(one.text) for one in question.milestones}
    sure = {one.key: paper.words(one.text) for one in question.confidence}
    said = row.state.words.lower()
    if row.on is not None:
        said = f"{said}, {'on' if row.state is State.COMPLETE else 'forecast for'} {day(row.on)}"
    if row.confidence:
        said = f"{said}, confidence {sure[row.confidence].lower()}"
    return f"{row.milestone} {names[row.milestone]}: {said}"


def stored_in_words(paper: Paper, question: AnyQuestion, value: str) -> str:
    """Of a value as it is stored."""
    return in_words(paper, question, given_from(question, value))


def at_words(when: datetime, zone: ZoneInfo) -> str:
    """5 March 2025, 17:00 in the zone, which the page names once."""
    local = when.astimezone(zone)
    return f"{local.day} {MONTHS[local.month]} {local.year}, {local.hour:02}:{local.minute:02}"
