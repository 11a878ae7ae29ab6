"""What can be taken away of a round, with how many rows each table has; and what a file says of itself."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from readiness.figures.filters import said
from readiness.figures.of_round import Figures
from readiness.figures.protecting import SEALED
from readiness.reporting.exports.register import TABLES, Table
from readiness.reporting.queries.dashboard_page import by_level
from readiness.web.showing import counted, day
from reports.sheets import ABOUT_CELLS, About, Sheet

_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ExportLine:
    title: str
    meaning: str
    rows: int
    csv: str
    xlsx: str


@dataclass(frozen=True, slots=True)
class ExportPage:
    as_of: date
    lines: tuple[ExportLine, ...]
    protected: tuple[str, ...] = ()
    """What is not told to this reader, and why."""


def export_page(figures: Figures) -> ExportPage:
    base = f"/rounds/{figures.seen.round.id}/export"
    return ExportPage(
        as_of=figures.seen.round.as_of,
        protected=(SEALED,) if figures.sealed else figures.protection.sentences,
        lines=tuple(
            ExportLine(one.title, one.meaning, one.count(figures), f"{base}/{one.key}.csv", f"{base}/{one.key}.xlsx")
            for one in TABLES
            if (figures.seen.names or not one.names) and (one.before_release or not figures.sealed)
        ),
    )


def sheet_of(engine: Engine, figures: Figures, table: Table) -> Sheet:
    return Sheet(about_of(figures, table), tuple(table.columns(figures)), table.rows(engine, figures))


def about_of(figures: Figures, table: Table) -> About:
    seen, compiled = figures.seen, figures.instrument.compiled
    every = figures.every_state
    narrowed = said(figures.filters, seen, figures.roles, by_level(figures))
    documents = (
        (name, ref) for name, ref in (("Questionnaire", compiled.questionnaire_ref), ("Scheme", compiled.scheme_ref))
    )
    facts = [
        ("Programme", seen.programme.title),
        ("Round", seen.round.title),
        ("As of", day(seen.round.as_of)),
        ("Handed in", f"{every.handed_in:,} of {counted(every.asked, 'organisation')} asked"),
        ("Filtered by", narrowed or "nothing"),
        ("What it is", table.meaning),
        *((name, f"{ref.key} {ref.version}, {ref.hash}") for name, ref in documents),
        *((("Withheld", " ".join(figures.protection.sentences)),) if figures.protection.sentences else ()),
        *ABOUT_CELLS,
    ]
    if seen.programme.illustrative:
        facts.insert(0, ("Illustrative", seen.programme.notice or "Illustrative data."))
    return About(f"{table.title}: {seen.round.title}", tuple(facts))


def file_name(figures: Figures, table: Table, ending: str) -> str:
    """Tells round and as-of date, and that data is illustrative; in letters that every system takes."""
    seen = figures.seen
    parts = [
        _plain(seen.round.title)[:60],
        table.key,
        *(["filtered"] if figures.filters.query else []),
        seen.round.as_of.isoformat(),
        *(["illustrative"] if seen.programme.illustrative else []),
    ]
    return f"{'-'.join(part.strip('-') for part in parts if part)}.{ending}"


def _plain(text: str) -> str:
    return _UNFIT.sub("-", text.lower()).strip("-") or "round"
