"""Tables of the figures that pages show."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from readiness.figures.filters import STATES
from readiness.figures.of_round import Figures
from readiness.figures.rows import StateRow
from reports.dataset import ALL
from reports.levels import shown_levels
from reports.outcomes import Outcomes
from reports.sheets import Cell, Column, count
from reports.tables import sheets

_MEANINGS = {
    "handed_in": "Handed in, so that there is a submission that counts",
    "in_progress": "Begun and not handed in",
    "not_started": "Not begun",
    "no_submission": "Over without anything handed in",
    "withdrawn": "Withdrawn from the round; not among those asked",
}
STATES_COLUMNS = (
    sheets.CONSTITUENCY,
    Column("asked", "Organisations asked, without withdrawn ones", "organisations", "count"),
    *(Column(key, _MEANINGS[key], "organisations", "count") for key, _, _ in STATES),
)


def _outcomes(figures: Figures) -> Outcomes:
    scheme = figures.instrument.compiled.scheme
    return Outcomes(scheme, shown_levels(scheme.scale))


def _constituencies(figures: Figures) -> Iterable[Sequence[Cell]]:
    rolled = figures.rolled
    return sheets.constituencies(rolled.table, _outcomes(figures)) if rolled is not None else ()


def _distribution(figures: Figures) -> Iterable[Sequence[Cell]]:
    rolled = figures.rolled
    return sheets.distribution(rolled.table, _outcomes(figures)) if rolled is not None else ()


def _sections(figures: Figures) -> Iterable[Sequence[Cell]]:
    rolled = figures.rolled
    return sheets.sections(rolled.table, figures.instrument.questionnaire) if rolled is not None else ()


def _drivers(figures: Figures) -> Iterable[Sequence[Cell]]:
    rolled = figures.rolled
    return sheets.drivers(rolled.table, _outcomes(figures)) if rolled is not None else ()


def _states(figures: Figures) -> Iterator[Sequence[Cell]]:
    names = {one.id: one.name for one in figures.seen.constituencies}
    lines = [(names[one.constituency_id], one) for one in figures.states]
    for name, row in [(ALL, figures.every_state), *lines] if figures.with_all else lines:
        yield (name, count(row.asked), *(count(_in(row, states)) for _, _, states in STATES))


def _in(row: StateRow, states: Sequence[str]) -> int:
    return sum(row.counts[state] for state in states)


SHEETS: dict[str, tuple[Sequence[Column], Callable[[Figures], Iterable[Sequence[Cell]]]]] = {
    "constituencies": (sheets.CONSTITUENCIES, _constituencies),
    "distribution": (sheets.DISTRIBUTION, _distribution),
    "sections": (sheets.SECTIONS, _sections),
    "states": (STATES_COLUMNS, _states),
    "drivers": (sheets.DRIVERS, _drivers),
}
