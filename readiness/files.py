"""Files in and out: read as UTF-8 text or refused with the remedy; written whole, all together, or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from questionnaires.problems import Problem, Refused

LONGEST_LINE = 16_000_000
_SIGNATURES = {
    b"PK\x03\x04": "This is a spreadsheet or zip file; save it as CSV (UTF-8) first.",
    b"\xd0\xcf\x11\xe0": "This is an old Office file; save it as CSV (UTF-8) first.",
    b"%PDF": "This is a PDF; give the data behind it.",
    b"\x1f\x8b": "This is a gzip file; unpack it first.",
    b"\xff\xfe": "This is UTF-16; save it as UTF-8.",
    b"\xfe\xff": "This is UTF-16; save it as UTF-8.",
}


def refused(file: Path | str, sentence: str, line: int = 0, subject: str = "") -> Refused:
    """One problem, ready to raise."""
    return Refused([Problem(str(file), line, subject, sentence)])


def read_text(path: Path, most_bytes: int = 60_000_000) -> str:
    """The file as text. Raises Refused where it is missing, too large, or not UTF-8."""
    check_readable(path)
    if path.stat().st_size > most_bytes:
        raise refused(
            path, f"The file has more than {most_bytes // 1_000_000} MB; a questionnaire or scheme has far less."
        )
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(
            path, "This line is not UTF-8; save the file as UTF-8.", data.count(b"\n", 0, error.start) + 1
        ) from None


def check_readable(path: Path) -> None:
    """Raises Refused where there is no such file, or its first bytes are those of another kind of file."""
    if path.is_dir():
        raise refused(path, "This is a folder; name a file.")
    if is_stream(path):  # it could be read only once, and the first look would already take of it
        raise refused(path, "This is a pipe or a device; save what it gives as a file and name that.")
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except FileNotFoundError:
        raise refused(path, "There is no such file; check the name.") from None
    except OSError as error:
        raise refused(path, f"The file cannot be read: {error.strerror or error}.") from None
    for signature, sentence in _SIGNATURES.items():
        if head.startswith(signature):
            raise refused(path, sentence)
    if b"\x00" in head:
        raise refused(path, "This is not a text file; give UTF-8 text.")


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Writes all files, or none: each is written beside its place and moved there once all are whole. What is no file
    stays what it is: a link goes on pointing where it did, a pipe or a device is written to last.

    Raises Refused where a folder cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    streams = {path: content for path, content in contents.items() if is_stream(path)}
    try:
        for path, content in contents.items():
            if path not in streams:
                place = Path(os.path.realpath(path))
                waiting.append((_written_beside(place, content), place))
        for beside, path in waiting:
            beside.replace(path)
        for path, content in streams.items():
            path.write_bytes(content)
    except OSError as error:
        raise refused(
            error.filename2 or error.filename or "output",
            f"This cannot be written ({error.strerror or error}); name another place.",
        ) from None
    finally:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)


def is_stream(path: Path) -> bool:
    """Whether something is there that is neither file nor folder: a pipe, a device, a socket."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _written_beside(path: Path, content: bytes) -> Path:
    if path.is_dir():
        raise refused(path, "This is a folder; name a file to write.")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
