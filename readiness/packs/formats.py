"""The files of a pack: which there are, and what writes each. The same document gives the same bytes."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from reports.packs.document import Pack


@dataclass(frozen=True, slots=True)
class Format:
    """`key` as commands name it, `ending` of its file, `words` as people call it. `write` is slow to load and loaded when wanted."""

    key: str
    ending: str
    words: str
    media_type: str
    write: Callable[[Pack], bytes]


def _json(pack: Pack) -> bytes:
    return json.dumps(asdict(pack), ensure_ascii=False, indent=1).encode()


FORMATS = (Format("json", "json", "data in one document (JSON)", "application/json", _json),)
MANIFEST = "manifest.json"
"""Made when a pack is frozen: its files, what they were made from, and what changed since the pack before."""


def file_names(base: str) -> dict[str, str]:
    """The name of the file of each format."""
    return {one.key: f"{base}.{one.ending}" for one in FORMATS}
