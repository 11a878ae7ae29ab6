"""What a file says of itself, and how it is written."""

import re
from datetime import UTC, date, datetime, time
from io import BytesIO

from readiness.comparing.choosing import Chosen
from readiness.comparing.shown import documents_of
from readiness.figures.comparison import Compared
from readiness.problems import NotFound
from readiness.tables import Programme
from readiness.web.showing import counted, day
from reports.exports.comma_separated import comma_separated
from reports.exports.workbook import workbook
from reports.packs.document import Table
from reports.sheets import ABOUT_CELLS, About, Sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNFIT = re.compile(r"[^a-z0-9]+")


def sheet_of(these: Chosen, made: Compared, table: Table, untold: tuple[str, ...] = ()) -> Sheet:
    """`untold`: what the reader is not told and why."""
    of = these.constituency.title if these.constituency is not None else "all constituencies"
    facts = [
        ("Programme", these.programme.title),
        *(
            (
                f"Round {at}",
                f"{one.round.title}, as of {day(one.round.as_of)}: {one.handed_in:,} of {counted(one.asked, 'organisation')} handed in",
            )
            for at, one in enumerate(these.rounds, start=1)
        ),
        *((f"{title} asked and rated by", f"{asked}; {scheme}") for title, asked, scheme in documents_of(made)),
        ("Of", of),
        ("Base", table.base),
        *(("Note", one) for one in (*table.notes, *untold)),
        *ABOUT_CELLS,
    ]
    return Sheet(about(these.programme, f"{table.caption}: {these.programme.title}", facts), table.columns, table.rows)


def about(programme: Programme, title: str, facts: list[tuple[str, str]]) -> About:
    if programme.illustrative:
        facts = [("Illustrative", programme.notice or "Illustrative data."), *facts]
    return About(title, tuple(facts))


def written(sheet: Sheet, ending: str, made_on: date) -> tuple[bytes, str]:
    """The file and its kind. Raises NotFound on an ending that there is not."""
    if ending == "csv":
        return b"".join(comma_separated(sheet)), "text/csv"
    if ending == "xlsx":
        into = BytesIO()
        workbook(sheet, into, made_on=datetime.combine(made_on, time(), UTC))
        return into.getvalue(), XLSX
    raise NotFound


def file_name(these: Chosen, table: Table, ending: str) -> str:
    parts = [plain(one.round.title)[:40] for one in (these.rounds[0], these.rounds[-1])]
    if these.constituency is not None:
        parts.append(plain(these.constituency.name)[:40])
    parts.append(table.key.replace("_", "-"))
    if these.programme.illustrative:
        parts.append("illustrative")
    return f"{'-'.join(parts)}.{ending}"


def plain(text: str) -> str:
    """In letters that every system takes."""
    return _UNFIT.sub("-", text.lower()).strip("-") or "round"
