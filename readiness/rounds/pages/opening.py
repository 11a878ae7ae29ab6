"""Opening a planned round, or discarding its plan."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.rounds.actions.open_round import open_round, opening_day
from readiness.rounds.actions.plan_round import discard_plan
from readiness.rounds.audience import rule_of
from readiness.rounds.doors import round_managed
from readiness.rounds.moves import must_be
from readiness.rounds.pages.confirming import Confirm, confirm_page
from readiness.rounds.queries.preview import preview
from readiness.rounds.remaining import deadline
from readiness.tables import RoundState
from readiness.web.showing import counted
from readiness.web.visit import Visit


@get("/rounds/{round_id:str}/open", sync_to_thread=True)
def opening(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.PLANNED, RoundState.OPEN)
    now = clock.now()
    shown = preview(visit.db, programme.id, rule_of(round_.audience), round_.scheme_id, opening_day(round_, now))
    can = shown.can_open and round_.closes_at > now
    page = Confirm(
        f"/rounds/{round_id}/open",
        (
            f"{counted(shown.total, 'organisation')} will be asked, and {counted(shown.people, 'person', 'people')} told by e-mail.",
            f"It closes {deadline(round_.closes_at, round_.time_zone, now)}.",
            "The facts of each organisation are fixed as they are now, and so are the questionnaire and its scheme.",
            *(() if can else ("It cannot be opened yet: the page of the round says what must be put right.",)),
        ),
        "Open the round now",
        f"/rounds/{round_id}",
        can=can,
    )
    return confirm_page(
        visit, programme, round_, page, title=f"Open {round_.title}", purpose="What will happen when it opens."
    )


@post("/rounds/{round_id:str}/open", sync_to_thread=True)
def open_(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[Any]:
    opened = open_round(visit.db, visit.person, round_id, at=clock.now(), address=visit.settings.public_url)
    if opened.was_open:
        return visit.redirect(f"/rounds/{round_id}", f"{opened.round.title} was open already; nothing was changed.")
    asked, told = counted(opened.asked, "organisation"), counted(opened.told, "person", "people")
    return visit.redirect(f"/rounds/{round_id}", f"{opened.round.title} is open: {asked} asked, {told} told by e-mail.")


@post("/rounds/{round_id:str}/discard", sync_to_thread=True)
def discard(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[Any]:
    round_ = discard_plan(visit.db, visit.person, round_id, at=clock.now())
    return visit.redirect(f"/programmes/{round_.programme_id}/rounds", f"The plan of {round_.title} is discarded.")
