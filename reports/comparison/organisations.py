"""Which way each organisation went, by name: only for those who may see names."""

from collections.abc import Iterator, Mapping, Sequence

from reports.comparison.cells import name_of, title_of
from reports.comparison.tables import Row, base_of
from reports.comparison.values import Pair, Part
from reports.packs.document import Table
from reports.sheets import Column

_COLUMNS = (
    ("before", "Earlier round", "The round compared with"),
    ("after", "Later round", "The round that is compared"),
    ("constituency", "Constituency", "Constituency"),
    ("reference", "Reference", "Reference of the organisation, which is its identity from round to round"),
    ("organisation", "Organisation", "Name of the organisation"),
    ("from", "Was", "Level in the earlier round, or why there was none"),
    ("to", "Is", "Level in the later round, or why there is none"),
    ("movement", "Movement", "What became of it: improved, worsened, unchanged, joined, left, or not comparable"),
)
_NEITHER = "not rated in either round"
ORDER = ("worsened", "improved", "joined", "left", "not comparable", "unchanged", _NEITHER)


def organisations(pairs: Sequence[Pair], names: Mapping[str, str]) -> Table:
    """A row for each organisation of each pair; one that changed constituency has one in both. `names` by reference."""
    rows = tuple(row for pair in pairs for row in _rows(pair, names))
    return Table(
        key="organisations",
        caption="Which way each organisation went",
        columns=tuple(Column(key, meaning) for key, _, meaning in _COLUMNS),
        headings=tuple(heading for _, heading, _ in _COLUMNS),
        rows=rows,
        base=base_of(pairs),
    )


def _rows(pair: Pair, names: Mapping[str, str]) -> Iterator[Row]:
    """Those that moved first."""
    found = []
    for part in pair.constituencies or (pair.all,):
        ways = _ways(part)
        found += [
            (ORDER.index(ways.get(one, _NEITHER)), name_of(part), names.get(one, one), one, cell)
            for cell in part.matrix.cells
            for one in cell.organisations
        ]
    for rank, place, name, one, cell in sorted(found, key=lambda row: row[:4]):
        was, is_ = title_of(pair.before, cell.before), title_of(pair.after, cell.after)
        yield pair.before.title, pair.after.title, place, one, name, was, is_, ORDER[rank]


def _ways(part: Part) -> dict[str, str]:
    """What became of those rated in either round."""
    sets = (
        ("worsened", part.worsened),
        ("improved", part.improved),
        ("unchanged", part.unchanged),
        ("not comparable", part.not_comparable),
        ("joined", part.joined),
        ("left", part.left),
    )
    return {one: word for word, some in sets for one in some}
