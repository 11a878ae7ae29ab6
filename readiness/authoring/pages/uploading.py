"""Files checked, and kept as a draft. The texts stay on the page, so that nothing has to be chosen again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, MultipartBody

from readiness import clock
from readiness.authoring.actions.keep_draft import drafts_of, keep_draft
from readiness.authoring.doors import programme_authored, version_authored
from readiness.authoring.files import QUESTIONNAIRE, SCHEME, Faulty, FileProblem, checked
from readiness.authoring.pages.places import authoring_place
from readiness.authoring.publishing import schemes_of
from readiness.tables import Programme
from readiness.web.visit import Visit


@dataclass(frozen=True, slots=True)
class UploadPage:
    programme: Programme
    questionnaire: str
    scheme: str
    problems: tuple[FileProblem, ...]
    is_sound: bool = False
    """Whether the files were checked and have no problem."""


@get("/programmes/{programme_id:str}/questionnaires/upload", sync_to_thread=True)
def uploading(
    visit: NamedDependency[Visit], programme_id: FromPath[str], version: FromQuery[str | None] = None
) -> Response[bytes]:
    programme = programme_authored(visit.db, visit.person, programme_id)
    if version is None:
        return _form(visit, UploadPage(programme, "", "", ()))
    _, _, found = version_authored(visit.db, visit.person, version)
    schemes = drafts_of(visit.db, found) or schemes_of(visit.db, found)
    return _form(visit, UploadPage(programme, found.document, schemes[-1].document if schemes else "", ()))


@post("/programmes/{programme_id:str}/questionnaires/upload", sync_to_thread=True)
def upload(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: MultipartBody[dict[str, Any]]
) -> Response[Any]:
    programme = programme_authored(visit.db, visit.person, programme_id)
    texts = {QUESTIONNAIRE: "", SCHEME: ""}
    try:
        for name in texts:
            texts[name] = _text(data, name)
        if data.get("do") == "check":
            checked(texts[QUESTIONNAIRE], texts[SCHEME])
            return _form(visit, UploadPage(programme, texts[QUESTIONNAIRE], texts[SCHEME], (), is_sound=True))
        kept = keep_draft(visit.db, visit.person, programme_id, texts[QUESTIONNAIRE], texts[SCHEME], at=clock.now())
    except Faulty as faulty:
        page = UploadPage(programme, texts[QUESTIONNAIRE], texts[SCHEME], faulty.problems)
        return _form(visit, page, status=422)
    return visit.redirect(f"/versions/{kept.id}", f"Version {kept.number} is checked and kept.")


def _form(visit: Visit, page: UploadPage, status: int = 200) -> Response[bytes]:
    return visit.page(
        "authoring/upload.html", page, title="Upload a questionnaire", status=status,
        purpose="Both files are checked line by line and kept as a draft; nobody is asked anything yet.",
        place=authoring_place(visit.person, page.programme),
    )  # fmt: skip


def _text(data: Mapping[str, Any], name: str) -> str:
    """Of the file where one was chosen, otherwise of the field; as it was written, with the line ends of one kind."""
    sent, written = data.get(f"{name}_file"), data.get(name, "")
    if isinstance(sent, UploadFile) and sent.filename:
        try:
            return _one_kind(sent.file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            sentence = "This file is not text in UTF-8; save it as UTF-8 and choose it again."
            raise Faulty((FileProblem(name, 0, "", sentence, ""),)) from None
    return _one_kind(written) if isinstance(written, str) else ""


def _one_kind(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
