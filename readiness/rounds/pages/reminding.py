"""Reminding those who have not handed in."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.rounds.actions.remind import remind, waiting_in
from readiness.rounds.doors import round_managed
from readiness.rounds.moves import must_be
from readiness.rounds.pages.confirming import Confirm, confirm_page
from readiness.rounds.people import people_of
from readiness.tables import RoundState
from readiness.web.showing import counted
from readiness.web.visit import Visit

MOST_NAMED = 100


@get("/rounds/{round_id:str}/remind", sync_to_thread=True)
def reminding(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.OPEN)
    waiting = waiting_in(visit.db, round_, clock.now())
    people = people_of(visit.db, programme.id, (one.organisation_id for one in waiting))
    reached = {key for one in people for key in one.organisations}
    unreached = sum(one.organisation_id not in reached for one in waiting)
    sentences = [
        f"{counted(len(people), 'person', 'people')} of {counted(len(reached), 'organisation')} will get one e-mail each."
        if reached
        else "There is nobody to remind: all have handed in, were reminded today, or have nobody who answers."
    ]
    if unreached:
        sentences.append(f"Of {counted(unreached, 'organisation')} nobody answers or signs yet; invite people first.")
    page = Confirm(
        f"/rounds/{round_id}/remind", tuple(sentences), "Send the reminders", f"/rounds/{round_id}", can=bool(reached),
        named=tuple(one.organisation_name for one in waiting if one.organisation_id in reached)[:MOST_NAMED],
        named_title="Not handed in", more=max(0, len(reached) - MOST_NAMED),
    )  # fmt: skip
    return confirm_page(
        visit, programme, round_, page, title="Remind those who have not handed in",
        purpose="Each response is reminded of once a day at most.",
    )  # fmt: skip


@post("/rounds/{round_id:str}/remind", sync_to_thread=True)
def remind_(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[Any]:
    reminded = remind(visit.db, visit.person, round_id, at=clock.now(), address=visit.settings.public_url)
    people = counted(reminded.people, "person", "people")
    return visit.redirect(
        f"/rounds/{round_id}", f"{people} reminded." if reminded.people else "There was nobody to remind."
    )
