"""Every frame that a chart is drawn from, born here with declared columns and types from a round and its receipts.

Texts are the exact decimals of the round; floats only place marks. A row's `position` is nought for all organisations
together, then the constituencies in their order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from questionnaires.definition import Section
from reports.bands import NO_SCORE, Band, band_of
from reports.colours import BLACK
from reports.levels import ShownLevel
from reports.numbers import percent
from reports.rolled import RolledRow, RolledTable
from reports.section_means import NO_ANSWERS, SectionMean
from reports.sheets import WITHHELD
from reports.wrapping import at_the_foot, in_lines
from scoring.constituencies.values import Constituency

if TYPE_CHECKING:
    import pandas as pd

Columns = Mapping[str, str]
ROWS: Columns = {
    "position": "int64", "constituency": "str", "only": "str", "first": "str", "second": "str",
    "rated": "str", "of": "str", "count_note": "str", "weight_note": "str",
}  # fmt: skip
SHARES: Columns = {
    "position": "int64", "by": "str", "level": "str", "amount": "str", "percent": "str",
    "start": "float64", "end": "float64", "fill": "str", "ink": "str", "shown": "str",
}  # fmt: skip
HEADINGS: Columns = {"column": "int64", "section": "str", "first": "str", "second": "str", "third": "str"}
CELLS: Columns = {
    "position": "int64", "column": "int64", "section": "str", "percent": "str", "n": "int64", "of": "int64",
    "why": "str", "fill": "str", "ink": "str", "shown": "str", "over": "str",
}  # fmt: skip
ALL = "All organisations"
# A letter of a label inside a segment needs about this much of the bar.
_LETTER, _MARGIN = 1.6, 0.8


def row_frame(table: RolledTable) -> "pd.DataFrame":
    return _born(ROWS, (_row(position, one) for position, one in _placed(table)))


def share_frame(table: RolledTable, levels: Sequence[ShownLevel]) -> "pd.DataFrame":
    """The part of each level in the organisations rated, and in their weight, the worst level first."""
    return _born(SHARES, (row for position, one in _placed(table) for row in _shares(position, one.rated, levels)))


def heading_frame(sections: Sequence[Section], titles: Mapping[str, str]) -> "pd.DataFrame":
    return _born(
        HEADINGS,
        (
            (column, section.key, *at_the_foot(in_lines(titles[section.key], 14, 3), 3))
            for column, section in enumerate(sections)
        ),
    )


def cell_frame(table: RolledTable, sections: Sequence[Section], bands: Sequence[Band]) -> "pd.DataFrame":
    """The mean of each section, over those that have it."""
    return _born(
        CELLS,
        (
            (position, column, section.key, *_cell(one.beside.means.get(section.key, NO_ANSWERS), one, bands))
            for position, one in _placed(table)
            for column, section in enumerate(sections)
        ),
    )


def _placed(table: RolledTable) -> Iterator[tuple[int, RolledRow]]:
    """With its position."""
    return enumerate(table.rows, start=0 if table.rows and table.rows[0].is_all else 1)


def _born(columns: Columns, rows: Iterable[tuple[object, ...]]) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415 - a quarter of a start of the server, and only charts need it

    return pd.DataFrame(list(rows), columns=list(columns)).astype(dict(columns))


def _row(position: int, row: RolledRow) -> tuple[object, ...]:
    one = row.rated
    lines = in_lines(row.name, 25, 2)
    only, first, second = (lines[0], "", "") if len(lines) == 1 else ("", *lines)
    note = _note(one)
    has_weights = one.rated_weight is not None
    weight_note = note or ("" if has_weights and Fraction(one.rated_weight or 0) else "no weights given")
    rated = WITHHELD if one.rated == WITHHELD else f"{one.rated} rated"
    return (
        position,
        row.name,
        only,
        first,
        second,
        rated,
        f"of {one.organisations or 'unknown'}",
        note,
        weight_note,
    )


def _note(one: Constituency) -> str:
    if one.rated == WITHHELD:
        return WITHHELD
    return "" if one.rated != "0" else "no answers yet" if one.n == "0" else "nobody rated yet"


def _shares(position: int, one: Constituency, levels: Sequence[ShownLevel]) -> Iterable[tuple[object, ...]]:
    if one.rated == WITHHELD:
        return
    for by in ("count", "weight"):
        whole = Fraction((one.rated if by == "count" else one.rated_weight) or 0)
        if not whole:
            continue
        hidden, reached = [], Fraction(0)
        for level in levels:
            share = one.shares[level.key]
            if share.count == WITHHELD:
                hidden.append(level)
                continue
            text = (share.count if by == "count" else share.weight) or "0"
            part = (share.count_percent if by == "count" else share.weight_percent) or "0"
            start, reached = reached, reached + Fraction(text) * 100 / whole
            label = text if by == "count" else percent(part)
            yield position, by, level.key, text, part, *_drawn(start, reached, level.fill, level.ink, label)
        # What is withheld stands together at the end, so that no length tells what a number may not.
        for level in hidden:
            gap = _drawn(reached, Fraction(100), NO_SCORE, BLACK, WITHHELD)
            yield position, by, level.key, WITHHELD, WITHHELD, *gap
            reached = Fraction(100)


def _drawn(start: Fraction, end: Fraction, fill: str, ink: str, label: str) -> tuple[object, ...]:
    fits = len(label) * _LETTER + _MARGIN <= end - start
    return float(start), float(end), fill, ink, label if fits else ""


def _cell(mean: SectionMean, row: RolledRow, bands: Sequence[Band]) -> tuple[object, ...]:
    answered = row.beside.answered
    if mean.percent is None:
        return "", 0, answered, str(mean.why), NO_SCORE, BLACK, "", ""
    band = band_of(mean.percent, bands)
    over = f"{mean.n} of {answered}"
    return mean.percent, mean.n, answered, "", band.colour, band.ink, percent(mean.percent), over
