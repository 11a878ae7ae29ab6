"""What holds ratings down: organisations where they may be named, and sections."""

from collections.abc import Mapping

from reports.dashboard import titles_of
from reports.holding_down import holding_down
from reports.numbers import percent
from reports.packs.basis import Basis
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.rolled import RolledRow
from reports.sheets import Cell, Column, exact
from reports.tables import sheets
from reports.tables.details import detail

KEY = "drivers"
_FEW = 3
NONE = "none"
_COLUMNS = (
    sheets.CONSTITUENCY,
    Column("name", "Name of the organisation"),
    Column("rating", "Its rating"),
    Column("score", "What it reached, with its unit"),
    Column("pull_percent", "Its part of the distance of all to the best level", "per cent", "tenths"),
    Column("reason", "Why it is rated so"),
)
_HEADINGS = ("Constituency", "Organisation", "Rating", "Score", "Part of the distance, %", "Why")
_PLACES = ("Lowest", "Second lowest", "Third lowest")
_SECTION_COLUMNS = (
    sheets.CONSTITUENCY,
    Column(
        "lowest", "Section in which least is earned: mean of what is possible, over how many of those that handed in"
    ),
    Column("second_lowest", "The next one"),
    Column("third_lowest", "The one after"),
)
_HELD_COLUMNS = (sheets.CONSTITUENCY, Column("held_down_by", "How many organisations hold the rating down"))
NO_NAMES = "This pack names no organisation. Which organisations hold a constituency down, the programme office knows."


def drivers(basis: Basis) -> Chapter:
    purpose = "Which organisations and sections hold the ratings down, the heaviest first."
    blocks: list[Block] = [Sentences((NO_NAMES,)), _held_down(basis)]
    if basis.see_names:
        blocks = [_held_down(basis), _organisations(basis), _exact(basis)]
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
    )


def _is_part(row: RolledRow) -> bool:
    return not row.is_all


def _few(basis: Basis, one: RolledRow) -> list[tuple[Cell, ...]]:
    found = detail(0, one, basis.outcomes, titles_of(basis.questionnaire)[1])
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
        tuple(tuple(row) for row in sheets.drivers(basis.table.where(_is_part), basis.outcomes)),
        basis.base,
        data_only=True,
    )


def _held_down(basis: Basis) -> Table:
    rows = ((one.name, holding_down(one.rated, basis.outcomes, is_all=one.is_all) or "nobody") for one in basis.parts)
    return Table(
        "held-down",
        "How many organisations hold each rating down",
        _HELD_COLUMNS,
        ("Constituency", "Held down by"),
        tuple(rows),
        basis.base,
    )


def _sections(basis: Basis) -> Table:
    _, titles = titles_of(basis.questionnaire)
    rows = [_lowest(basis, one, titles) for one in basis.parts]
    rows = [row for row in rows if row[1] != NONE]
    return Table(
        "weakest-sections",
        "Sections in which least of what is possible is earned",
        _SECTION_COLUMNS,
        ("Constituency", *_PLACES),
        tuple(rows),
        basis.base if rows else f"No section holds anybody down. {basis.base}",
        message=basis.weakest,
    )


def _lowest(basis: Basis, one: RolledRow, titles: Mapping[str, str]) -> tuple[Cell, ...]:
    lowest = basis.outcomes.lowest_sections(one.rated)[: len(_PLACES)]
    said = [f"{titles[each.section]} ({percent(each.percent)}, {each.n} of {one.rated.n})" for each in lowest]
    return (one.name, *said, *[NONE] * (len(_PLACES) - len(said)))
