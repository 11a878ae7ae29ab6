"""Closing a round, and releasing its results."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.problems import Unfit
from readiness.rounds.actions.close_round import close_round, ending_in, with_time_left
from readiness.rounds.actions.release_results import release_results
from readiness.rounds.doors import round_managed
from readiness.rounds.moves import must_be
from readiness.rounds.pages.confirming import Confirm, confirm_page
from readiness.tables import RoundState
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.showing import counted
from readiness.web.visit import Visit


@get("/rounds/{round_id:str}/close", sync_to_thread=True)
def closing(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    return _close(visit, round_id, Filled())


@post("/rounds/{round_id:str}/close", sync_to_thread=True)
def close(
    visit: NamedDependency[Visit], round_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        early = Form(data).text("early") == "yes"
        closed = close_round(visit.db, visit.person, round_id, at=clock.now(), early=early)
    except Unfit as unfit:
        return _close(visit, round_id, refilled(data, unfit), status=422)
    if closed.was_closed:
        return visit.redirect(f"/rounds/{round_id}", f"{closed.round.title} was closed already; nothing was changed.")
    without = f" {counted(closed.no_submission, 'response')} without a submission." if closed.no_submission else ""
    return visit.redirect(f"/rounds/{round_id}", f"{closed.round.title} is closed.{without}")


def _close(visit: Visit, round_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.OPEN, RoundState.REVIEWING)
    ends, still = ending_in(visit.db, round_), with_time_left(visit.db, round_, clock.now())
    box = (
        ("early", f"Close although {counted(still, 'response')} still {'has' if still == 1 else 'have'} time")
        if still
        else None
    )
    page = Confirm(
        f"/rounds/{round_id}/close",
        (
            f"{counted(ends, 'response')} not handed in will be recorded as “no submission”. "
            "Nothing that was answered is lost; it counts in no figure.",
            "No answer can be changed afterwards, and a closed round does not open again.",
        ),
        "Close the round", f"/rounds/{round_id}", kind="warning", box=box, filled=filled,
    )  # fmt: skip
    return confirm_page(
        visit, programme, round_, page, title=f"Close {round_.title}", purpose="What will happen when it closes.", status=status
    )  # fmt: skip


@get("/rounds/{round_id:str}/release", sync_to_thread=True)
def releasing(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.OPEN, RoundState.REVIEWING, RoundState.CLOSED)
    page = Confirm(
        f"/rounds/{round_id}/release",
        (
            "Each organisation that handed in will see its own receipt: its rating and every line that made it. "
            "Its people are told by e-mail.",
            "Nobody sees the receipt of another organisation. Once released, results stay released.",
            *(() if round_.state is RoundState.CLOSED else ("The round is still open: those who hand in later see theirs at once.",)),
        ),
        "Release the results", f"/rounds/{round_id}", can=round_.released_at is None,
    )  # fmt: skip
    return confirm_page(
        visit, programme, round_, page, title=f"Release the results of {round_.title}", purpose="Who will see what."
    )


@post("/rounds/{round_id:str}/release", sync_to_thread=True)
def release(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[Any]:
    release_results(visit.db, visit.person, round_id, at=clock.now(), address=visit.settings.public_url)
    return visit.redirect(f"/rounds/{round_id}", "The results are released.")
