"""Freezing a pack, and what can be done where its files could not be made."""

from typing import Any

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.packs.actions.freeze import freeze, retry, thaw
from readiness.web.visit import Visit


@post("/packs/{pack_id:str}/freeze", sync_to_thread=True)
def freezing(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    freeze(visit.db, visit.person, pack_id, at=clock.now())
    return visit.redirect(f"/packs/{pack_id}")


@post("/packs/{pack_id:str}/retry", sync_to_thread=True)
def again(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    retry(visit.db, visit.person, pack_id, at=clock.now())
    return visit.redirect(f"/packs/{pack_id}")


@post("/packs/{pack_id:str}/draft", sync_to_thread=True)
def draft_again(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[Any]:
    thaw(visit.db, visit.person, pack_id, at=clock.now())
    return visit.redirect(f"/packs/{pack_id}", "The pack is a draft again.")
