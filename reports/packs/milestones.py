"""How sure organisations are of the dates of the plan: the chapter of milestones with a chart, and what the headlines say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from questionnaires.definition import Questionnaire
from questionnaires.question_types.milestone_grid import MilestoneGrid, Row, rows_of
from questionnaires.texts import words
from reports.colours import ink_on, palette
from reports.comparison import ComparedRound
from reports.dataset import ALL
from reports.milestones.chapter import chapter
from reports.milestones.standing import Before, standing
from reports.milestones.values import Line, Planned, Said
from reports.numbers import organisations
from reports.packs import nothing
from reports.packs.document import Chapter, Chart, Series, Table

KEY = "milestones"
_COMPLETE = "#17456b"
_MOST_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A round with answers, and when the plan it was asked against has each milestone, by its key."""

    round: ComparedRound
    dues: Mapping[str, date]


def milestones(now: Told, before: Told | None, *, see_parts: bool) -> tuple[Chapter, tuple[tuple[str, str], ...]]:
    """The chapter, and what the headlines say, by key. `see_parts`: whether constituencies are shown beside all together."""
    levels = _levels(now.round.questionnaire)
    plan = _plan(now)
    then = Before(_said(before.round), {one.key: one for one in _plan(before)}) if before is not None else None
    lines = standing(_said(now.round), plan, list(levels), then)
    title = before.round.title if before is not None and _grids(before.round.questionnaire) else ""
    made = chapter(lines, levels, as_of=now.round.as_of, before=title, see_parts=see_parts)
    together = [one for one in lines if one.constituency == ALL]
    if not together:
        return made, ()
    message = _message(together, levels)
    drawn = replace(made, blocks=(_chart(together, levels, made, message), *made.blocks))
    return drawn, ((KEY, message),) if message else ()


def milestones_untold(questionnaire: Questionnaire) -> Chapter:
    """For readers whom it is not told: where it stands, if it is asked at all."""
    return nothing.milestones() if _grids(questionnaire) else chapter((), {}, as_of="")


def _grids(questionnaire: Questionnaire) -> list[MilestoneGrid]:
    return [one for one in questionnaire.questions.values() if isinstance(one, MilestoneGrid)]


def _levels(questionnaire: Questionnaire) -> dict[str, str]:
    """Key to words, the least confident first."""
    return {
        one.key: words(one.text, "en", questionnaire.language)
        for grid in _grids(questionnaire)
        for one in grid.confidence
    }


def _plan(told: Told) -> tuple[Planned, ...]:
    questionnaire = told.round.questionnaire
    found = {
        one.key: Planned(one.key, words(one.text, "en", questionnaire.language), told.dues.get(one.key))
        for grid in _grids(questionnaire)
        for one in grid.milestones
    }
    return tuple(found.values())


def _said(one: ComparedRound) -> tuple[Said, ...]:
    keys = [grid.key for grid in _grids(one.questionnaire)]
    return tuple(
        Said(
            organisation=reference,
            name=organisation.name,
            constituency=organisation.constituency,
            roles=(),
            weight=organisation.weight,
            has_answered=reference in one.receipts,
            rows=_rows(one, reference, keys),
        )
        for reference, organisation in one.organisations.items()
    )


def _rows(one: ComparedRound, reference: str, keys: Sequence[str]) -> dict[str, Row]:
    answers = (one.sheets.get(reference, {}).get(key) for key in keys)
    return {row.milestone: row for answer in answers if isinstance(answer, tuple) for row in rows_of(answer)}


def _message(together: Sequence[Line], levels: Mapping[str, str]) -> str:
    """Of the first milestone that is not complete everywhere; empty where nobody said anything of one."""
    ahead = next((one for one in together if one.complete.count < one.concerned.count), None)
    if ahead is None:
        return ""
    least, *_ = levels
    late = f", {ahead.late.count:,} later than planned" if ahead.late is not None else ""
    return (
        f"{ahead.milestone.key} {ahead.milestone.title}: of {ahead.said.count:,} that said how far it is, of "
        f"{organisations(ahead.of.count)} asked, {ahead.complete.count:,} completed it and "
        f"{ahead.by_confidence[least].count:,} forecast it with {levels[least].lower()} confidence{late}."
    )


def _chart(together: Sequence[Line], levels: Mapping[str, str], made: Chapter, message: str) -> Chart:
    colours = palette(max(2, min(len(levels), _MOST_LEVELS)))
    series = [
        _series(title, [one.by_confidence[key].count for one in together], colours[min(at, len(colours) - 1)])
        for at, (key, title) in enumerate(levels.items())
    ]
    return Chart(
        f"{KEY}-chart",
        "Confidence in each milestone",
        "shares",
        tuple(
            f"{one.milestone.key} {one.milestone.title} ({one.concerned.count} of {one.of.count})" for one in together
        ),
        (*series, _series("Complete", [one.complete.count for one in together], _COMPLETE)),
        "organisations",
        f"{message or 'Nobody has anything ahead.'} One bar for each milestone, the least confident first.",
        next(block.base for block in made.blocks if isinstance(block, Table)),
        KEY,
        message=message,
    )


def _series(title: str, numbers: Sequence[int], colour: str) -> Series:
    return Series(title, tuple(map(str, numbers)), tuple(str(one or "") for one in numbers), colour, ink_on(colour))
