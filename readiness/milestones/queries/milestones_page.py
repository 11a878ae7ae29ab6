"""Everything the page of a round's milestones shows, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from readiness.figures.of_milestones import Figures
from readiness.figures.protecting import LEFT_OUT
from readiness.figures.seen import Seen
from readiness.tables import Programme, Round
from reports.dataset import ALL
from reports.milestones.tables import confidence_in_words, in_words


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
    protected: tuple[str, ...] = ()
    """What is not told and why, in sentences; none where everything is told."""
    may_go_live: bool = True
    """Whether this reader may see whom go-live rules name."""
    since: str = ""
    back: Mapping[str, str] = field(default_factory=dict)
    """Where to go where there is nothing to show."""


def milestones_page(figures: Figures) -> MilestonesPage:
    told, names = figures.told, figures.lines.protection.names
    heads = ["Said", "Complete", *reversed(list(told.confidence.values())), "After the plan"]
    keys = ["said", "complete", *reversed(list(told.confidence)), "late"]
    if names:
        heads, keys = [*heads, "Latest day"], [*keys, "latest"]
    if figures.before is not None:
        heads += ["Later than last round", "Median"]
        keys += ["slipped", "days"]
    shown = [(line, in_words(line) | confidence_in_words(line)) for line in figures.lines.rows]
    parts = [(one, [(line, said) for line, said in shown if line.milestone == one]) for one in told.plan]
    return MilestonesPage(
        programme=figures.programme,
        round=told.round,
        sentence=figures.why or _why_nothing(figures),
        base=f"{figures.response} handed in",
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
                _planned(some[0][1]),
                tuple((line.constituency, *(said[key] for key in keys)) for line, said in some),
            )
            for one, some in parts
            if some
        ),
        protected=figures.lines.protection.sentences,
        may_go_live=figures.seen.names,
        since=figures.since,
        back=_back(figures.seen),
    )


def _back(seen: Seen) -> dict[str, str]:
    if seen.names:
        return {"title": "Back to the round", "href": f"/rounds/{seen.round.id}"}
    return {"title": "Back to the dashboard", "href": f"/rounds/{seen.round.id}/dashboard"}


def _planned(said: dict[str, str]) -> str:
    moved = f"; since the round before, {said['plan']}" if said["plan"] else ""
    return (
        f"Planned for {said['planned']}{moved}."
        if said["planned"][:2] != "no"
        else "The plan of this round has no date for it."
    )


def _why_nothing(figures: Figures) -> str:
    if not figures.told.plan:
        return (
            "The questionnaire of this round does not ask where milestones stand. "
            "A question of the kind milestone grid in its next version would."
        )
    if not any(one.has_answered for one in figures.told.said):
        return f"Nobody has handed in yet: {figures.response}. Figures appear here with the first response handed in."
    return "" if figures.lines.rows else LEFT_OUT
