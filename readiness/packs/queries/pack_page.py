"""Everything the page of a pack shows, in each of its states, and nothing else."""

from dataclasses import dataclass, field

import msgspec
from sqlmodel import Session

from readiness.packs.documents import messages_in
from readiness.packs.doors import Found
from readiness.packs.formats import FORMATS, MANIFEST
from readiness.packs.manifest import Manifest
from readiness.packs.queries.states import state_tag
from readiness.tables import Audience, FrozenPack, Job, Pack, PackState, Person
from readiness.web.cells import Tagged
from readiness.web.filled import Filled
from readiness.web.frame import Link
from readiness.web.showing import counted, day, moment
from reports.packs.differences import ChangedFigure, Differences
from reports.packs.messages import LONGEST, Message

_MOST = 60
"""Changed figures that the page lists; the manifest has them all."""


@dataclass(frozen=True, slots=True)
class MessageField:
    key: str
    number: int
    text: str
    generated: str
    """What was generated, where the text says otherwise."""
    is_own: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    name: Link
    words: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Progress:
    address: str
    done: int
    steps: int
    words: str


@dataclass(frozen=True, slots=True)
class Frozen:
    at: str
    by: str
    files: tuple[FileRow, ...]
    manifest: FileRow
    sources: tuple[tuple[str, str], ...]
    previous: Link | str
    """The pack before, or its title where this reader may not see it; empty where there is none."""
    differences: Differences | None
    changed: tuple[ChangedFigure, ...]
    more_figures: int
    can_share: bool
    is_shared: bool


@dataclass(frozen=True, slots=True)
class PackPage:
    address: str
    state: str
    tag: Tagged
    manages: bool
    facts: tuple[tuple[str, Link | str], ...]
    failure: str
    messages: tuple[MessageField, ...] = ()
    left_out: tuple[MessageField, ...] = ()
    filled: Filled = field(default_factory=Filled)
    progress: Progress | None = None
    frozen: Frozen | None = None
    longest: int = LONGEST
    formats: tuple[str, ...] = tuple(one.words for one in FORMATS)


def pack_page(db: Session, found: Found, filled: Filled, *, manages: bool) -> PackPage:
    pack = found.pack
    frozen = db.get(FrozenPack, pack.id) if pack.state is PackState.FROZEN else None
    messages = messages_in(pack.messages) if pack.state is PackState.DRAFT else ()
    fields = [_field(one, at) for at, one in enumerate((one for one in messages if one.text), start=1)]
    return PackPage(
        address=f"/packs/{pack.id}",
        state=pack.state.value,
        tag=state_tag(pack),
        manages=manages,
        facts=_facts(found, manages),
        failure=pack.failure,
        messages=tuple(fields),
        left_out=tuple(_field(one, 0) for one in messages if not one.text),
        filled=filled,
        progress=progress_of(db, pack) if pack.state is PackState.BUILDING else None,
        frozen=_frozen(db, found, frozen, manages) if frozen is not None else None,
    )


def progress_of(db: Session, pack: Pack) -> Progress:
    job = db.get(Job, pack.job_id) if pack.job_id is not None else None
    steps = len(FORMATS) + 1
    if job is None or not job.doing:
        return Progress(f"/packs/{pack.id}/progress", 0, steps, "Waiting for its turn")
    return Progress(f"/packs/{pack.id}/progress", job.done, job.steps, job.doing)


def _facts(found: Found, manages: bool) -> tuple[tuple[str, Link | str], ...]:
    pack, round_ = found.pack, found.round
    way = f"/rounds/{round_.id}" if manages else f"/rounds/{round_.id}/dashboard"
    return (
        ("Made from", Link(round_.title, way)),
        ("Answers are as of", day(round_.as_of)),
        ("Figures taken", moment(pack.snapshot_at, found.programme.time_zone)),
        ("For", _for_whom(pack)),
        ("Date printed on it", day(pack.dated)),
        ("Number", str(pack.number)),
    )


def _for_whom(pack: Pack) -> str:
    if pack.audience is Audience.OFFICE:
        return "The programme office: organisations are named"
    return "The steering group: no organisation is named"


def _field(one: Message, number: int) -> MessageField:
    shown = one.generated if one.is_edited else ""
    return MessageField(one.key, number, one.text, shown, is_own=not one.generated)


def _frozen(db: Session, found: Found, frozen: FrozenPack, manages: bool) -> Frozen:
    pack, address = found.pack, f"/packs/{found.pack.id}/files"
    manifest = msgspec.json.decode(frozen.manifest, type=Manifest)
    by = db.get(Person, frozen.frozen_by) if frozen.frozen_by is not None and manages else None
    words = {one.ending: one.words for one in FORMATS}
    every = manifest.differences.figures if manifest.differences is not None else ()
    changed = [one for one in every if not one.is_data]
    return Frozen(
        at=moment(frozen.frozen_at, found.programme.time_zone),
        by=(by.name or by.email) if by is not None else "",
        files=tuple(
            FileRow(Link(one.name, f"{address}/{one.name}"), words.get(one.name.partition(".")[2], ""), _size(one.size), one.sha256)
            for one in manifest.files
        ),
        manifest=FileRow(
            Link(MANIFEST, f"{address}/{MANIFEST}"), "Its files, sources and differences, by hash", _size(len(frozen.manifest.encode())),
            frozen.manifest_hash,
        ),
        sources=tuple((one.name, one.hash) for one in manifest.sources),
        previous=_previous(db, frozen, manages),
        differences=manifest.differences,
        changed=tuple(changed[:_MOST]),
        more_figures=max(0, len(changed) - _MOST),
        can_share=manages and pack.audience is Audience.STEERING_GROUP,
        is_shared=pack.shared_at is not None,
    )  # fmt: skip


def _previous(db: Session, frozen: FrozenPack, manages: bool) -> Link | str:
    before = db.get(Pack, frozen.previous_id) if frozen.previous_id is not None else None
    if before is None:
        return ""
    words = f"{before.number}: {before.title}"
    return Link(words, f"/packs/{before.id}") if manages or before.shared_at is not None else words


def _size(number: int) -> str:
    return counted(number, "byte") if number < 1024 else f"{number / 1024:,.0f} kB"
