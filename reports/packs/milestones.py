"""How sure organisations are of the dates of the plan: the chapter of milestones with a chart, and what the headlines say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from questionnaires.definition import Questionnaire
from questionnaires.question_types.milestone_grid import MilestoneGrid, Row, rows_of
from questionnaires.texts import words
from reports.colours import BLACK, ink_on, palette
from reports.comparison import ComparedRound
from reports.dataset import ALL
from reports.milestones.chapter import chapter
from reports.milestones.standing import Before, standing
from reports.milestones.tables import in_figures
from reports.milestones.values import Line, Planned, Said
from reports.milestones.veils import veiled
from reports.numbers import listed, organisations
from reports.packs import nothing
from reports.packs.document import Chapter, Chart, Series, Table
from reports.sheets import WITHHELD
from reports.suppression import milestones as decided
from reports.suppression.protected import ProtectedTable, Protection, in_full, protect

KEY = "milestones"
_COMPLETE = "#17456b"
_WITHHELD = "#d5d8da"
_MOST_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A round with answers, and when the plan it was asked against has each milestone, by its key."""

    round: ComparedRound
    dues: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class May:
    """What readers without names may be told of each milestone, and by what it is protected."""

    told: Mapping[str, decided.Told]
    protection: Protection


def milestones(
    now: Told, before: Told | None, *, see_parts: bool, may: May | None = None
) -> tuple[Chapter, tuple[tuple[str, str], ...]]:
    """The chapter, and what the headlines say, by key. `see_parts`: whether constituencies are shown beside all together. `may`:
    None where names are seen, and so everything."""
    levels = _levels(now.round.questionnaire)
    plan = _plan(now)
    then = Before(_said(before.round), {one.key: one for one in _plan(before)}) if before is not None else None
    every = standing(_said(now.round), plan, list(levels), then)
    lines = in_full(every) if may is None else protect(every, lambda line: veiled(line, may.told), may.protection)
    title = before.round.title if before is not None and _grids(before.round.questionnaire) else ""
    made = chapter(lines, levels, as_of=now.round.as_of, before=title, see_parts=see_parts)
    together = lines.where(lambda one: one.constituency == ALL)
    if not together.rows:
        return made, ()
    message = _message(together, levels)
    drawn = replace(made, blocks=(_chart(together, levels, made, message), *made.blocks))
    return drawn, ((KEY, message),) if message else ()


def milestones_untold(questionnaire: Questionnaire) -> Chapter:
    """For readers whom it is not told: where it stands, if it is asked at all."""
    return nothing.milestones() if _grids(questionnaire) else chapter(in_full(()), {}, as_of="")


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


def _message(together: ProtectedTable[Line], levels: Mapping[str, str]) -> str:
    """Of the first milestone that is not complete everywhere; empty where nobody said anything of one."""
    ahead = next((one for one in together.rows if not _is_done(one)), None)
    if ahead is None:
        return ""
    least, *_ = levels
    sure = f"forecast it with {levels[least].lower()} confidence"
    counts = ((ahead.complete, "completed it"), (ahead.by_confidence[least], sure))
    told = [f"{in_figures(amount)} {words}" for amount, words in counts if amount.count is not None]
    late = ahead.late.count if ahead.late is not None else None
    return (
        f"{ahead.milestone.key} {ahead.milestone.title}: of {in_figures(ahead.said)} that said how far it is, of "
        f"{organisations(ahead.of.count or 0)} asked, {listed(told) or 'it is withheld how many completed it'}"
        f"{f', {late:,} later than planned' if late is not None else ''}."
    )


def _is_done(one: Line) -> bool:
    """Also where it applies to nobody."""
    return one.complete.count is not None and one.complete.count == one.concerned.count


def _chart(together: ProtectedTable[Line], levels: Mapping[str, str], made: Chapter, message: str) -> Chart:
    colours = palette(max(2, min(len(levels), _MOST_LEVELS)))
    lines = together.rows
    series = [
        _series(title, [_drawn(one, one.by_confidence[key].count) for one in lines], colours[min(at, len(colours) - 1)])
        for at, (key, title) in enumerate(levels.items())
    ]
    series.append(_series("Complete", [_drawn(one, one.complete.count) for one in lines], _COMPLETE))
    gaps = [_gap(one) for one in lines]
    if any(gaps):
        labels = tuple(WITHHELD if gap else "" for gap in gaps)
        series.append(Series("Withheld", tuple(str(gap) if gap else None for gap in gaps), labels, _WITHHELD, BLACK))
    return Chart(
        f"{KEY}-chart",
        "Confidence in each milestone",
        "shares",
        tuple(
            f"{one.milestone.key} {one.milestone.title} ({in_figures(one.concerned)} of {in_figures(one.of)})"
            for one in lines
        ),
        tuple(series),
        "organisations",
        f"{message or 'Nobody has anything ahead.'} One bar for each milestone, the least confident first.",
        next(block.base for block in made.blocks if isinstance(block, Table)),
        KEY,
        message=message,
    )


def _drawn(one: Line, count: int | None) -> int | None:
    """Nothing where it is not told how many there are of all, since no length would be a share then."""
    return None if one.concerned.count is None else count


def _gap(one: Line) -> int:
    """What is withheld stands together at the end of the bar: the whole bar where it is not told of how many."""
    if one.concerned.count is None:
        return 1
    told = sum(amount.count or 0 for amount in (one.complete, *one.by_confidence.values()))
    return one.concerned.count - told


def _series(title: str, numbers: Sequence[int | None], colour: str) -> Series:
    values = tuple(None if one is None else str(one) for one in numbers)
    return Series(title, values, tuple(str(one or "") for one in numbers), colour, ink_on(colour))
