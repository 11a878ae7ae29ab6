"""How many organisations of each constituency stand at each level."""

from reports.colours import NOT_TOLD, ink_on
from reports.numbers import listed, organisations
from reports.packs.basis import Basis
from reports.packs.document import Block, Chapter, Chart, Sentences, Series, Table
from reports.rolled import RolledRow
from reports.sheets import WITHHELD, Cell, Column, exact
from reports.tables import sheets

KEY = "distribution"


def distribution(basis: Basis) -> Chapter:
    purpose = "How many organisations stand at each level, so that no average hides those far behind."
    blocks: tuple[Block, ...] = (Sentences(("The scheme has no scale, so no organisation is rated.",)),)
    if basis.outcomes.levels:
        has_weights = any(one.rated.rated_weight is not None for one in basis.parts)
        blocks = (
            _chart(basis),
            _counts(basis),
            *((_weights(basis),) if has_weights else ()),
            _exact(basis),
        )
    return Chapter(KEY, "Distribution of ratings", purpose, blocks)


def _chart(basis: Basis) -> Chart:
    parts = basis.parts
    return Chart(
        f"{KEY}-chart",
        "Organisations at each level",
        "shares",
        tuple(_rated_of(one) for one in parts),
        tuple(
            Series(
                level.title,
                tuple(_drawn(one.rated.shares[level.key].count) for one in parts),
                tuple(_label(one.rated.shares[level.key].count) for one in parts),
                level.colour,
                level.ink,
            )
            for level in basis.outcomes.levels
        )
        + _withheld(basis),
        "organisations",
        f"{_together(basis)} One bar for each constituency, the worst level first.",
        basis.base,
        KEY,
        message=_together(basis),
    )


def _withheld(basis: Basis) -> tuple[Series, ...]:
    """What the levels that are told leave of those rated, so that no bar is full of them alone."""
    left = tuple(_left(one) for one in basis.parts)
    if not any(left):
        return ()
    return (Series("Withheld", left, tuple(WITHHELD if one else "" for one in left), NOT_TOLD, ink_on(NOT_TOLD)),)


def _left(one: RolledRow) -> str | None:
    """None where all levels are told, or not even how many are rated."""
    counts = [share.count for share in one.rated.shares.values()]
    if WITHHELD not in counts or one.rated.rated == WITHHELD:
        return None
    return str(int(one.rated.rated) - sum(int(count) for count in counts if count != WITHHELD))


def _rated_of(one: RolledRow) -> str:
    return f"{one.name} ({one.rated.rated} of {one.rated.organisations or 'unknown'})"


def _drawn(number: str) -> str | None:
    """Nothing where it is withheld."""
    return None if number == WITHHELD else number


def _label(number: str) -> str:
    return "" if number == "0" else number


def _together(basis: Basis) -> str:
    """6 organisations rated: 2 Behind, 3 Nearly there and 1 Ready."""
    every, levels = basis.parts[0].rated, basis.outcomes.levels
    if every.rated == "0":
        return "No organisation is rated yet."
    if WITHHELD in {every.rated, *(every.shares[level.key].count for level in levels)}:
        return "How many organisations stand at some of the levels is withheld."
    counts = [
        f"{every.shares[level.key].count} {level.title}" for level in levels if every.shares[level.key].count != "0"
    ]
    return f"{organisations(int(every.rated))} rated: {listed(counts)}."


def _counts(basis: Basis) -> Table:
    levels = basis.outcomes.levels
    return Table(
        KEY,
        "Organisations at each level",
        (
            sheets.CONSTITUENCY,
            *(
                Column(level.key, f"Organisations rated {level.title}", "organisations", "count", "receipts")
                for level in levels
            ),
            Column("rated", "Organisations with a rating", "organisations", "count"),
            Column("asked", "Organisations asked (N)", "organisations", "count"),
        ),
        ("Constituency", *(level.title for level in levels), "Rated", "Asked (N)"),
        tuple(
            (
                one.name,
                *(exact(one.rated.shares[level.key].count) for level in levels),
                exact(one.rated.rated),
                exact(one.rated.organisations) or "not known",
            )
            for one in basis.parts
        ),
        basis.base,
        message=_together(basis),
    )


def _weights(basis: Basis) -> Table:
    levels = basis.outcomes.levels
    return Table(
        f"{KEY}-by-weight",
        "Part of the rated weight at each level, %",
        (
            sheets.CONSTITUENCY,
            *(
                Column(level.key, f"Weight rated {level.title}, of the weight rated", "per cent", "hundredths")
                for level in levels
            ),
            Column("rated_weight", "Weight of those rated", "weight", "number"),
        ),
        ("Constituency", *(level.title for level in levels), "Weight rated"),
        tuple(
            (
                one.name,
                *(_weight(one, level.key) for level in levels),
                exact(one.rated.rated_weight) or "no weights",
            )
            for one in basis.parts
        ),
        basis.base,
    )


def _weight(one: RolledRow, level: str) -> Cell:
    return exact(one.rated.shares[level].weight_percent) or "nothing rated"


def _exact(basis: Basis) -> Table:
    return Table(
        f"{KEY}-long",
        "Organisations and weight at each level, one row a level",
        sheets.DISTRIBUTION,
        tuple(one.meaning for one in sheets.DISTRIBUTION),
        tuple(tuple(row) for row in sheets.distribution(basis.table, basis.outcomes)),
        basis.base,
        data_only=True,
    )
