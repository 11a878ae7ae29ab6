"""The files of a pack made one after the other, each kept as soon as it is made, and the pack frozen with the last."""

import hashlib
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlmodel import Session, col, select

from readiness import clock
from readiness.database import changing, reading
from readiness.history import record
from readiness.jobs import Held
from readiness.jobs.worker import Stopped
from readiness.packs.documents import base_name, document_of
from readiness.packs.formats import FORMATS, Format
from readiness.packs.manifest import FileLine, manifest_of
from readiness.packs.moves import move_pack
from readiness.tables import Event, FrozenPack, Pack, PackFile, PackState, Round
from reports.packs.document import Pack as Document

KIND = "pack"
UNREADABLE = "The figures that were taken for this pack cannot be read. Make it a draft again and take them anew."
STEPS = len(FORMATS) + 1
"""Each file, then freezing."""
_F = PackFile.__table__  # type: ignore[attr-defined]
_P = Pack.__table__  # type: ignore[attr-defined]


class Builder:
    """What does jobs of packs."""

    def do(self, engine: Engine, job: Held) -> None:
        with reading(engine) as db:
            pack = db.get_one(Pack, job.subject)
            base = base_name(db.get_one(Round, pack.round_id).title, pack.audience)
            known = set(db.exec(select(PackFile.name).where(PackFile.job_id == job.id)))
        try:
            document = document_of(pack, pack.snapshot, pack.messages)
        except ValueError:
            raise Stopped(UNREADABLE) from None
        for at, one in enumerate(FORMATS):
            name = f"{base}.{one.ending}"
            if name not in known:
                with engine.begin() as connection:
                    job.step(connection, done=at, steps=STEPS, doing=f"Making {one.words}")
                _keep(engine, job, name, one, document, at)
        with changing(engine) as db:
            job.step(db.connection(), done=len(FORMATS), steps=STEPS, doing="Freezing")
            _freeze(db, job, document, clock.now())

    def failed(self, connection: Connection, subject: str, sentence: str) -> None:
        values = {"state": PackState.FAILED, "failure": sentence[:300]}
        connection.execute(sa.update(_P).where(_P.c.id == subject).values(values))


def _keep(engine: Engine, job: Held, name: str, one: Format, document: Document, at: int) -> None:
    content = one.write(document)
    with changing(engine) as db:
        job.step(db.connection(), done=at + 1, steps=STEPS, doing=f"{one.words} is made")
        db.add(
            PackFile(
                pack_id=job.subject, job_id=job.id, name=name, media_type=one.media_type, content=content, size=len(content),
                sha256=hashlib.sha256(content).hexdigest(), made_at=clock.now(),
            )
        )  # fmt: skip


def _freeze(db: Session, job: Held, document: Document, at: datetime) -> None:
    pack = db.exec(select(Pack).where(Pack.id == job.subject).with_for_update()).one()
    files = db.execute(
        sa.select(_F.c.name, _F.c.media_type, _F.c.size, _F.c.sha256)
        .where(_F.c.job_id == job.id)
        .order_by(_F.c.made_at)
    )
    previous = _previous(db, pack)
    manifest = manifest_of(pack, document, [FileLine(*row) for row in files], previous)
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2).decode() + "\n"
    hashed = hashlib.sha256(text.encode()).hexdigest()
    db.add(
        FrozenPack(
            pack_id=pack.id, job_id=job.id, snapshot=pack.snapshot, messages=pack.messages, manifest=text, manifest_hash=hashed,
            previous_id=previous[0].id if previous is not None else None, frozen_at=at, frozen_by=_asked_by(db, pack),
        )
    )  # fmt: skip
    move_pack(pack, PackState.FROZEN)
    pack.snapshot = ""
    db.add(pack)
    db.flush()
    record(
        db, action="pack frozen", subject=f"pack:{pack.id}", at=at, by=None, programme=pack.programme_id,
        details={"number": pack.number, "manifest": hashed},
    )  # fmt: skip
    job.finish(db.connection())


def _previous(db: Session, pack: Pack) -> tuple[Pack, FrozenPack] | None:
    """The pack of the programme for the same readers that was frozen last."""
    return db.exec(
        select(Pack, FrozenPack)
        .join(FrozenPack, col(FrozenPack.pack_id) == Pack.id)
        .where(Pack.programme_id == pack.programme_id, Pack.audience == pack.audience)
        .order_by(col(FrozenPack.frozen_at).desc(), col(Pack.number).desc())
        .limit(1)
    ).first()


def _asked_by(db: Session, pack: Pack) -> str | None:
    """Who wanted it frozen."""
    asked = select(Event.person_id).where(Event.subject == f"pack:{pack.id}", Event.action == "pack freezing")
    return db.exec(asked.order_by(col(Event.number).desc()).limit(1)).first()
