"""Zip files whose bytes depend on nothing but what is in them: names in order, one date for all."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = "[Content_Types].xml"


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as zipped:
        for name, content in files:
            entry = ZipInfo(name)  # of 1980, the first day that a zip knows
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content)
    return into.getvalue()


def settled(package: bytes) -> bytes:
    """A file of Office anew, without the moment at which it was packed."""
    with ZipFile(BytesIO(package)) as zipped:
        names = sorted(zipped.namelist(), key=lambda name: (name != _FIRST, name))
        return archive((name, zipped.read(name)) for name in names)
