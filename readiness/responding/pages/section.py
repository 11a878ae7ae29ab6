"""A page of questions of one section; sent whole by a browser without a script, or with Save and continue."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from sqlalchemy import Connection

from readiness import clock
from readiness.problems import NotAllowedNow, NotFound, SignInNeeded
from readiness.responding.addresses import from_address, in_address
from readiness.responding.deciding import Conflict, Invalid
from readiness.responding.paper import Part, following_part, paper_of
from readiness.responding.queries.opened import Opened, opened
from readiness.responding.queries.section import Attempt, SectionPage, part_in, section_page
from readiness.responding.reading import is_sent, typed_in
from readiness.responding.saving import Saved, find, save
from readiness.responding.writing import Found
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.showing import counted
from readiness.web.visit import SESSION_COOKIE, Visit


@get("/responses/{response_id:str}/sections/{section:str}", sync_to_thread=IN_THREAD)
def section(visit: NamedDependency[Visit], response_id: FromPath[str], section: FromPath[str]) -> Response[bytes]:
    return _page(visit, response_id, from_address(section))


@post("/responses/{response_id:str}/sections/{section:str}", sync_to_thread=IN_THREAD)
def save_section(
    visit: NamedDependency[Visit],
    response_id: FromPath[str],
    section: FromPath[str],
    data: URLEncodedBody[dict[str, Any]],
) -> Response[Any]:
    """Keeps every answer that can be kept, whatever is wrong with the others."""
    now, late = clock.now(), ""
    with visit.engine.begin() as connection:
        response = find(connection, visit.request.cookies.get(SESSION_COOKIE), response_id, now)
        part = _part_of(connection, response, from_address(section)) if response is not None else None
        if response is not None and part is not None:
            typed = {key: typed_in(data, key) for key in part.keys if is_sent(data, key)}
            try:
                saved = save(connection, response, typed, now, whole_page=True)
            except NotAllowedNow as stopped:
                late = stopped.sentence
    if part is None:
        raise NotFound if visit.person_if_any else SignInNeeded()
    if late:
        return _page(visit, response_id, part, Attempt(typed, {}), status=409)
    if any(isinstance(outcome, Invalid | Conflict) for outcome in saved.outcomes.values()):
        return _page(visit, response_id, part, Attempt(typed, saved.outcomes), status=422)
    return _onward(visit, part, saved, data, f"/responses/{response_id}")


def _part_of(connection: Connection, response: Found, section: str) -> Part | None:
    return paper_of(connection, response.version_id, response.scheme_id).parts.get(section)


def _page(
    visit: Visit, response_id: str, part: Part | str, attempt: Attempt | None = None, status: int = 200
) -> Response[bytes]:
    found = opened(visit, response_id, clock.now())
    page = section_page(visit.db, found, part if isinstance(part, Part) else part_in(found, part), attempt)
    return visit.page(
        "responding/section.html",
        page,
        title=page.title,
        purpose=_purpose(page, found),
        place=found.place(Link(f"{page.number} {page.title}", page.action, is_current=True)),
        status=status,
    )


def _purpose(page: SectionPage, found: Opened) -> str:
    if not found.is_ours:
        return f"What {found.of.organisation_name} says so far in this section; only its own people can change it."
    if page.closed is not None:
        return "What your organisation says in this section."
    return "Answer for your organisation. Each answer is saved as you give it; you can leave at any time and come back."


def _onward(visit: Visit, part: Part, saved: Saved, data: dict[str, Any], response: str) -> Response[Any]:
    """To where the button led; but to what it did, and to questions that are asked only now, first."""
    ids, after, before = saved.paper.ids, saved.after.applied, saved.before.applied
    page = f"{response}/sections/"
    acted = next((key for key in part.keys if f"w.{key}" in data or f"c.{key}" in data), None)
    if acted is not None:
        return visit.redirect(f"{page}{in_address(part.key)}#{ids[acted]}-box", "Your answers are saved.")
    new = [key for key in part.keys if key in after.shown and key not in before.shown and key not in after.given]
    if new:
        more = counted(len(new), "more question is asked", "more questions are asked")
        said = f"Your answers are saved. Because of them {more} on this page."
        return visit.redirect(f"{page}{in_address(part.key)}#{ids[new[0]]}-box", said, kind="important")
    following = following_part(saved.paper, part, after) if data.get("then") != "tasks" else None
    return visit.redirect(f"{page}{in_address(following.key)}" if following else response, "Your answers are saved.")
