"""What each constituency earns in each section, as a coloured table."""

from reports.bands import band_of, bands_for
from reports.dashboard import titles_of
from reports.packs.basis import Basis
from reports.packs.document import Block, Chapter, Fill, Sentences, Table
from reports.rolled import RolledRow
from reports.section_means import NO_ANSWERS, SectionMean, compared_sections
from reports.sheets import WITHHELD, Cell, Column, exact
from reports.tables import sheets

KEY = "heat-map"


def heat_map(basis: Basis) -> Chapter:
    purpose = "Where each constituency earns most and least of what is possible."
    sections = compared_sections(basis.questionnaire, {key for row in basis.parts for key in row.beside.means})
    blocks: tuple[Block, ...] = (Sentences(("No section has a score yet.",)),)
    if sections:
        blocks = (_shown(basis, [section.key for section in sections]), _exact(basis))
    return Chapter(KEY, "Heat map of sections", purpose, blocks)


def _shown(basis: Basis, sections: list[str]) -> Table:
    _, titles = titles_of(basis.questionnaire)
    bands = bands_for(basis.scheme.scale)
    means = [[one.beside.means.get(key, NO_ANSWERS) for key in sections] for one in basis.parts]
    return Table(
        KEY,
        "Mean of what organisations earn of what is possible, %",
        (
            sheets.CONSTITUENCY,
            *(Column(key, f"Mean in section {titles[key]}", "per cent", "tenths", "receipts") for key in sections),
        ),
        ("Constituency (handed in, of asked)", *(titles[key] for key in sections)),
        tuple(_row(one, row) for one, row in zip(basis.parts, means, strict=True)),
        basis.base,
        tuple((None, *(_fill(basis, mean) for mean in row)) for row in means),
        notes=(
            f"Colours are fifths of what is possible, the lowest {_tone(bands[0].colour)}: {', '.join(band.words for band in bands)}.",
            "Each organisation counts alike. Over how many a mean is taken stands in the data, in table sections.",
        ),
        message=basis.weakest,
    )


def _row(one: RolledRow, means: list[SectionMean]) -> tuple[Cell, ...]:
    return (one.with_denominator, *(exact(mean.percent) or why_none(mean) for mean in means))


def why_none(mean: SectionMean) -> Cell:
    why = str(mean.why)
    return WITHHELD if why == WITHHELD else why


def _fill(basis: Basis, mean: SectionMean) -> Fill | None:
    if mean.percent is None:
        return None
    band = band_of(mean.percent, bands_for(basis.scheme.scale))
    return Fill(band.colour, band.ink)


def _tone(colour: str) -> str:
    return "darkest" if colour < "#8" else "lightest"


def _exact(basis: Basis) -> Table:
    return Table(
        "sections",
        "Mean of each constituency in each section, and over how many",
        sheets.SECTIONS,
        tuple(one.meaning for one in sheets.SECTIONS),
        tuple(tuple(row) for row in sheets.sections(basis.table, basis.questionnaire)),
        basis.base,
        data_only=True,
    )
