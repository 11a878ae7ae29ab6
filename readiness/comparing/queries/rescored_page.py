"""What another scheme makes of a round, beside what its own scheme made of it."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from readiness.comparing.actions.rescore import last_run
from readiness.comparing.queries.blocks import Shown, ShownTable, blocks_of, table_of
from readiness.comparing.queries.laying_out import MOST_NAMED, Download
from readiness.figures.comparison import Compared
from readiness.figures.rescored import Both, both_of, rescored, rescored_rows
from readiness.tables import Job, Programme, Rescoring, Round, SchemeVersion
from readiness.web.showing import counted, day
from reports.comparison.chapter import chapter
from reports.comparison.rescored import differences
from reports.comparison.tables import tables_of
from reports.levels import shown_levels
from reports.packs.document import Table


@dataclass(frozen=True, slots=True)
class Running:
    done: int
    steps: int
    words: str


@dataclass(frozen=True, slots=True)
class RescoredPage:
    """`done`: n of N submissions, in words; `lacks`: how many are not scored under it yet."""

    address: str
    round: Round
    scheme_id: str
    own: str
    other: str
    as_of: str
    done: str
    lacks: int
    running: Running | None
    failure: str
    blocks: tuple[Shown, ...]
    changed: ShownTable | None
    unchanged: int
    more: int
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A round under another scheme, with its tables where anything is scored under it. `changed` of its submissions are scored or
    rated otherwise."""

    both: Both
    made: Compared | None
    tables: tuple[Table, ...]
    changed: int = 0


def found_of(
    db: Session, programme: Programme, round_: Round, scheme: SchemeVersion, *, most: int | None = None
) -> Found:
    """`most`: of its first table, the rows that are looked at. Raises Unreadable."""
    both = both_of(db, programme, round_, scheme.id)
    if not both.done or _is_running(last_run(db, round_.id, scheme.id)):
        return Found(both, None, ())
    made = rescored(db, both)
    pair = made.comparison.pairs[0]
    rows = rescored_rows(db, both)
    first = differences(pair, rows, _done(both), most=most)
    changed = sum(one.changed != "nothing" for one in rows)
    return Found(both, made, (first, *tables_of(made.comparison)), changed)


def named_page(db: Session, round_: Round, scheme: SchemeVersion, found: Found) -> RescoredPage:
    """What it is called and how far it is; without its figures."""
    own, run = db.get_one(SchemeVersion, round_.scheme_id), last_run(db, round_.id, scheme.id)
    address = f"/rounds/{round_.id}/rescored/{scheme.id}"
    return RescoredPage(
        address=address,
        round=round_,
        scheme_id=scheme.id,
        own=f"{own.title} {own.number}",
        other=f"{scheme.title} {scheme.number}",
        as_of=day(round_.as_of),
        done=_done(found.both),
        lacks=found.both.of - found.both.done,
        running=_running(db, run),
        failure=run.failure if run is not None and run.finished_at is None else "",
        blocks=(),
        changed=None,
        unchanged=0,
        more=0,
        downloads=(),
    )


def rescored_page(db: Session, round_: Round, scheme: SchemeVersion, found: Found) -> RescoredPage:
    blank = named_page(db, round_, scheme, found)
    if found.made is None:
        return blank
    table = found.tables[0]
    changed = tuple(row for row in table.rows[:MOST_NAMED] if row[-1] != "nothing")
    levels = shown_levels(found.made.together.instruments[-1].compiled.scheme.scale)
    return replace(
        blank,
        blocks=blocks_of(chapter(found.made.comparison.pairs[0], levels), {}),
        changed=table_of(replace(table, rows=changed)),
        unchanged=found.both.done - found.changed,
        more=max(0, found.changed - MOST_NAMED),
        downloads=tuple(
            Download(one.caption, f"{blank.address}/{one.key}.csv", f"{blank.address}/{one.key}.xlsx")
            for one in found.tables
        ),
    )


def _done(both: Both) -> str:
    return f"{both.done:,} of {counted(both.of, 'submission')} re-scored"


def _is_running(run: Rescoring | None) -> bool:
    return run is not None and run.finished_at is None and not run.failure


def _running(db: Session, run: Rescoring | None) -> Running | None:
    if run is None or not _is_running(run):
        return None
    job = db.get_one(Job, run.job_id)
    return Running(job.done, max(job.steps, 1), job.doing or "Waiting to begin")
