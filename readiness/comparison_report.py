"""The comparison as one HTML file that needs nothing from elsewhere, runs nothing, and is always the same."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from readiness.comparison_drawing import drawn
from reports.comparison.cells import shown_cell
from reports.comparison.chapter import chapter
from reports.comparison.course import course
from reports.comparison.tables import rounds
from reports.comparison.values import Comparison
from reports.levels import shown_levels
from reports.packs.document import Sentences, Table
from reports.sheets import Cell, Exact
from scoring.scheme.ratings import Scale

_HERE = Path(__file__).resolve().parent
_CSS = _HERE.parent / "static" / "css"


def as_html(
    comparison: Comparison, scale: Scale | None, notes: Sequence[str], *, title: str | None, illustrative: bool
) -> bytes:
    """A chapter for each pair of rounds; where there are more than two, the whole way last."""
    levels = shown_levels(scale)
    chapters = [chapter(pair, levels) for pair in comparison.pairs]
    style = "".join((_CSS / name).read_text(encoding="utf-8") for name in ("report.css", "comparison_report.css"))
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests |= {
        "sentences": lambda block: isinstance(block, Sentences),
        "table": lambda block: isinstance(block, Table),
    }
    text = environment.get_template("comparison_report.html").render(
        comparison=comparison,
        title=title or " and ".join((comparison.rounds[0].title, comparison.rounds[-1].title)) + " compared",
        chapters=chapters,
        notes=notes,
        rounds=rounds(comparison),
        course=course(comparison),
        laid_out=laid_out,
        drawn=drawn,
        illustrative=illustrative,
        style=style,
        style_hash="sha256-" + b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return text.encode()


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as people read it."""

    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table without the columns that say the same in every row of a chapter: which two rounds it is of."""

    headings: tuple[Shown, ...]
    rows: tuple[tuple[Shown, ...], ...]


def laid_out(table: Table) -> LaidOut:
    skipped = 2 if table.columns[0].key == "before" else 0
    units = ["percent" if column.unit == "per cent" else "" for column in table.columns]
    rows = tuple(
        tuple(_shown(cell, unit) for cell, unit in zip(row[skipped:], units[skipped:], strict=True))
        for row in table.rows
    )
    shapes = zip(table.headings[skipped:], table.columns[skipped:], strict=True)
    return LaidOut(tuple(Shown(heading, column.shape != "text") for heading, column in shapes), rows)


def _shown(cell: Cell, unit: str) -> Shown:
    return Shown(shown_cell(cell, unit), type(cell) is Exact)
