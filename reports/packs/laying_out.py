"""How a table is laid on pages and slides: how wide its columns are, and in how many parts a wide one comes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.packs.document import Chapter, Chart, Pack, Sentences, Series, Table
from reports.packs.shown import shown

_LONGEST = 64
"""Letters of a cell that ask for room; what is longer goes on in further lines."""
_LONGEST_WORD = 26
_NARROWEST, _GAP = 4, 2
_SHORT, _UPRIGHT = 10, 104
_BASE = re.compile(r"(\(\S+) of (\S+\))$")


def numbers_of_tables(pack: Pack) -> dict[str, int]:
    """Tables are numbered through the pack, so that Table 3 is the same in every format."""
    return {table.key: at for at, table in enumerate(pack.tables, start=1)}


def numbers_of_charts(pack: Pack) -> dict[str, int]:
    return {chart.key: at for at, chart in enumerate(pack.charts, start=1)}


def unbroken_base(category: str) -> str:
    """`Large Supplier (14 of 15)` so that no line ends between 14 and 15."""
    return _BASE.sub("\\1\u00a0of\u00a0\\2", category)


def is_heat_map(table: Table) -> bool:
    """Whether colours are what the table is about, and not a mark here and there: most cells beside the names have one."""
    beside = [fill for row in table.fills for fill in row[1:]]
    return sum(fill is not None for fill in beside) * 2 > len(beside)


def is_wide(table: Table) -> bool:
    """Whether it needs a page that lies, since words would be broken on one that stands."""
    return not table.data_only and sum(_leasts_and_wholes(table)[0]) > _UPRIGHT


def lying(chapter: Chapter) -> tuple[bool, ...]:
    """Of each block, whether it stands on a page that lies: a wide table, what it begins after, and tables that are only named
    after it. So no page has a heading alone."""
    found: list[bool] = []
    for block in chapter.blocks:
        is_named = isinstance(block, Table) and block.data_only
        found.append((isinstance(block, Table) and is_wide(block)) or (is_named and found[-1:] == [True]))
    first = next((at for at, one in enumerate(chapter.blocks) if not isinstance(one, Sentences)), 0)
    return (*([found[first]] * first if found else ()), *found[first:])


def column_widths(table: Table, letters: int) -> tuple[float, ...]:
    """Parts of the whole width, which has room for so many letters. Nothing that cannot be broken is wider than its column as
    long as there is room for all; then the long texts share what is left. Columns of a heat map are alike but for the first."""
    least, whole = _leasts_and_wholes(table)
    left = letters - sum(least)
    wanting = sum(whole) - sum(least)
    if left <= 0 or wanting == 0:
        return _parts_of_one(least)
    part = min(1.0, left / wanting)
    return _parts_of_one([some + (more - some) * part for some, more in zip(least, whole, strict=True)])


def _parts_of_one(wanted: Sequence[float]) -> tuple[float, ...]:
    return tuple(one / sum(wanted) for one in wanted)


def _leasts_and_wholes(table: Table) -> tuple[Sequence[float], Sequence[float]]:
    least, whole = zip(*(_asked(table, at) for at in range(len(table.columns))), strict=True)
    if is_heat_map(table):
        alike = max(least[1:])
        least = whole = (min(whole[0], max(alike * 2.5, least[0])), *([alike] * (len(whole) - 1)))
    return least, whole


def _asked(table: Table, at: int) -> tuple[float, float]:
    """Letters that a column needs at least, its longest word, and that it would like to have."""
    column = table.columns[at]
    texts = [shown(row[at], column) for row in table.rows]
    words = [word for text in (table.headings[at], *texts) for word in text.split()]
    words += [text for text in texts if len(text) <= _SHORT]  # such as 54 of 60
    longest_word = max(map(len, words), default=0)
    longest = max(map(len, texts), default=0)
    least = max(_NARROWEST, min(longest_word, _LONGEST_WORD)) + _GAP
    return least, max(least, min(longest, _LONGEST) + _GAP)


def in_parts(table: Table, most_columns: int) -> tuple[Table, ...]:
    """A table of more columns as several, each beginning with the first column."""
    count = len(table.columns)
    if count <= most_columns:
        return (table,)
    parts = -((1 - count) // (most_columns - 1))
    each = -((1 - count) // parts)
    return tuple(_part(table, (0, *range(start, min(start + each, count)))) for start in range(1, count, each))


def with_categories(chart: Chart, group: range) -> Chart:
    """The same chart of these categories alone."""

    def cut(one: Series) -> Series:
        return replace(one, values=one.values[group.start : group.stop], labels=one.labels[group.start : group.stop])

    categories = tuple(map(unbroken_base, chart.categories[group.start : group.stop]))
    return replace(chart, categories=categories, series=tuple(map(cut, chart.series)))


def _part(table: Table, columns: Sequence[int]) -> Table:
    return replace(
        table,
        columns=tuple(table.columns[at] for at in columns),
        headings=tuple(table.headings[at] for at in columns),
        rows=tuple(tuple(row[at] for at in columns) for row in table.rows),
        fills=tuple(tuple(row[at] for at in columns) for row in table.fills),
    )
