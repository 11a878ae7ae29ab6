"""Scoring a past round under another scheme, and what that makes of it."""

from typing import Any

from litestar import Response, get, post
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.comparing.actions.rescore import rescore
from readiness.comparing.doors import round_rescored, scheme_for
from readiness.comparing.exports import about, plain, written
from readiness.comparing.queries.laying_out import MOST_NAMED
from readiness.comparing.queries.rescore_page import rescore_page
from readiness.comparing.queries.rescored_page import found_of, named_page, rescored_page
from readiness.figures.comparison import keep
from readiness.figures.rolled import Unreadable
from readiness.problems import NotAllowedNow, NotFound
from readiness.tables import Programme, Round
from readiness.web.forms import Form
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place
from readiness.web.showing import day
from readiness.web.visit import Visit
from reports.sheets import ABOUT_CELLS, Sheet

UNREADABLE = (
    "This round cannot be shown under another scheme: something stored for it cannot be read. No answer is lost. "
    "Tell whoever runs this service; its log says which part it is."
)
CHOOSE = "Choose the scheme to score under."


@get("/rounds/{round_id:str}/rescore", sync_to_thread=True)
def rescoring(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_rescored(visit.db, visit.person, round_id)
    return _form(visit, programme, round_)


@post("/rounds/{round_id:str}/rescore", sync_to_thread=True)
def rescoring_(
    visit: NamedDependency[Visit], round_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    programme, round_ = round_rescored(visit.db, visit.person, round_id)
    scheme_id = Form(data).text("scheme")
    if not scheme_id:
        return _form(visit, programme, round_, CHOOSE)
    try:
        rescore(visit.db, visit.person, round_id, scheme_id, at=clock.now())
    except Unreadable:
        raise NotAllowedNow(UNREADABLE) from None
    return visit.redirect(
        f"/rounds/{round_id}/rescored/{scheme_id}", "The round is being scored. Its own figures stay."
    )


@get("/rounds/{round_id:str}/rescored/{scheme_id:str}", sync_to_thread=True)
def rescored(visit: NamedDependency[Visit], round_id: FromPath[str], scheme_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_rescored(visit.db, visit.person, round_id)
    scheme = scheme_for(visit.db, round_, scheme_id)
    try:
        found = found_of(visit.db, programme, round_, scheme, most=MOST_NAMED)
    except Unreadable:
        raise NotAllowedNow(UNREADABLE) from None
    page = rescored_page(visit.db, round_, scheme, found)
    answer = visit.page(
        "comparing/rescored.html",
        page,
        title=f"{round_.title} under {page.other}",
        purpose=f"What this scheme makes of the answers as of {day(round_.as_of)}, beside what the round's own made of them.",
        place=_place(visit, programme, round_, Link(page.other, page.address, is_current=True)),
    )
    if found.made is not None and found.made.is_new:
        answer.background = BackgroundTask(keep, visit.engine, found.made)
    return answer


@get("/rounds/{round_id:str}/rescored/{scheme_id:str}/{file:str}", sync_to_thread=True)
def rescored_file(
    visit: NamedDependency[Visit], round_id: FromPath[str], scheme_id: FromPath[str], file: FromPath[str]
) -> Response[bytes]:
    programme, round_ = round_rescored(visit.db, visit.person, round_id)
    scheme = scheme_for(visit.db, round_, scheme_id)
    name, _, ending = file.rpartition(".")
    try:
        found = found_of(visit.db, programme, round_, scheme)
    except Unreadable:
        raise NotAllowedNow(UNREADABLE) from None
    table = next((one for one in found.tables if one.key == name), None)
    if table is None:
        raise NotFound
    page = named_page(visit.db, round_, scheme, found)
    facts = [
        ("Programme", programme.title),
        ("Round", round_.title),
        ("As of", page.as_of),
        ("The round's own scheme", page.own),
        ("The other scheme", f"{page.other}, {scheme.content_hash}"),
        ("Scored under both", page.done),
        ("Base", table.base),
        *(("Note", one) for one in table.notes),
        *ABOUT_CELLS,
    ]
    sheet = Sheet(about(programme, f"{table.caption}: {round_.title}", facts), table.columns, table.rows)
    content, media_type = written(sheet, ending, round_.as_of)
    parts = [plain(round_.title)[:60], "rescored", plain(f"{scheme.key} {scheme.number}")[:60], plain(table.key)]
    if programme.illustrative:
        parts.append("illustrative")
    headers = {"content-disposition": f'attachment; filename="{"-".join(parts)}.{ending}"'}
    return Response(content, media_type=media_type, headers=headers)


def _form(visit: Visit, programme: Programme, round_: Round, error: str = "") -> Response[bytes]:
    try:
        page = rescore_page(visit.db, programme, round_, error)
    except Unreadable:
        raise NotAllowedNow(UNREADABLE) from None
    return visit.page(
        "comparing/rescore.html",
        page,
        title=f"Score {round_.title} under another scheme",
        purpose="Receipts under another published scheme stand beside those of the round, whose own figures stay as they are.",
        place=_place(visit, programme, round_),
        status=422 if error else 200,
    )


def _place(visit: Visit, programme: Programme, round_: Round, *further: Link) -> Place:
    crumbs = (
        Link("Rounds", f"/programmes/{programme.id}/rounds"),
        Link(round_.title, f"/rounds/{round_.id}"),
        Link("Another scheme", f"/rounds/{round_.id}/rescore", is_current=not further),
        *further,
    )
    return programme_place(visit.person, programme, current="Rounds", crumbs=crumbs)
