"""Milestones from a file: choose it, see what would change, apply it."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, MultipartBody, URLEncodedBody

from readiness import clock
from readiness.importing.refusal import NOTHING, Refusal, refusal_of
from readiness.organising.actions.apply_plan import apply_plan
from readiness.organising.actions.upload_plan import upload_plan
from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.plan_import_preview import plan_import_preview
from readiness.organising.queries.plan_import_start import plan_import_start
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Programme
from readiness.uploads.problems import UnfitFile
from readiness.web.forms import Form
from readiness.web.frame import Link, Place
from readiness.web.paging import page_number
from readiness.web.places import programme_place
from readiness.web.showing import counted
from readiness.web.visit import Visit

PURPOSE = (
    "Enter a whole plan, or a new baseline of it, from a spreadsheet; you see what would change before anything does."
)


@get("/programmes/{programme_id:str}/milestones/import", sync_to_thread=True)
def choose_file(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _start(visit, programme_id, Filled())


@post("/programmes/{programme_id:str}/milestones/import", sync_to_thread=True)
def upload(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: MultipartBody[dict[str, Any]]
) -> Response[Any]:
    programme_managed(visit.db, visit.person, programme_id)
    form = Form(data)
    try:
        import_id = upload_plan(visit.db, visit.person, programme_id, form, at=clock.now())
    except Unfit as unfit:
        return _start(visit, programme_id, refilled(data, unfit), status=422)
    except UnfitFile as unfit_file:
        name, _ = form.file("file")
        return _start(visit, programme_id, refilled(data, Unfit({})), refusal=refusal_of(name, unfit_file), status=422)
    return visit.redirect(f"/programmes/{programme_id}/milestones/import/{import_id}")


@get("/programmes/{programme_id:str}/milestones/import/{import_id:str}", sync_to_thread=True)
def preview(
    visit: NamedDependency[Visit], programme_id: FromPath[str], import_id: FromPath[str],
    show: FromQuery[str | None] = None, page: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    shown = plan_import_preview(
        visit.db, visit.person, programme_id, import_id, shown=show or "", number=page_number(page)
    )
    return visit.page(
        "organising/plan_import_preview.html", shown, title=f"What {shown.file_name} would change",
        purpose="Nothing has changed yet. Look at the rows, then apply all of it or none.",
        place=_place(visit.person, shown.programme, Link("Import", f"/programmes/{programme_id}/milestones/import")),
    )  # fmt: skip


@post("/programmes/{programme_id:str}/milestones/import/{import_id:str}/apply", sync_to_thread=True)
def apply(
    visit: NamedDependency[Visit], programme_id: FromPath[str], import_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:  # fmt: skip
    found = apply_plan(
        visit.db, visit.person, programme_id, import_id, shown=Form(data).text("fingerprint"), at=clock.now()
    )
    words = f"{counted(len(found.new), 'milestone')} added and {len(found.changed):,} changed."
    return visit.redirect(f"/programmes/{programme_id}/milestones", words)


def _start(
    visit: Visit,
    programme_id: str,
    filled: Filled,
    *,
    refusal: Refusal = NOTHING,
    status: int = 200,
) -> Response[bytes]:
    page = plan_import_start(visit.db, visit.person, programme_id, filled, refusal)
    return visit.page(
        "organising/plan_import.html", page, title="Import milestones", purpose=PURPOSE, status=status,
        place=_place(visit.person, page.programme),
    )  # fmt: skip


def _place(person: SignedIn, programme: Programme, *crumbs: Link) -> Place:
    milestones = Link("Milestones", f"/programmes/{programme.id}/milestones")
    return programme_place(person, programme, current="Milestones", crumbs=(milestones, *crumbs))
