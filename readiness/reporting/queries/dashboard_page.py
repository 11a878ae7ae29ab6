"""Everything the dashboard of a round shows, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from questionnaires.question_types.milestone_grid import MilestoneGrid
from readiness.drawings import Drawing, drawings_of
from readiness.figures.filters import ASKED, STATES, UNRATED, Filters, said
from readiness.figures.of_round import Figures
from readiness.figures.protecting import LEFT_OUT, SEALED
from readiness.figures.rows import StateRow
from readiness.figures.seen import Seen
from readiness.tables import RoundState
from readiness.web.cells import Rated
from readiness.web.frame import Link
from readiness.web.showing import counted, moment
from reports.dashboard import Dashboard
from reports.levels import ShownLevel, shown_levels
from reports.tables.summary import SummaryRow

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What may be chosen; options are empty where this reader may not choose by it."""

    address: str
    filters: Filters
    constituencies: tuple[Option, ...]
    roles: tuple[Option, ...]
    levels: tuple[Option, ...]
    states: tuple[Option, ...]
    said: str
    """What is shown of what, and why; empty without a filter."""


@dataclass(frozen=True, slots=True)
class StateLine:
    name: str
    asked: int
    counts: tuple[int, ...]
    """In the order of `STATES`."""

    @property
    def counts_shown(self) -> tuple[str, ...]:
        return tuple(f"{count:,}" for count in self.counts)


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A row of the summary with its way further."""

    name: Link | str
    rating: Rated
    row: SummaryRow


@dataclass(frozen=True, slots=True)
class ShownChart:
    drawing: Drawing
    src: str


@dataclass(frozen=True, slots=True)
class DashboardPage:
    """`situation`: planned (not open yet), empty (nobody is asked), waiting (nobody has handed in), sealed (no
    rating may be told to this reader yet), shown, or failed."""

    situation: Literal["planned", "empty", "waiting", "sealed", "shown", "failed"]
    sentence: str
    round: Link | None
    as_of: date
    closes: str
    takes_answers: bool
    form: FilterForm | None = None
    states: tuple[StateLine, ...] = ()
    state_words: tuple[str, ...] = tuple(words for _, words, _ in STATES)
    summary: tuple[SummaryLine, ...] = ()
    shown: Dashboard | None = None
    levels: tuple[Rated, ...] = ()
    ratings: tuple[ShownChart, ...] = ()
    sections: tuple[ShownChart, ...] = ()
    has_all: bool = False
    """Whether the first row of each table is all organisations together."""
    handed_in: str = ""
    since: str = ""
    """What came in after results were released."""
    names: bool = False
    protected: tuple[str, ...] = ()
    """What is not told to this reader, and why."""
    styles: str = ""
    export_base: str = ""
    compare: str = ""
    """Where this round is compared with others, for who may."""
    milestones: str = ""
    """Where its milestones are, if the questionnaire asks about them."""
    packs: str = ""
    """Where its packs are, for who may read them."""
    lesson: str = ""
    """Where a lesson is raised from this round, for who may."""
    exports: str = ""
    """What follows the name of a table in the address of its export."""


def _asks_about_milestones(figures: Figures) -> bool:
    return any(isinstance(one, MilestoneGrid) for one in figures.instrument.questionnaire.questions.values())


def dashboard_page(figures: Figures) -> DashboardPage:
    seen, base = figures.seen, f"/rounds/{figures.seen.round.id}"
    page = bare_page(seen, *_situation(figures))
    made = figures.shown()
    shown = made[0] if made is not None else None
    drawings = drawings_of(shown) if shown is not None else ()
    query = "&".join(part for part in (f"v={figures.mark}", figures.filters.query) if part)
    charts = [ShownChart(one, f"{base}/dashboard/{one.name}.svg?{query}") for one in drawings]
    levels = shown_levels(figures.instrument.compiled.scheme.scale)
    return DashboardPage(
        situation=page.situation,
        sentence=page.sentence,
        round=page.round,
        as_of=page.as_of,
        closes=page.closes,
        takes_answers=page.takes_answers,
        form=_form(figures),
        states=_states(figures),
        summary=_summary(figures, shown) if shown is not None else (),
        shown=shown,
        levels=tuple(rated_as(level, levels) for level in levels),
        ratings=tuple(one for one in charts if one.drawing.chart == "ratings"),
        sections=tuple(one for one in charts if one.drawing.chart == "sections"),
        has_all=figures.with_all,
        handed_in=f"{figures.every_state.handed_in:,} of {counted(figures.every_state.asked, 'organisation')}",
        names=seen.names,
        protected=figures.protection.sentences,
        export_base=f"{base}/export",
        styles=styles_of(figures),
        lesson=f"/programmes/{seen.programme.id}/lessons/new?round={seen.round.id}" if seen.names else "",
        compare=f"/programmes/{seen.programme.id}/compare?round={seen.round.id}" if seen.everything else "",
        milestones=f"/rounds/{seen.round.id}/milestones" if _asks_about_milestones(figures) else "",
        packs=f"/rounds/{seen.round.id}/packs" if seen.everything else "",
        exports=f"?{figures.filters.query}" if figures.filters.query else "",
    )


def bare_page(
    seen: Seen, situation: Literal["planned", "empty", "waiting", "sealed", "shown", "failed"], sentence: str
) -> DashboardPage:
    """Without figures."""
    round_ = seen.round
    return DashboardPage(
        situation=situation,
        sentence=sentence,
        round=Link(round_.title, f"/rounds/{round_.id}") if seen.names else None,
        as_of=round_.as_of,
        closes=moment(round_.closes_at, round_.time_zone),
        takes_answers=round_.state in (RoundState.PLANNED, RoundState.OPEN),
    )


FAILED = (
    "The figures of this round cannot be shown: something stored for it cannot be read. "
    "No answer is lost. Tell whoever runs this service; its log says which part it is."
)


def styles_of(figures: Figures) -> str:
    """The address of the colours of the scale."""
    compiled = figures.instrument.compiled
    return f"/rounds/{figures.seen.round.id}/levels.css?v={compiled.scheme_ref.hash.rpartition(':')[2][:12]}"


def rated_as(level: ShownLevel | None, levels: Sequence[ShownLevel], words: str = "") -> Rated:
    """For the badge: the worst level is 1."""
    return Rated(words, 0) if level is None else Rated(level.title, len(levels) - level.rank)


def _situation(figures: Figures) -> tuple[Literal["planned", "empty", "waiting", "sealed", "shown"], str]:
    round_, every = figures.seen.round, figures.every_state
    if round_.state is RoundState.PLANNED:
        opens = moment(round_.opens_at, round_.time_zone)
        return (
            "planned",
            f"This round has not opened yet, so there is nothing to show. It is planned to open on {opens}.",
        )
    if not every.asked:
        if figures.named is not None and figures.filters.constituency and figures.protection.sentences:
            return "empty", LEFT_OUT
        if figures.filters.query:
            return "empty", "No organisation fits these filters. Choose others, or show all."
        return "empty", "The round is open and no organisation is asked in it yet, so there is nothing to rate."
    if figures.sealed:
        return "sealed", SEALED
    if not every.handed_in:
        asked = counted(every.asked, "organisation")
        return (
            "waiting",
            f"Nobody has handed in yet: 0 of {asked}. Ratings appear here with the first response handed in.",
        )
    return "shown", ""


def by_level(figures: Figures) -> tuple[Option, ...]:
    """What ratings may be chosen; nothing without a scale."""
    levels = shown_levels(figures.instrument.compiled.scheme.scale)
    return (*((level.key, level.title) for level in levels), (UNRATED, "Handed in, not rated")) if levels else ()


def _form(figures: Figures) -> FilterForm:
    seen, filters = figures.seen, figures.filters
    levels = by_level(figures)
    words = said(filters, seen, figures.roles, levels)
    shown = figures.every_state.asked
    sentence = (
        f"{shown:,} of {counted(figures.of, 'organisation')}, filtered by {words}. "
        "Every figure below is of these alone." if words else ""
    )  # fmt: skip
    return FilterForm(
        address=f"/rounds/{seen.round.id}/dashboard",
        filters=filters,
        constituencies=tuple(
            (one.id, one.name) for one in seen.constituencies if one.answers and _may_be_named(figures, one.id)
        ),
        roles=figures.roles if seen.names else (),
        levels=levels if seen.names else (),
        states=tuple((key, title) for key, title, _ in ASKED) if seen.names else (),
        said=sentence,
    )


def _may_be_named(figures: Figures, constituency_id: str) -> bool:
    return figures.named is None or constituency_id in figures.named


def _states(figures: Figures) -> tuple[StateLine, ...]:
    names = {one.id: one.name for one in figures.seen.constituencies}
    lines = [line_of(names[one.constituency_id], one) for one in figures.states]
    return (line_of("All organisations", figures.every_state), *lines) if figures.with_all else tuple(lines)


def line_of(name: str, row: StateRow) -> StateLine:
    return StateLine(name, row.asked, tuple(sum(row.counts[state] for state in states) for _, _, states in STATES))


def _summary(figures: Figures, shown: Dashboard) -> tuple[SummaryLine, ...]:
    base = f"/rounds/{figures.seen.round.id}/constituencies"
    ways: list[Link | str] = [Link(one.name, f"{base}/{one.id}") for one in figures.constituencies]
    if figures.with_all:
        ways.insert(0, "All organisations")
    return tuple(
        SummaryLine(way, rated_as(row.outcome.level, shown.levels, row.outcome.words), row)
        for way, row in zip(ways, shown.summary, strict=True)
    )
