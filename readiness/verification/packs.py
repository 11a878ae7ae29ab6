"""Every file of a frozen pack, and its manifest, still has the content that was frozen, by the hash that history holds."""

import hashlib
from collections.abc import Iterator

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from readiness.tables import Event, FrozenPack, PackFile

_E = Event.__table__  # type: ignore[attr-defined]
_Z = FrozenPack.__table__  # type: ignore[attr-defined]
_F = PackFile.__table__  # type: ignore[attr-defined]


def findings_in_packs(connection: Connection) -> Iterator[str]:
    """The event of freezing has the hash of the manifest, and the manifest those of the files."""
    noted = _noted(connection)
    for row in connection.execute(sa.select(_Z.c.pack_id, _Z.c.job_id, _Z.c.manifest).order_by(_Z.c.pack_id)).all():
        if hashlib.sha256(row.manifest.encode()).hexdigest() != noted.pop(row.pack_id, None):
            yield f"Pack {row.pack_id}: its manifest is not as it was frozen."
            continue
        yield from _files(connection, row.pack_id, row.job_id, row.manifest)
    for pack_id in noted:
        yield f"Pack {pack_id}: it was frozen and is not there."


def _files(connection: Connection, pack_id: str, job_id: str, manifest: str) -> Iterator[str]:
    wanted = {one["name"]: one["sha256"] for one in msgspec.json.decode(manifest)["files"]}
    for name, hashed in wanted.items():
        content = connection.execute(sa.select(_F.c.content).where(_F.c.job_id == job_id, _F.c.name == name)).scalar()
        if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != hashed:
            yield f"Pack {pack_id}: the file {name} is not as it was frozen."


def _noted(connection: Connection) -> dict[str, str]:
    """Id of each pack to the hash of its manifest, as history has it."""
    found = sa.select(_E.c.subject, _E.c.details).where(_E.c.action == "pack frozen")
    return {str(subject).partition(":")[2]: _manifest_in(details) for subject, details in connection.execute(found)}


def _manifest_in(details: object) -> str:
    try:
        return str(msgspec.json.decode(str(details))["manifest"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return ""  # the event itself is named among those that were changed
