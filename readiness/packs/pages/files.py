"""A file of a frozen pack, as it was made."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlmodel import select

from readiness.packs.doors import pack_read
from readiness.packs.formats import MANIFEST
from readiness.problems import NotFound
from readiness.tables import FrozenPack, PackFile
from readiness.web.visit import Visit


@get("/packs/{pack_id:str}/files/{name:str}", sync_to_thread=True)
def file(visit: NamedDependency[Visit], pack_id: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    pack_read(visit.db, visit.person, pack_id)
    frozen = visit.db.get(FrozenPack, pack_id)
    if frozen is None:
        raise NotFound
    if name == MANIFEST:
        return _answer(name, "application/json", frozen.manifest.encode(), frozen.manifest_hash)
    kept = visit.db.exec(select(PackFile).where(PackFile.job_id == frozen.job_id, PackFile.name == name)).first()
    if kept is None:
        raise NotFound
    return _answer(kept.name, kept.media_type, kept.content, kept.sha256)


def _answer(name: str, media_type: str, content: bytes, sha256: str) -> Response[bytes]:
    """Names of files hold letters, figures, hyphens and full stops only."""
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "etag": f'"{sha256}"',
        "cache-control": "private, no-cache",
    }
    return Response(content, media_type=media_type, headers=headers)
