"""A date."""

import datetime
from collections.abc import Iterator

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.question import Question

SOME_DAY = datetime.date(2026, 1, 1)


class Day(Question, frozen=True, kw_only=True, tag="date"):
    """Answered with a date, year first: 2026-03-31. Conditions compare it as that text."""

    earliest: datetime.date | None = None
    latest: datetime.date | None = None

    def read(self, raw: object) -> Value:
        if isinstance(raw, datetime.date) and not isinstance(raw, datetime.datetime):
            given = raw
        else:
            given = _parsed(raw)
        if self.earliest is not None and given < self.earliest:
            raise InvalidAnswer(f"{given} is too early; give a date from {self.earliest} on.")
        if self.latest is not None and given > self.latest:
            raise InvalidAnswer(f"{given} is too late; give a date up to {self.latest}.")
        return given

    def as_condition_value(self, value: Value) -> str:
        assert isinstance(value, datetime.date)
        return value.isoformat()

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        named = {datetime.date.fromisoformat(literal) for literal in literals if is_iso(literal)}
        ends = {end for end in (self.earliest, self.latest) if end is not None}
        ordinals = {day.toordinal() + step for day in named | ends or {SOME_DAY} for step in (-1, 0, 1)}
        tried = [datetime.date.fromordinal(at) for at in sorted(ordinals) if 0 < at <= datetime.date.max.toordinal()]
        return (day for day in tried if (self.earliest or day) <= day <= (self.latest or day))

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            yield "earliest", "The earliest date is after the latest; exchange them."


def is_iso(text: str) -> bool:
    """Whether it is a date of the calendar, written 2026-03-31."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _parsed(raw: object) -> datetime.date:
    if not isinstance(raw, str):
        raise InvalidAnswer("Give a date as year-month-day, for example 2026-03-31.")
    text = raw.strip()
    if not is_iso(text):
        raise InvalidAnswer(f"{text[:40]!r} is not a date; write it as year-month-day, for example 2026-03-31.")
    return datetime.date.fromisoformat(text)
