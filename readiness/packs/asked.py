"""A pack asked for on the command line: of a round of the service, or of one in a folder of files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from readiness.database import reading
from readiness.files import refused
from readiness.packs.documents import base_name, document_from
from readiness.packs.gathering import gathered
from readiness.problems import Stopped
from readiness.rounds_named import round_named
from readiness.tables import Audience
from reports.packs.document import Pack as Document
from reports.packs.messages import generated
from reports.packs.whole import Snapshot


@dataclass(frozen=True, slots=True)
class Asked:
    """`word`: id or exact title of a round, or a folder. Without a title or a date the round has its own."""

    word: str
    audience: Audience
    title: str | None
    dated: date | None


def of_service(engine: Engine, asked: Asked, programme: str | None) -> tuple[Document, str]:
    """The document, and the name that its files begin with. `programme`: its key, where a title stands in several. Raises
    Refused."""
    with reading(engine) as db:
        round_ = round_named(db, asked.word, programme)
        try:
            return _document(
                asked, gathered(db, round_.id, asked.audience, on=asked.dated or round_.as_of), round_.title
            )
        except Stopped as stopped:
            raise refused(asked.word, stopped.sentence) from None


def of_folder(folder: Path, before: Path | None, asked: Asked, *, illustrative: bool) -> tuple[Document, str]:
    """Raises Refused with every problem of the files."""
    from readiness.packs.of_folder import snapshot_of_folder  # noqa: PLC0415 - scoring files is slow to load

    snapshot = snapshot_of_folder(folder, before, asked.audience, illustrative=illustrative)
    return _document(asked, snapshot, snapshot.facts[0][1])


def _document(asked: Asked, snapshot: Snapshot, title: str) -> tuple[Document, str]:
    document = document_from(
        snapshot,
        generated(snapshot.messages),
        title=asked.title or title,
        audience=asked.audience,
        dated=asked.dated or date.fromisoformat(snapshot.as_of),
    )
    return document, base_name(title, asked.audience)
