"""Organisations from a file: choose it, see what would change, apply it."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, MultipartBody, URLEncodedBody

from questionnaires.problems import InvalidAnswer
from readiness import clock
from readiness.importing.refusal import NOTHING, Refusal, refusal_of
from readiness.organising.actions.apply_import import apply_import
from readiness.organising.actions.upload_organisations import upload_organisations
from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.import_preview import import_preview
from readiness.organising.queries.import_start import import_start
from readiness.organising.texts import a_weight
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Programme
from readiness.uploads.problems import UnfitFile
from readiness.web.days import a_day_from, as_fields, today_in
from readiness.web.forms import Form
from readiness.web.frame import Link, Place
from readiness.web.paging import page_number
from readiness.web.places import programme_place
from readiness.web.showing import counted
from readiness.web.visit import Visit

PURPOSE = (
    "Add and change many organisations at once from a spreadsheet; you see what would change before anything does."
)


@get("/programmes/{programme_id:str}/organisations/import", sync_to_thread=True)
def choose_file(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    today = today_in(programme, clock.now())
    return _start(visit, programme_id, Filled(as_fields("from_on", today)))


@post("/programmes/{programme_id:str}/organisations/import", sync_to_thread=True)
def upload(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: MultipartBody[dict[str, Any]]
) -> Response[Any]:
    programme_managed(visit.db, visit.person, programme_id)
    form = Form(data)
    name = ""
    try:
        name, content = form.file("file")
        import_id = upload_organisations(
            visit.db, visit.person, programme_id, name=name, data=content, from_on=a_day_from(form, "from_on"),
            expected_rows=_expected_rows(form), expected_weight=_expected_weight(form), at=clock.now(),
        )  # fmt: skip
    except Unfit as unfit:
        return _start(visit, programme_id, refilled(data, unfit), status=422)
    except UnfitFile as unfit_file:
        return _start(visit, programme_id, refilled(data, Unfit({})), refusal=refusal_of(name, unfit_file), status=422)
    return visit.redirect(f"/programmes/{programme_id}/organisations/import/{import_id}")


@get("/programmes/{programme_id:str}/organisations/import/{import_id:str}", sync_to_thread=True)
def preview(
    visit: NamedDependency[Visit], programme_id: FromPath[str], import_id: FromPath[str],
    show: FromQuery[str | None] = None, page: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    shown = import_preview(visit.db, visit.person, programme_id, import_id, shown=show or "", number=page_number(page))
    place = _place(visit.person, shown.programme, Link("Import", f"/programmes/{programme_id}/organisations/import"))
    return visit.page(
        "organising/import_preview.html", shown, title=f"What {shown.file_name} would change",
        purpose="Nothing has changed yet. Look at the totals and the rows, then apply all of it or none.", place=place,
    )  # fmt: skip


@post("/programmes/{programme_id:str}/organisations/import/{import_id:str}/apply", sync_to_thread=True)
def apply(
    visit: NamedDependency[Visit], programme_id: FromPath[str], import_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:  # fmt: skip
    found = apply_import(
        visit.db, visit.person, programme_id, import_id, shown=Form(data).text("fingerprint"), at=clock.now()
    )
    words = f"{counted(len(found.new), 'organisation')} added and {len(found.changed):,} changed."
    return visit.redirect(f"/programmes/{programme_id}/organisations", words)


def _start(
    visit: Visit,
    programme_id: str,
    filled: Filled,
    *,
    refusal: Refusal = NOTHING,
    status: int = 200,
) -> Response[bytes]:
    page = import_start(visit.db, visit.person, programme_id, filled, refusal)
    return visit.page(
        "organising/import.html", page, title="Import organisations", purpose=PURPOSE, status=status,
        place=_place(visit.person, page.programme),
    )  # fmt: skip


def _place(person: SignedIn, programme: Programme, *crumbs: Link) -> Place:
    organisations = Link("Organisations", f"/programmes/{programme.id}/organisations")
    return programme_place(person, programme, current="Organisations", crumbs=(organisations, *crumbs))


def _expected_rows(form: Form) -> int | None:
    text = form.text("expected_rows").replace(",", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise Unfit({"expected_rows": "Give a whole number, or leave it blank."})
    return int(text)


def _expected_weight(form: Form) -> str | None:
    try:
        return a_weight(form.text("expected_weight").replace(",", ""))
    except InvalidAnswer as error:
        raise Unfit({"expected_weight": str(error)}) from None
