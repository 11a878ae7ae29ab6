"""How sure organisations are of the dates of the plan, milestone by milestone, and how many forecast to be late."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from questionnaires.answers import AnswerSheet
from questionnaires.definition import Questionnaire
from questionnaires.question_types.milestone_grid import MilestoneGrid, Row, State, rows_of
from questionnaires.texts import words
from reports.colours import ink_on, palette
from reports.numbers import day, organisations
from reports.packs.document import Block, Chapter, Chart, Sentences, Series, Table
from reports.sheets import Column, count

KEY = "milestones"
NOT_ASKED = "No question of this round asks about milestones, so no confidence in them is stated."
_COMPLETE = "#17456b"


@dataclass(frozen=True, slots=True)
class Asked:
    """One milestone of one grid. `levels`: least confident first, key to title. `rows`: of those to whom it applies."""

    title: str
    due: date | None
    levels: Mapping[str, str]
    rows: tuple[Row, ...]

    @property
    def complete(self) -> int:
        return sum(row.state is State.COMPLETE for row in self.rows)

    @property
    def late(self) -> int | None:
        """How many were or will be later than the plan says; None where it says nothing."""
        due = self.due
        return None if due is None else sum(row.on is not None and row.on > due for row in self.rows)

    def at(self, level: str) -> int:
        return sum(row.confidence == level for row in self.rows)


def milestones(
    questionnaire: Questionnaire, sheets: Iterable[AnswerSheet], dues: Mapping[str, date], base: str
) -> tuple[Chapter, tuple[tuple[str, str], ...]]:
    """The chapter, and what the headlines say, by key. `dues`: when the plan of the round has each milestone, by its key."""
    grids = [one for one in questionnaire.questions.values() if isinstance(one, MilestoneGrid)]
    given = list(sheets)
    blocks: list[Block] = []
    said: list[tuple[str, str]] = []
    for at, grid in enumerate(grids, start=1):
        asked, key = _asked(grid, given, dues, questionnaire.language), KEY if at == 1 else f"{KEY}-{at}"
        message = _message(asked, len(given))
        blocks += [_chart(asked, len(given), base, key, message), _table(asked, len(given), base, key, message)]
        said += [(key, message)] if message else []
    purpose = "Whether organisations expect to meet the dates of the plan, and how sure they are."
    return Chapter(KEY, "Milestone confidence", purpose, tuple(blocks) or (Sentences((NOT_ASKED,)),)), tuple(said)


def _asked(
    grid: MilestoneGrid, sheets: Sequence[AnswerSheet], dues: Mapping[str, date], language: str
) -> tuple[Asked, ...]:
    answers = [value for sheet in sheets if isinstance(value := sheet.get(grid.key), tuple)]
    rows = [row for value in answers for row in rows_of(value) if row.state is not State.NOT_APPLICABLE]
    levels = {one.key: words(one.text, "en", language) for one in grid.confidence}
    return tuple(
        Asked(
            words(one.text, "en", language),
            dues.get(one.key),
            levels,
            tuple(row for row in rows if row.milestone == one.key),
        )
        for one in grid.milestones
    )


def _message(asked: Sequence[Asked], of: int) -> str:
    """Of the first milestone that is not complete everywhere; empty where nobody said anything of one."""
    ahead = next((one for one in asked if one.rows and one.complete < len(one.rows)), None)
    if ahead is None:
        return ""
    least, *_ = ahead.levels
    late = f", {ahead.late:,} later than planned" if ahead.late is not None else ""
    return (
        f"{ahead.title}: of {len(ahead.rows):,} that answered for it, of {organisations(of)} that handed in, {ahead.complete:,} "
        f"completed it and {ahead.at(least):,} forecast it with {ahead.levels[least].lower()} confidence{late}."
    )


def _with_denominator(one: Asked, of: int) -> str:
    return f"{one.title} ({len(one.rows)} of {of})"


def _chart(asked: Sequence[Asked], of: int, base: str, key: str, message: str) -> Chart:
    levels = asked[0].levels
    colours = palette(max(2, len(levels)))
    series = [
        _series(title, [one.at(level) for one in asked], colour)
        for (level, title), colour in zip(levels.items(), colours, strict=True)
    ]
    return Chart(
        f"{key}-chart",
        "Confidence in each milestone",
        "shares",
        tuple(_with_denominator(one, of) for one in asked),
        (*series, _series("Complete", [one.complete for one in asked], _COMPLETE)),
        "organisations",
        f"{message or 'Nobody has said anything of a milestone yet.'} One bar for each milestone, the least confident first.",
        base,
        key,
        message=message,
    )


def _series(title: str, numbers: Sequence[int], colour: str) -> Series:
    return Series(title, tuple(map(str, numbers)), tuple(str(one or "") for one in numbers), colour, ink_on(colour))


def _table(asked: Sequence[Asked], of: int, base: str, key: str, message: str) -> Table:
    levels = asked[0].levels
    columns = (
        Column("milestone", "The milestone"),
        Column("due", "When the plan that the round was asked against has it"),
        Column("answered", "Organisations that said something of it, without those to whom it does not apply", "organisations", "count"),
        *(Column(f"confidence_{level}", f"Of these, {title} confidence in their forecast", "organisations", "count") for level, title in levels.items()),
        Column("complete", "Of these, completed it", "organisations", "count"),
        Column("late", "Of these, completed it or forecast it later than the plan has it", "organisations", "count"),
    )  # fmt: skip
    return Table(
        key,
        "How sure organisations are of each milestone",
        columns,
        ("Milestone", "Due", "Answered", *levels.values(), "Complete", "Late"),
        tuple(
            (
                one.title,
                day(one.due.isoformat()) if one.due is not None else "not planned",
                count(len(one.rows)),
                *(count(one.at(level)) for level in levels),
                count(one.complete),
                count(one.late) if one.late is not None else "not known",
            )
            for one in asked
        ),
        f"{base} Of {of:,} that handed in.",
        notes=("Late: later than the plan that the round was asked against.",),
        message=message,
    )
