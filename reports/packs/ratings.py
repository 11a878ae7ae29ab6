"""How each constituency is rated, how far what is missing could still move it, and the same figures as exact data."""

from reports.packs.basis import Basis
from reports.packs.document import Chapter, Fill, Table
from reports.rolled import RolledRow
from reports.sheets import WITHHELD, Cell, Column
from reports.tables import sheets

KEY = "ratings"
_COLUMNS = (
    Column("constituency", "Name of the constituency, or all organisations together"),
    Column("rating", "Its rating, or why it has none", source="roll-up rule of the scheme"),
    Column("score", "The rolled-up figure that the rating looks at, with its unit"),
    Column("rated", "Organisations rated, of those asked"),
    Column("still", "What missing answers could still make the rating"),
)
_HEADINGS = ("Constituency", "Rating", "Score", "Rated", "Could still become")


def ratings(basis: Basis) -> Chapter:
    purpose = (
        "How each constituency stands, on how many organisations, and how far what is missing could still move it."
    )
    return Chapter(KEY, "Ratings by constituency", purpose, (_shown(basis), _exact(basis)))


def _shown(basis: Basis) -> Table:
    rows = [_row(basis, one) for one in basis.parts]
    return Table(
        KEY,
        "Rating of each constituency",
        _COLUMNS,
        _HEADINGS,
        tuple(row for row, _ in rows),
        basis.base,
        tuple((None, fill, None, None, None) for _, fill in rows),
        message=basis.messages.get(KEY, ""),
    )


def _row(basis: Basis, one: RolledRow) -> tuple[tuple[Cell, ...], Fill | None]:
    outcomes = basis.outcomes
    outcome = outcomes.of(one.rated, is_all=one.is_all)
    still = "Nothing else" if outcome.is_settled else outcome.still
    cells = (
        one.name,
        outcome.words,
        outcome.score or "none",
        WITHHELD if one.rated.rated == WITHHELD else f"{one.rated.rated} of {one.rated.organisations or 'unknown'}",
        still,
    )
    return cells, Fill(outcome.level.colour, outcome.level.ink) if outcome.level is not None else None


def _exact(basis: Basis) -> Table:
    return Table(
        "constituencies",
        "Response, rating, score and bounds of each constituency, exactly",
        sheets.CONSTITUENCIES,
        tuple(one.meaning for one in sheets.CONSTITUENCIES),
        tuple(tuple(row) for row in sheets.constituencies(basis.table, basis.outcomes)),
        basis.base,
        data_only=True,
    )
