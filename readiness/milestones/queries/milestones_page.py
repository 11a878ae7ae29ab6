"""Everything the page of a round's milestones shows, and nothing else."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.figures.seen import round_of
from readiness.milestones.said import Told, before, told_in
from readiness.permissions import SignedIn, may_manage, require
from readiness.tables import Programme, Round
from readiness.web.showing import counted
from reports.dataset import ALL
from reports.milestones.standing import Before, standing
from reports.milestones.tables import confidence_in_words, in_words
from reports.milestones.values import Line


@dataclass(frozen=True, slots=True)
class Figures:
    """`before` is the round that slippage is since."""

    programme: Programme
    told: Told
    before: Round | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One milestone: all organisations together and each constituency."""

    key: str
    title: str
    planned: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MilestonesPage:
    """`columns` are (heading, kind); the first of `overview` is the milestone, of a part's rows the constituency. `sentence` says why
    there is nothing to show."""

    programme: Programme
    round: Round
    sentence: str
    base: str
    before: str
    columns: tuple[tuple[str, str], ...]
    overview: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]


def figures_of(db: Session, person: SignedIn, round_id: str) -> Figures:
    """For who manages the programme: what organisations say of dates is theirs. Raises NotFound."""
    round_, programme = round_of(db, round_id)
    require(may_manage(person, programme.id))
    told = told_in(db, round_)
    found: tuple[Round, Before] | None = before(db, told) if told.plan else None
    lines = standing(told.said, told.plan, tuple(told.confidence), found[1] if found else None)
    return Figures(programme, told, found[0] if found else None, lines)


def milestones_page(figures: Figures) -> MilestonesPage:
    told = figures.told
    heads = ["Said", "Complete", *reversed(list(told.confidence.values())), "After the plan", "Latest day"]
    keys = ["said", "complete", *reversed(list(told.confidence)), "late", "latest"]
    if figures.before is not None:
        heads += ["Later than last round", "Median"]
        keys += ["slipped", "days"]
    shown = [(line, in_words(line) | confidence_in_words(line)) for line in figures.lines]
    answered = sum(one.has_answered for one in told.said)
    return MilestonesPage(
        programme=figures.programme,
        round=told.round,
        sentence=_why_nothing(told, answered),
        base=f"{answered:,} of {counted(len(told.said), 'organisation')} handed in",
        before=figures.before.title if figures.before is not None else "",
        columns=tuple((head, "") for head in heads),
        overview=tuple(
            (f"{line.milestone.key} {line.milestone.title}", said["planned"], *(said[key] for key in keys))
            for line, said in shown
            if line.constituency == ALL
        ),
        parts=tuple(
            Part(
                one.key,
                one.title,
                _planned(next(said for line, said in shown if line.milestone == one)),
                tuple(
                    (line.constituency, *(said[key] for key in keys)) for line, said in shown if line.milestone == one
                ),
            )
            for one in told.plan
        ),
    )


def _planned(said: dict[str, str]) -> str:
    moved = f"; since the round before, {said['plan']}" if said["plan"] else ""
    return (
        f"Planned for {said['planned']}{moved}."
        if said["planned"][:2] != "no"
        else "The plan of this round has no date for it."
    )


def _why_nothing(told: Told, answered: int) -> str:
    if not told.plan:
        return (
            "The questionnaire of this round does not ask where milestones stand. "
            "A question of the kind milestone grid in its next version would."
        )
    if not answered:
        return f"Nobody has handed in yet: 0 of {counted(len(told.said), 'organisation')}. Figures appear here with the first response handed in."
    return ""
