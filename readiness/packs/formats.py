"""The files of a pack, with the typeface they are drawn with."""

from dataclasses import dataclass
from pathlib import Path

import readiness
from reports.exports import packs
from reports.packs.document import Pack

FONTS = (str(Path(readiness.__path__[0]).parent / "static" / "vendor" / "fonts"),)
MANIFEST = "manifest.json"
"""Made when a pack is frozen: its files, what they were made from, and what changed since the pack before."""


@dataclass(frozen=True, slots=True)
class Format:
    """`key` as commands name it."""

    key: str
    made_by: packs.Format

    @property
    def words(self) -> str:
        return self.made_by.title

    @property
    def ending(self) -> str:
        return self.made_by.ending

    @property
    def media_type(self) -> str:
        return self.made_by.media_type

    def write(self, document: Pack) -> bytes:
        return self.made_by.write(document, FONTS)


FORMATS = tuple(Format(key, one) for key, one in packs.FORMATS.items())
