"""Everything the constituency report shows, and nothing else: frozen values, and the frames of its charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires.definition import Questionnaire
from reports.bands import Band
from reports.beside import beside_of
from reports.dashboard import Document, Frames, dashboard, titles_of
from reports.dataset import ALL
from reports.levels import ShownLevel, shown_levels
from reports.meaning import Meaning
from reports.numbers import day
from reports.outcomes import Outcomes
from reports.quality import Quality, quality_of
from reports.rolled import Rolled, RolledRow
from reports.suppression.protected import in_full
from reports.tables.details import Detail, details
from reports.tables.distribution import DistributionRow
from reports.tables.heat_map import HeatRow
from reports.tables.summary import SummaryRow
from scoring.constituencies.values import RatedRound
from scoring.receipt import Receipt
from scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class ConstituencyPage:
    title: str
    questionnaire: Document
    scheme: Document
    as_of: str | None
    illustrative: bool
    headlines: tuple[str, ...]
    levels: tuple[ShownLevel, ...]
    """The worst first."""
    bands: tuple[Band, ...]
    summary: tuple[SummaryRow, ...]
    distribution: tuple[DistributionRow, ...]
    has_weights: bool
    has_ratings: bool
    section_titles: tuple[str, ...]
    heat_map: tuple[HeatRow, ...]
    details: tuple[Detail, ...]
    meaning: Meaning
    quality: Quality


def constituency_page(
    rated: RatedRound,
    receipts: Sequence[Receipt],
    questionnaire: Questionnaire,
    scheme: Scheme,
    *,
    as_of: str | None,
    title: str | None,
    illustrative: bool,
) -> tuple[ConstituencyPage, Frames]:
    """Raises ValueError where receipts and round are not of the same documents and organisations."""
    rolled = rolled_of(rated, receipts, questionnaire)
    shown, frames = dashboard(rolled, questionnaire, scheme)
    _, titles = titles_of(questionnaire)
    page = ConstituencyPage(
        title=title or f"{shown.questionnaire.title}: constituency report",
        questionnaire=shown.questionnaire,
        scheme=shown.scheme,
        as_of=day(as_of) if as_of is not None else None,
        illustrative=illustrative,
        headlines=shown.headlines,
        levels=shown.levels,
        bands=shown.bands,
        summary=shown.summary,
        distribution=shown.distribution,
        has_weights=shown.has_weights,
        has_ratings=shown.has_ratings,
        section_titles=shown.section_titles,
        heat_map=shown.heat_map,
        details=details(rolled.parts, Outcomes(scheme, shown_levels(scheme.scale)), titles),
        meaning=shown.meaning,
        quality=quality_of(receipts),
    )
    return page, frames


def rolled_of(rated: RatedRound, receipts: Sequence[Receipt], questionnaire: Questionnaire) -> Rolled:
    """For readers who see names. Raises ValueError where receipts and round are not of the same documents and organisations."""
    both = zip((rated.all, *rated.constituencies), _sorted_out(rated, receipts), strict=True)
    rows = (
        RolledRow(one.constituency if at else ALL, one, beside_of(one, some, questionnaire), is_all=not at)
        for at, (one, some) in enumerate(both)
    )
    return Rolled(rated.questionnaire, rated.scheme, in_full(rows))


def _sorted_out(rated: RatedRound, receipts: Sequence[Receipt]) -> list[list[Receipt]]:
    """The receipts by position: all of them, then those of each constituency."""
    if any((one.questionnaire, one.scheme) != (rated.questionnaire, rated.scheme) for one in receipts):
        raise ValueError("These receipts were scored under another questionnaire or scheme than the rated round.")
    found: dict[str | None, list[Receipt]] = {}
    for receipt in receipts:
        found.setdefault(receipt.constituency, []).append(receipt)
    parts = [list(receipts), *(found.get(one.constituency, []) for one in rated.constituencies)]
    counts = [int(one.n) for one in (rated.all, *rated.constituencies)]
    if [len(part) for part in parts] != counts:
        raise ValueError("These receipts are not those that the round was rated on.")
    return parts
