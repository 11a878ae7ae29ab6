"""What changed between two packs: chapters, messages, tables by their keys, every figure, and what they were made from."""

from collections import Counter
from dataclasses import dataclass

from reports.packs.document import Pack, Sentences, Table


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """`place`: which row and column, in words. Texts are empty where a row or column was not there."""

    table: str
    caption: str
    place: str
    before: str
    after: str
    is_data: bool = False
    """Whether the table stands in the data only, which mostly says the same as one that is printed."""


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A hash is empty where the source was not used."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Tables by their captions; messages by their texts."""

    added_tables: tuple[str, ...]
    removed_tables: tuple[str, ...]
    figures: tuple[ChangedFigure, ...]
    added_messages: tuple[str, ...]
    removed_messages: tuple[str, ...]
    sources: tuple[ChangedSource, ...]

    @property
    def are_none(self) -> bool:
        return not any(
            (
                self.added_tables,
                self.removed_tables,
                self.figures,
                self.added_messages,
                self.removed_messages,
                self.sources,
            )
        )


def differences(previous: Pack, this: Pack) -> Differences:
    before, after = ({table.key: table for table in pack.tables} for pack in (previous, this))
    told_before, told = _messages(previous), _messages(this)
    return Differences(
        added_tables=tuple(table.caption for key, table in after.items() if key not in before),
        removed_tables=tuple(table.caption for key, table in before.items() if key not in after),
        figures=tuple(
            figure for key, table in after.items() if key in before for figure in _changed(before[key], table)
        ),
        added_messages=tuple(one for one in told if one not in told_before),
        removed_messages=tuple(one for one in told_before if one not in told),
        sources=_sources(dict(previous.sources), dict(this.sources)),
    )


def _messages(pack: Pack) -> tuple[str, ...]:
    return tuple(
        text
        for chapter in pack.chapters
        for block in chapter.blocks
        if isinstance(block, Sentences) and block.emphasised
        for text in block.texts
    )


def _changed(before: Table, after: Table) -> list[ChangedFigure]:
    """In the order of the later table, what is gone last."""
    was, is_now = _cells(before), _cells(after)
    return [
        ChangedFigure(
            after.key, after.caption, _place(*place), was.get(place, ""), is_now.get(place, ""), after.data_only
        )
        for place in dict.fromkeys((*is_now, *was))
        if was.get(place, "") != is_now.get(place, "")
    ]


Place = tuple[str, int, str]
"""The row by its first cell and how often that stood before, and the heading of the column."""


def _cells(table: Table) -> dict[Place, str]:
    seen: Counter[str] = Counter()
    found: dict[Place, str] = {}
    for row in table.rows:
        name = _name(row[0])
        for heading, cell in zip(table.headings[1:], row[1:], strict=True):
            found[name, seen[name], heading] = str(cell or "")
        seen[name] += 1
    return found


def _name(cell: str | None) -> str:
    """Without the denominator that stands behind some names: Large Supplier (14 of 15)."""
    name, opening, rest = (cell or "").rpartition(" (")
    return name if opening and rest.endswith(")") and " of " in rest else cell or ""


def _place(name: str, number: int, heading: str) -> str:
    return f"{name}{f', row {number + 1}' if number else ''}, {heading}"


def _sources(before: dict[str, str], after: dict[str, str]) -> tuple[ChangedSource, ...]:
    names = dict.fromkeys((*after, *before))
    return tuple(
        ChangedSource(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    )
