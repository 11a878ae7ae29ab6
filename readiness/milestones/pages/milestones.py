"""How sure organisations are of each milestone, and what has slipped; also to take away."""

from datetime import UTC, datetime, time
from io import BytesIO

from litestar import Response, get
from litestar.background_tasks import BackgroundTask, BackgroundTasks
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.figures.keep import keep
from readiness.figures.of_milestones import Figures, figures_of
from readiness.milestones.queries.milestones_page import milestones_page
from readiness.problems import NotFound
from readiness.web.frame import Link
from readiness.web.places import programme_place
from readiness.web.showing import day
from readiness.web.visit import Visit
from reports.exports.comma_separated import comma_separated
from reports.exports.workbook import workbook
from reports.milestones.tables import columns, rows
from reports.sheets import ABOUT_CELLS, About, Sheet

_MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@get("/rounds/{round_id:str}/milestones", sync_to_thread=True)
def milestones(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    figures = figures_of(visit.db, visit.person, round_id)
    round_ = figures.told.round
    return _keeping(visit, figures, visit.page(
        "milestones/milestones.html",
        milestones_page(figures),
        title=f"{round_.title}: milestones",
        purpose=f"How sure organisations are of each milestone, and what has slipped, as of {day(round_.as_of)}.",
        place=programme_place(
            visit.person, figures.programme, current="Rounds",
            crumbs=(
                Link("Rounds", f"/programmes/{figures.programme.id}/rounds"),
                Link(round_.title, f"/rounds/{round_id}" if figures.seen.names else f"/rounds/{round_id}/dashboard"),
                Link("Milestones", f"/rounds/{round_id}/milestones", is_current=True),
            ),
        ),
    ))  # fmt: skip


@get("/rounds/{round_id:str}/milestones/{file:str}", sync_to_thread=True)
def milestones_file(visit: NamedDependency[Visit], round_id: FromPath[str], file: FromPath[str]) -> Response[bytes]:
    figures = figures_of(visit.db, visit.person, round_id)
    name, _, ending = file.rpartition(".")
    if name != "milestones" or ending not in _MEDIA:
        raise NotFound
    sheet, as_of = _sheet(figures), figures.told.round.as_of
    if ending == "csv":
        content = b"".join(comma_separated(sheet))
    else:
        into = BytesIO()
        workbook(sheet, into, made_on=datetime.combine(as_of, time(), UTC))
        content = into.getvalue()
    headers = {"content-disposition": f'attachment; filename="{figures.programme.key}-milestones-{as_of}.{ending}"'}
    return _keeping(visit, figures, Response(content, media_type=_MEDIA[ending], headers=headers))


def _keeping(visit: Visit, figures: Figures, answer: Response[bytes]) -> Response[bytes]:
    """What was decided now is kept once the answer has gone out."""
    if figures.new:
        answer.background = BackgroundTasks(
            [BackgroundTask(keep, visit.engine, round_id, new) for round_id, new in figures.new.items()]
        )
    return answer


def _sheet(figures: Figures) -> Sheet:
    told, since, names = figures.told, figures.before, figures.lines.protection.names
    not_told = [figures.why] if figures.why else figures.lines.protection.sentences
    facts = (
        ("Programme", figures.programme.title),
        *((("Notice", figures.programme.notice),) if figures.programme.notice else ()),
        ("Round", told.round.title),
        ("Answers are as of", told.round.as_of.isoformat()),
        ("Handed in", f"{figures.handed_in} of {figures.asked} asked"),
        ("Slippage since", figures.since),
        *((("Not told", " ".join(not_told)),) if not_told else ()),
        *ABOUT_CELLS,
    )
    return Sheet(
        About(f"Milestones of {told.round.title}", facts),
        columns(told.confidence, has_before=since is not None, names=names),
        rows(figures.lines, tuple(told.confidence), has_before=since is not None),
    )
