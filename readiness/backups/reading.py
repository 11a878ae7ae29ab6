"""A backup read: refused whole where a byte is missing or changed, before anything is done with it."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from readiness.backups.format import FORMAT, Begins, Ends, Header, Seal, as_table
from readiness.serving.obstacles import Obstacle

_HEADER = msgspec.json.Decoder(Header)
_DAMAGED = (OSError, EOFError, zlib.error, msgspec.DecodeError)


def header_of(path: Path) -> Header:
    """Raises Obstacle where it is no backup, or one of a format that this version does not know."""
    try:
        with gzip.open(path) as file:
            header = _HEADER.decode(file.readline())
        for table in header.tables:
            as_table(table)
    except FileNotFoundError:
        raise Obstacle(f"There is no file {path}; check the name.") from None
    except (*_DAMAGED, KeyError):
        raise Obstacle(
            f"{path} is not a backup of Readiness, or its beginning is damaged; name another file."
        ) from None
    if header.format != FORMAT:
        raise Obstacle(f"{path} is a backup of format {header.format}; restore it with a newer version of Readiness.")
    return header


def check(path: Path) -> Header:
    """Reads all of it. Raises Obstacle where it is not as it was written."""
    header, sealed, last, total = header_of(path), hashlib.sha256(), b"", 0
    try:
        with gzip.open(path) as file:
            for line in file:
                sealed.update(last)
                total += last.startswith(b"[")
                last = line
        seal = msgspec.json.decode(last, type=Seal)
    except _DAMAGED:
        seal = None
    if seal != Seal(total, sealed.hexdigest()):
        raise Obstacle(f"{path} is damaged or not complete; use another backup.")
    return header


def rows_in(path: Path) -> Iterator[tuple[str, list[Any]]]:
    """(table, values) of each row, in the order of the file. The file must have been checked."""
    table, decoder = "", msgspec.json.Decoder()
    with gzip.open(path) as file:
        file.readline()
        for line in file:
            if line.startswith(b"["):
                yield table, decoder.decode(line)
            elif line.startswith(b'{"table"'):
                table = msgspec.json.decode(line, type=Begins).table
            elif line.startswith(b'{"rows"'):
                msgspec.json.decode(line, type=Ends)
