"""One answer, saved as it is given; and the same for a browser without a script."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from markupsafe import Markup

from questionnaires.question_types import MilestoneGrid
from readiness import clock
from readiness.database import for_reading
from readiness.problems import NotAllowedNow, NotFound, SignInNeeded
from readiness.responding.addresses import from_address, in_address
from readiness.responding.changed_page import Count, boxes_changed, count_of, headings_changed, turning_with
from readiness.responding.deciding import Conflict, Invalid
from readiness.responding.forms import Shown
from readiness.responding.paper import Heading, Part, paper_of
from readiness.responding.planned import beside
from readiness.responding.reading import UNFINISHED, Typed, typed_in
from readiness.responding.saving import Saved, find, save
from readiness.responding.shown import after_saving, conflict_sentence
from readiness.responding.stored import names_of
from readiness.web.running import IN_THREAD
from readiness.web.visit import SESSION_COOKIE, Visit


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """The state where the page shows nothing of its own, and what follows from the answer."""

    id: str
    state: str
    said: str
    about: Markup
    count: Count
    boxes: list[Markup]
    headings: list[tuple[Heading, bool]]


@dataclass(frozen=True, slots=True)
class Late:
    id: str
    sentence: str


@post("/responses/{response_id:str}/answers/{question:str}", status_code=200, sync_to_thread=IN_THREAD)
def save_answer(
    visit: NamedDependency[Visit],
    response_id: FromPath[str],
    question: FromPath[str],
    data: URLEncodedBody[dict[str, Any]],
) -> Response[Any]:
    key, now = from_address(question), clock.now()
    typed = typed_in(data, key)
    late = ""
    with visit.engine.begin() as connection:
        found = find(connection, visit.request.cookies.get(SESSION_COOKIE), response_id, now)
        paper = paper_of(connection, found.version_id, found.scheme_id) if found is not None else None
        if found is not None and paper is not None and key in paper.ids:
            try:
                saved = save(connection, found, {key: typed}, now)
            except NotAllowedNow as stopped:
                late = stopped.sentence
    if paper is None or key not in paper.ids:
        raise NotFound if visit.person_if_any else SignInNeeded()
    if late and not visit.is_fragment:
        raise NotAllowedNow(late)
    if late:
        return visit.fragment("responding/_late.html", Late(f"{paper.ids[key]}-state", late), status=409)
    part = saved.paper.part_of[key]
    if not visit.is_fragment:
        return _whole_page(visit, response_id, saved, part, key)
    return _fragment(visit, saved, part, key, typed)


def _whole_page(visit: Visit, response_id: str, saved: Saved, part: Part, key: str) -> Response[Any]:
    """For a browser without a script that was sent here all the same."""
    outcome = saved.outcomes[key]
    if isinstance(outcome, Invalid):
        raise NotAllowedNow(f"That was not saved. {outcome.sentence}")
    if isinstance(outcome, Conflict):
        raise NotAllowedNow("Someone else changed this answer meanwhile. Go back, reload the page and look at both.")
    return visit.redirect(f"/responses/{response_id}/sections/{in_address(part.key)}#{saved.paper.ids[key]}-box")


def _fragment(visit: Visit, saved: Saved, part: Part, key: str, typed: Typed) -> Response[bytes]:
    paper, outcome, zone = saved.paper, saved.outcomes[key], ZoneInfo(saved.found.time_zone)
    turning = turning_with(saved, part, key)
    names = _names(visit, saved, (key, *turning))
    shown = after_saving(paper, key, outcome, typed, saved.after, zone, names)
    forms, count = paper.forms_of(part), count_of(part, saved.after)
    boxes, headings = boxes_changed(saved, part, turning, names), headings_changed(saved, part)
    state, said, status = _state(saved, key, shown)
    if typed.is_withdrawn or typed.choice:
        # A button was pressed that goes away with this, and the fields may change: the whole question comes anew.
        question = paper.question(key)
        if isinstance(question, MilestoneGrid):
            with for_reading(visit.engine).connect() as connection:
                shown = shown._replace(beside=beside(connection, saved.found.id, question))
        done = "The answer is cleared" if typed.is_withdrawn else "Saved as you chose"
        about = forms.whole[key](shown._replace(state=state or "saved", said=said or done, focused=True))
        page = SavedAnswer("", "", "", about, count, boxes, headings)
    else:
        about = forms.about[key](shown._replace(oob=True))
        page = SavedAnswer(f"{paper.ids[key]}-state", state, said, about, count, boxes, headings)
    return visit.fragment("responding/_saved.html", page, status=status)


def _state(saved: Saved, key: str, shown: Shown) -> tuple[str, str, int]:
    """(state, what is said, status); nothing is said where the answer is kept and all is well."""
    outcome = saved.outcomes[key]
    if isinstance(outcome, Invalid):
        return "unsaved" if outcome.sentence.endswith(UNFINISHED) else "failed", outcome.sentence, 422
    if shown.both is not None:
        return "conflict", conflict_sentence(shown.both), 409
    if key not in saved.after.applied.shown:
        return "saved", "Saved. The question is not asked of you any more, so the answer is kept and not counted.", 200
    return "", "", 200


def _names(visit: Visit, saved: Saved, keys: tuple[str, ...]) -> dict[str | None, str]:
    """Of those whose answers are shown; mostly it is only one's own."""
    own: dict[str | None, str] = {saved.found.person_id: saved.found.name or saved.found.email}
    others = [saved.after.stored[key] for key in keys if key in saved.after.stored]
    others = [one for one in others if one.saved_by not in own]
    if not others:
        return own
    with for_reading(visit.engine).connect() as connection:
        return {**names_of(connection, others), **own}
