"""A log of actions from a file: choose it, see what would change, apply it."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, MultipartBody, URLEncodedBody

from readiness import clock
from readiness.importing.refusal import NOTHING, Refusal, refusal_of
from readiness.improving.actions.apply_log import apply_log
from readiness.improving.actions.upload_log import upload_log
from readiness.improving.doors import programme_managed
from readiness.improving.pages.places import place_of_actions
from readiness.improving.queries.import_preview import EXPECTED, log_preview
from readiness.improving.queries.import_start import import_start
from readiness.problems import Unfit
from readiness.uploads.problems import UnfitFile
from readiness.web.days import a_day_from, as_fields, today_in
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.paging import page_number
from readiness.web.showing import counted
from readiness.web.visit import Visit

PURPOSE = "Bring in the log a group keeps elsewhere; you see what would change before anything does."


@get("/programmes/{programme_id:str}/actions/import", sync_to_thread=True)
def choose_log(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    return _start(visit, programme_id, Filled(as_fields("as_of", today_in(programme, clock.now()))))


@post("/programmes/{programme_id:str}/actions/import", sync_to_thread=True)
def upload(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: MultipartBody[dict[str, Any]]
) -> Response[Any]:
    programme_managed(visit.db, visit.person, programme_id)
    form = Form(data)
    texts = {name: value for name, value in data.items() if isinstance(value, str)}
    name = ""
    try:
        name, content = form.file("file")
        import_id = upload_log(
            visit.db, visit.person, programme_id, name=name, data=content, as_of=a_day_from(form, "as_of"),
            expected=_expected(form), at=clock.now(),
        )  # fmt: skip
    except Unfit as unfit:
        return _start(visit, programme_id, refilled(texts, unfit), status=422)
    except UnfitFile as unfit_file:
        return _start(visit, programme_id, Filled(texts), refusal=refusal_of(name, unfit_file), status=422)
    return visit.redirect(f"/programmes/{programme_id}/actions/import/{import_id}")


@get("/programmes/{programme_id:str}/actions/import/{import_id:str}", sync_to_thread=True)
def preview(
    visit: NamedDependency[Visit], programme_id: FromPath[str], import_id: FromPath[str],
    show: FromQuery[str | None] = None, page: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    shown = log_preview(visit.db, visit.person, programme_id, import_id, shown=show or "", number=page_number(page))
    return visit.page(
        "improving/import_preview.html", shown, title=f"What {shown.file_name} would change",
        purpose="Nothing has changed yet. Look at the totals and the rows, then apply all of it or none.",
        place=place_of_actions(visit.person, shown.programme, _here(programme_id), Link("Preview", visit.request.url.path)),
    )  # fmt: skip


@post("/programmes/{programme_id:str}/actions/import/{import_id:str}/apply", sync_to_thread=True)
def apply(
    visit: NamedDependency[Visit], programme_id: FromPath[str], import_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:  # fmt: skip
    found = apply_log(
        visit.db, visit.person, programme_id, import_id, shown=Form(data).text("fingerprint"),
        public_url=visit.settings.public_url, at=clock.now(),
    )  # fmt: skip
    words = f"{counted(len(found.new), 'action')} added and {len(found.changed):,} changed."
    return visit.redirect(f"/programmes/{programme_id}/actions", words)


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
        "improving/import.html", page, title="Import a log of actions", purpose=PURPOSE, status=status,
        place=place_of_actions(visit.person, page.programme, _here(programme_id)),
    )  # fmt: skip


def _here(programme_id: str) -> Link:
    return Link("Import", f"/programmes/{programme_id}/actions/import")


def _expected(form: Form) -> dict[str, int]:
    """Raises Unfit."""
    found = {}
    for name, _ in EXPECTED:
        text = form.text(name).replace(",", "")
        if not text:
            continue
        if not (text.isascii() and text.isdigit()) or len(text) > 6:
            raise Unfit({name: "Give a whole number, or leave it blank."})
        found[name] = int(text)
    return found
