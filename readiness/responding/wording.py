"""Answers in words, for whoever reads and does not answer."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from questionnaires.answers import Given, NotApplicable, plain
from questionnaires.question_types import AnyQuestion, Number, Percent
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
    options = {option.key: paper.words(option.text) for option in question.choices}
    if isinstance(given, tuple):
        return "\n".join(options.get(key, key) for key in given)
    text = str(plain(given))
    if isinstance(question, Percent):
        return f"{text}%"
    if isinstance(question, Number) and question.unit is not None:
        return f"{text} {paper.words(question.unit)}"
    return options.get(text, text) if options else text


def stored_in_words(paper: Paper, question: AnyQuestion, value: str) -> str:
    """Of a value as it is stored."""
    return in_words(paper, question, given_from(question, value))


def at_words(when: datetime, zone: ZoneInfo) -> str:
    """5 March 2025, 17:00 in the zone, which the page names once."""
    local = when.astimezone(zone)
    return f"{local.day} {MONTHS[local.month]} {local.year}, {local.hour:02}:{local.minute:02}"
