"""The list that a frozen pack comes with: its files and what they were made from, by hash, and what changed since the pack before."""

from collections.abc import Sequence

from msgspec import Struct

from readiness.packs.documents import document_of, messages_in
from readiness.tables import FrozenPack, Pack
from reports.packs.differences import Differences, differences
from reports.packs.document import Pack as Document

FORMAT = "pack/1"


class FileLine(Struct, frozen=True):
    name: str
    media_type: str
    size: int
    sha256: str


class SourceLine(Struct, frozen=True):
    name: str
    hash: str


class EditedLine(Struct, frozen=True):
    """`printed` is empty where it was left out, `generated` where the office wrote it."""

    printed: str
    generated: str


class PreviousLine(Struct, frozen=True):
    number: int
    title: str
    manifest_sha256: str


class Manifest(Struct, frozen=True):
    readiness: str
    number: int
    title: str
    audience: str
    as_of: str
    dated: str
    figures_taken_at: str
    files: tuple[FileLine, ...]
    sources: tuple[SourceLine, ...]
    edited_messages: tuple[EditedLine, ...]
    previous: PreviousLine | None
    differences: Differences | None


def manifest_of(
    pack: Pack, document: Document, files: Sequence[FileLine], previous: tuple[Pack, FrozenPack] | None
) -> Manifest:
    edited = [one for one in messages_in(pack.messages) if one.is_edited]
    return Manifest(
        readiness=FORMAT,
        number=pack.number,
        title=pack.title,
        audience=pack.audience.value,
        as_of=document.as_of,
        dated=document.made_on,
        figures_taken_at=pack.snapshot_at.isoformat(),
        files=tuple(files),
        sources=tuple(SourceLine(*source) for source in document.sources),
        edited_messages=tuple(EditedLine(one.text, one.generated) for one in edited),
        previous=_line(*previous) if previous is not None else None,
        differences=_since(document, *previous) if previous is not None else None,
    )


def _line(pack: Pack, frozen: FrozenPack) -> PreviousLine:
    return PreviousLine(pack.number, pack.title, frozen.manifest_hash)


def _since(document: Document, pack: Pack, frozen: FrozenPack) -> Differences:
    return differences(document_of(pack, frozen.snapshot, frozen.messages), document)
