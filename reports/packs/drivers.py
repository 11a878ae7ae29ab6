"""What holds ratings down: organisations where they may be named, and sections."""

from reports.dashboard import titles_of
from reports.packs.basis import Basis, Part
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.sheets import Cell, Column, exact
from reports.tables import sheets
from reports.tables.details import detail

KEY = "drivers"
_FEW = 3
_COLUMNS = (
    sheets.CONSTITUENCY,
    Column("name", "Name of the organisation"),
    Column("rating", "Its rating"),
    Column("score", "What it reached, with its unit"),
    Column("pull_percent", "Its part of the distance of all to the best level", "per cent", "tenths"),
    Column("reason", "Why it is rated so"),
)
_HEADINGS = ("Constituency", "Organisation", "Rating", "Score", "Part of the distance, %", "Why")
_SECTION_COLUMNS = (
    sheets.CONSTITUENCY,
    Column("section", "The section, with its number"),
    Column("mean_percent", "Mean of what organisations earn of what is possible", "per cent", "tenths", "receipts"),
    Column("over", "Organisations that the mean is over", "organisations", "count"),
    Column("handed_in", "Organisations that handed in", "organisations", "count"),
)
_SECTION_HEADINGS = ("Constituency", "Section", "Mean, %", "Over", "Handed in")
NO_NAMES = (
    "This pack names no organisation. How many hold each constituency down stands beside its rating; which they are, the "
    "programme office knows."
)


def drivers(basis: Basis) -> Chapter:
    purpose = "Which organisations and sections hold the ratings down, the heaviest first."
    blocks: list[Block] = [_organisations(basis), _exact(basis)] if basis.see_names else [Sentences((NO_NAMES,))]
    return Chapter(KEY, "What holds ratings down", purpose, (*blocks, _sections(basis)))


def _organisations(basis: Basis) -> Table:
    rows = tuple(row for one in basis.parts if not one.is_all for row in _few(basis, one))
    more = sum(max(0, len(one.rated.drivers) - _FEW) for one in basis.parts if not one.is_all)
    notes = (
        [f"At most {_FEW} of each constituency; {more:,} more stand in the data, in table all-drivers."] if more else []
    )
    return Table(
        KEY,
        "Organisations that hold their constituency down",
        _COLUMNS,
        _HEADINGS,
        rows,
        basis.base if rows else f"Nobody holds a constituency down. {basis.base}",
        notes=tuple(notes),
        message=basis.messages.get("behind", ""),
    )


def _few(basis: Basis, one: Part) -> list[tuple[Cell, ...]]:
    found = detail(0, one.rated, one.beside.reasons, basis.outcomes, titles_of(basis.questionnaire)[1])
    both = list(zip(one.rated.drivers, found.drivers, strict=True))[:_FEW]
    return [
        (
            one.name,
            row.name,
            row.level.title if row.level is not None else "Not rated",
            row.score or "none",
            exact(driver.pull) or "not stated",
            row.reason,
        )
        for driver, row in both
    ]


def _exact(basis: Basis) -> Table:
    return Table(
        "all-drivers",
        "Every organisation that holds its constituency down",
        sheets.DRIVERS,
        tuple(one.meaning for one in sheets.DRIVERS),
        tuple(tuple(row) for row in sheets.drivers(basis.rolled, basis.outcomes, with_all=False)),
        basis.base,
        data_only=True,
    )


def _sections(basis: Basis) -> Table:
    _, titles = titles_of(basis.questionnaire)
    rows = tuple(
        (one.name, titles[driver.section], exact(driver.percent), exact(driver.n), exact(one.rated.n))
        for one in basis.parts
        for driver in basis.outcomes.lowest_sections(one.rated)
    )
    return Table(
        "weakest-sections",
        "Sections in which least of what is possible is earned",
        _SECTION_COLUMNS,
        _SECTION_HEADINGS,
        rows,
        basis.base if rows else f"No section holds anybody down. {basis.base}",
        message=basis.messages.get("sections", ""),
    )
