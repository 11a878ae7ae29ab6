"""What a pack holds, to be read before it is frozen and after."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.packs.doors import pack_read
from readiness.packs.pages.places import pack_place
from readiness.packs.queries.preview_page import preview_page
from readiness.scorekeeping import instrument_of
from readiness.tables import FrozenPack
from readiness.web.frame import Link
from readiness.web.visit import Visit


@get("/packs/{pack_id:str}/preview", sync_to_thread=True)
def preview(visit: NamedDependency[Visit], pack_id: FromPath[str]) -> Response[bytes]:
    found = pack_read(visit.db, visit.person, pack_id)
    instrument = instrument_of(visit.db, found.round.version_id, found.round.scheme_id)
    here = Link("What it holds", f"/packs/{pack_id}/preview", is_current=True)
    return visit.page(
        "packs/preview.html",
        preview_page(found, visit.db.get(FrozenPack, pack_id), instrument),
        title=f"{found.pack.title}: what it holds",
        purpose="Every chapter as the files have it, with the same figures.",
        place=pack_place(visit.person, found, here),
    )
