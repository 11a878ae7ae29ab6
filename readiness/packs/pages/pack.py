"""One pack: a draft to be worded, one that is being built, one that could not be, or a frozen one."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.packs.actions.make_pack import discard, take_anew
from readiness.packs.doors import Found, pack_managed, pack_read
from readiness.packs.moves import must_be
from readiness.packs.pages.places import pack_place
from readiness.packs.pages.taking import taken
from readiness.packs.queries.pack_page import pack_page, progress_of
from readiness.permissions import may_manage
from readiness.tables import PackState
from readiness.web.filled import Filled
from readiness.web.visit import Visit

_PURPOSES = {
    PackState.DRAFT: "Word the headline messages, look at what it holds, then freeze it.",
    PackState.BUILDING: "Its files are being made. You may leave this page; it goes on without you.",
    PackState.FAILED: "Its files could not be made.",
    PackState.FROZEN: "Frozen: nothing of it changes any more. Take its files from here.",
}


@get("/packs/{pack_id:str}", sync_to_thread=True)
def pack(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[bytes]:
    return shown(visit, pack_read(visit.db, visit.person, pack_id), Filled())


@get("/packs/{pack_id:str}/progress", sync_to_thread=True)
def progress(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[bytes]:
    """How far it is, for htmx; when it is at its end the page is loaded anew."""
    found = pack_managed(visit.db, visit.person, pack_id)
    answer = visit.fragment("packs/_progress.html", progress_of(visit.db, found.pack))
    if found.pack.state is not PackState.BUILDING:
        answer.headers["hx-refresh"] = "true"
    return answer


@post("/packs/{pack_id:str}/figures", sync_to_thread=True)
def anew(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    found = pack_managed(visit.db, visit.person, pack_id)
    must_be(found.pack, PackState.DRAFT)
    snapshot, at = taken(visit, found.round.id, found.pack.audience, found.pack.dated)
    take_anew(visit.db, visit.person, pack_id, snapshot=snapshot, at=at)
    return visit.redirect(
        f"/packs/{pack_id}", "The figures are taken anew. Check the messages that you have worded yourself."
    )


@post("/packs/{pack_id:str}/discard", sync_to_thread=True)
def discarding(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    found = discard(visit.db, visit.person, pack_id, at=clock.now())
    return visit.redirect(f"/rounds/{found.round.id}/packs", f"The draft {found.pack.title} is discarded.")


def shown(visit: Visit, found: Found, filled: Filled, status: int = 200) -> Response[bytes]:
    manages = may_manage(visit.person, found.programme.id)
    return visit.page(
        "packs/pack.html",
        pack_page(visit.db, found, filled, manages=manages),
        title=found.pack.title,
        purpose=_PURPOSES[found.pack.state],
        place=pack_place(visit.person, found),
        status=status,
    )
