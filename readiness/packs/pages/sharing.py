"""Sharing a frozen pack with those who watch the whole programme."""

from typing import Any

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.packs.actions.share import share
from readiness.web.visit import Visit


@post("/packs/{pack_id:str}/share", sync_to_thread=True)
def sharing(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    share(visit.db, visit.person, pack_id, at=clock.now(), is_shared=True)
    return visit.redirect(
        f"/packs/{pack_id}", "The pack is shared: observers of the whole programme may take its files."
    )


@post("/packs/{pack_id:str}/unshare", sync_to_thread=True)
def unsharing(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    share(visit.db, visit.person, pack_id, at=clock.now(), is_shared=False)
    return visit.redirect(
        f"/packs/{pack_id}", "The pack is no longer shared. Files that were taken already stay where they are."
    )
