"""The formats of a pack: the same document as a file of each kind, and the same file for the same document.

Each brings its writer when it is asked for, so that nobody waits for what they do not use.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reports.packs.document import Pack

Write = Callable[[Pack, Sequence[str]], bytes]
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Format:
    """`ending`: of the name of its file. `write`: the document and the folders of the typeface, which some formats draw with."""

    title: str
    ending: str
    media_type: str
    write: Write


def _pdf(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.pdf import pdf  # noqa: PLC0415

    return pdf(pack, fonts=fonts)


def _slides(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.slides import slides  # noqa: PLC0415

    return slides(pack)


def _workbook(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.pack_workbook import pack_workbook  # noqa: PLC0415

    return pack_workbook(pack)


def _word(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.word import word  # noqa: PLC0415

    return word(pack, fonts=fonts)


def _data_files(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.data_files import data_files  # noqa: PLC0415

    return data_files(pack)


def _parquet(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.parquet import parquet  # noqa: PLC0415

    return parquet(pack)


def _json(pack: Pack, fonts: Sequence[str]) -> bytes:
    from reports.exports.document_json import document_json  # noqa: PLC0415

    return document_json(pack)


FORMATS: Mapping[str, Format] = {
    "pdf": Format("PDF to read and print", "pdf", "application/pdf", _pdf),
    "pptx": Format("PowerPoint slides", "pptx", f"{_OFFICE}presentationml.presentation", _slides),
    "xlsx": Format("Excel workbook with charts", "xlsx", f"{_OFFICE}spreadsheetml.sheet", _workbook),
    "docx": Format("Word document", "docx", f"{_OFFICE}wordprocessingml.document", _word),
    "csv": Format("CSV files of every table", "csv.zip", "application/zip", _data_files),
    "parquet": Format("Parquet files of every table", "parquet.zip", "application/zip", _parquet),
    "json": Format("JSON of the whole document", "json", "application/json", _json),
}
