"""Files as text, and what is packed into them. Nothing that can be unpacked stays packed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

import pypdfium2

from tests.readiness.attacking.reading import tables_in

_TAG = re.compile(r"<[^>]+>")
_SAID = re.compile(r'(?:alt|title|aria-label)="([^"]*)"')
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def kind_of(content: bytes, address: str) -> str:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
        inside = {"xl/workbook.xml": "xlsx", "word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
        return next((kind for name, kind in inside.items() if name in names), "zip")
    if content[:4] == b"%PDF":
        return "pdf"
    if content[:4] == b"PAR1":
        return "parquet"
    if b"<!doctype html" in content[:100].lower():
        return "html"
    return address.partition("?")[0].rpartition(".")[2]


def unpacked(content: bytes, address: str) -> Iterator[tuple[str, bytes]]:
    """A file, or those in it where it is a folder of files."""
    if kind_of(content, address) != "zip":
        yield address, content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield f"{address}/{name}", packed.read(name)


def text_of(content: bytes, kind: str) -> str:
    """What a reader sees."""
    if kind == "html":
        page = re.sub(r"<(script|style)\b.*?</\1>", " ", content.decode(), flags=re.DOTALL)
        return unescape(" ".join([_TAG.sub(" ", page), *_SAID.findall(page)]))
    if kind == "pdf":
        book = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_range() for page in book)
    if kind in ("docx", "pptx"):
        return unescape(" ".join(_TAG.sub("", re.sub(r"</a:p>|</w:p>", " ", one)) for one in raw_texts(content)))
    return content.decode("utf-8", "ignore")


def raw_texts(content: bytes) -> Iterator[str]:
    """Every byte, however deep it is packed."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name
                yield from raw_texts(packed.read(name))
        return
    yield content.decode("utf-8", "ignore")
    if content[:4] == b"%PDF":
        yield text_of(content, "pdf")
        for stream in _STREAM.findall(content):
            try:
                yield zlib.decompress(stream).decode("latin-1")
            except zlib.error:
                continue
    if content[:4] == b"PAR1":
        yield "\n".join("\t".join(row) for table in tables_in(content, "parquet") for row in table.rows)
