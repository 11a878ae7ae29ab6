"""Rounds compared, as files to take away. Where the rounds come from makes no difference here."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import msgspec

from questionnaires.lineage import Lineage
from reports.comparison import ComparedRound, Comparison, compare
from reports.comparison.keeping import as_json
from reports.comparison.tables import tables_of
from reports.exports.comma_separated import BOM, comma_separated
from reports.packs.document import Table
from reports.sheets import About, Sheet, disarmed
from scoring.scheme.ratings import Scale


@dataclass(frozen=True, slots=True)
class RoundsToCompare:
    """In order of time; `lineages` and `levels` by the keys of two rounds, as `reports.comparison.compare` takes them. `notes`: what is
    to be known of the rounds before anything else, in sentences."""

    rounds: Sequence[ComparedRound]
    lineages: Mapping[tuple[str, str], Lineage]
    levels: Mapping[tuple[str, str], Mapping[str, str]]
    notes: tuple[str, ...] = ()

    @property
    def scale(self) -> Scale | None:
        """By which the latest round rates."""
        return self.rounds[-1].compiled.scheme.scale


def compared(given: RoundsToCompare) -> Comparison:
    return compare(given.rounds, given.lineages, levels=given.levels)


def files_of(
    given: RoundsToCompare, comparison: Comparison, *, title: str | None, illustrative: bool
) -> dict[str, bytes]:
    """Name of each file to its content: JSON with exact figures, a CSV for each table with a codebook, and a page to read."""
    from readiness.comparison_report import as_html  # noqa: PLC0415 - pages are slow to load, and not every command writes one

    tables = tables_of(comparison)
    return {
        "comparison.json": msgspec.json.format(as_json(comparison), indent=2) + b"\n",
        **{f"{table.key}.csv": _as_csv(table) for table in tables},
        "codebook.csv": _codebook(tables),
        "comparison.html": as_html(comparison, given.scale, given.notes, title=title, illustrative=illustrative),
    }


def paths_in(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    return {folder / name: content for name, content in files.items()}


def _as_csv(table: Table) -> bytes:
    return b"".join(comma_separated(Sheet(About(table.caption, ()), table.columns, table.rows)))


def _codebook(tables: Sequence[Table]) -> bytes:
    """What every column of every table means."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(("file", "table", "column", "heading", "meaning", "unit"))
    for table in tables:
        for column, heading in zip(table.columns, table.headings, strict=True):
            cells = (f"{table.key}.csv", table.caption, column.key, heading, column.meaning, column.unit)
            writer.writerow([disarmed(cell) for cell in cells])
    return BOM + text.getvalue().encode()
