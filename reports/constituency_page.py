"""Everything the constituency report shows, and nothing else: frozen values, and the frames of its charts."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from reports import dataset
from reports.bands import Band, bands_for
from reports.headlines import headlines
from reports.levels import ShownLevel, shown_levels
from reports.meaning import Meaning, meaning_of
from reports.numbers import day, short_hash
from reports.outcomes import Outcomes
from reports.quality import Quality, quality_of
from reports.section_means import compared_sections, section_mean
from reports.tables.details import Detail, details
from reports.tables.distribution import DistributionRow, distribution_table
from reports.tables.heat_map import HeatRow, heat_table
from reports.tables.summary import SummaryRow, summary
from scoring.constituencies.values import RatedRound
from scoring.receipt import Receipt, Ref
from scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Document:
    """A questionnaire or a scheme, as readers quote it."""

    title: str
    ref: Ref
    short_hash: str


@dataclass(frozen=True, slots=True)
class Frames:
    """Each by the name under which charts ask for it; `position` says which row a line belongs to."""

    rows: pd.DataFrame
    shares: pd.DataFrame
    headings: pd.DataFrame
    cells: pd.DataFrame


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
    by_constituency = _sorted_out(rated, receipts)
    numbers = numbers_of(questionnaire)
    names = {
        key: words(section.title, "en", questionnaire.language) for key, section in questionnaire.all_sections.items()
    }
    titles = {key: f"{numbers[key]} {name}" for key, name in names.items()}
    outcomes = Outcomes(scheme, shown_levels(scheme.scale))
    bands = bands_for(scheme.scale)
    sections = compared_sections(questionnaire, receipts)
    means = [[section_mean(section, some) for section in sections] for some in by_constituency]
    frames = Frames(
        rows=dataset.row_frame(rated),
        shares=dataset.share_frame(rated, outcomes.levels),
        headings=dataset.heading_frame(sections, titles),
        cells=dataset.cell_frame(means, [len(some) for some in by_constituency], sections, bands),
    )
    asked = words(questionnaire.title, "en", questionnaire.language)
    page = ConstituencyPage(
        title=title or f"{asked}: constituency report",
        questionnaire=Document(asked, rated.questionnaire, short_hash(rated.questionnaire.hash)),
        scheme=Document(words(scheme.title, "en", questionnaire.language), rated.scheme, short_hash(rated.scheme.hash)),
        as_of=day(as_of) if as_of is not None else None,
        illustrative=illustrative,
        headlines=headlines(rated, receipts, outcomes, names),
        levels=outcomes.levels,
        bands=bands,
        summary=summary(rated, outcomes),
        distribution=distribution_table(frames.rows, frames.shares, outcomes.levels),
        has_weights=any(one.rated_weight is not None for one in (rated.all, *rated.constituencies)),
        has_ratings=rated.all.rated != "0",
        section_titles=tuple(titles[section.key] for section in sections),
        heat_map=heat_table(frames.rows, frames.cells) if sections else (),
        details=details(rated, receipts, outcomes, titles),
        meaning=meaning_of(outcomes, receipts, questionnaire),
        quality=quality_of(receipts),
    )
    return page, frames


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
