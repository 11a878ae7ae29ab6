"""What a dashboard shows of a rated round, without the receipts themselves: frozen values, and the frames of its charts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from reports import dataset
from reports.bands import Band, bands_for
from reports.headlines import headlines, headlines_of_parts
from reports.levels import ShownLevel, shown_levels
from reports.meaning import Meaning, meaning_of
from reports.numbers import short_hash
from reports.outcomes import Outcomes
from reports.rolled import Rolled
from reports.section_means import compared_sections
from reports.tables.distribution import DistributionRow, distribution_table
from reports.tables.heat_map import HeatRow, heat_table
from reports.tables.summary import SummaryRow, summary
from scoring.receipt import Ref
from scoring.scheme import Scheme

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Document:
    """A questionnaire or a scheme, as readers quote it."""

    title: str
    ref: Ref
    short_hash: str


@dataclass(frozen=True, slots=True)
class Frames:
    """Each by the name under which charts ask for it; `position` says which row a line belongs to."""

    rows: "pd.DataFrame"
    shares: "pd.DataFrame"
    headings: "pd.DataFrame"
    cells: "pd.DataFrame"


@dataclass(frozen=True, slots=True)
class Dashboard:
    questionnaire: Document
    scheme: Document
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
    meaning: Meaning


def titles_of(questionnaire: Questionnaire) -> tuple[dict[str, str], dict[str, str]]:
    """Key of each section to its title alone, and to its number with the title."""
    numbers = numbers_of(questionnaire)
    names = {
        key: words(section.title, "en", questionnaire.language) for key, section in questionnaire.all_sections.items()
    }
    return names, {key: f"{numbers[key]} {name}" for key, name in names.items()}


def dashboard(rolled: Rolled, questionnaire: Questionnaire, scheme: Scheme) -> tuple[Dashboard, Frames]:
    table = rolled.table
    names, titles = titles_of(questionnaire)
    outcomes = Outcomes(scheme, shown_levels(scheme.scale))
    bands = bands_for(scheme.scale)
    sections = compared_sections(questionnaire, {key for row in table.rows for key in row.beside.means})
    frames = Frames(
        rows=dataset.row_frame(table),
        shares=dataset.share_frame(table, outcomes.levels),
        headings=dataset.heading_frame(sections, titles),
        cells=dataset.cell_frame(table, sections, bands),
    )
    sentences = headlines if rolled.has_all else headlines_of_parts
    made = Dashboard(
        questionnaire=_document(questionnaire.title, rolled.questionnaire, questionnaire),
        scheme=_document(scheme.title, rolled.scheme, questionnaire),
        headlines=sentences(table, outcomes, names),
        levels=outcomes.levels,
        bands=bands,
        summary=summary(table, outcomes),
        distribution=distribution_table(frames.rows, frames.shares, outcomes.levels),
        has_weights=any(row.rated.rated_weight is not None for row in table.rows),
        has_ratings=any(row.rated.rated != "0" for row in rolled.parts),
        section_titles=tuple(titles[section.key] for section in sections),
        heat_map=heat_table(frames.rows, frames.cells) if sections else (),
        meaning=meaning_of(outcomes, rolled.beside, questionnaire),
    )
    return made, frames


def _document(title: str | Mapping[str, str], ref: Ref, questionnaire: Questionnaire) -> Document:
    return Document(words(title, "en", questionnaire.language), ref, short_hash(ref.hash))
