"""A snapshot as text that can be kept, and back: the same values, and always the same bytes."""

from dataclasses import asdict, replace
from typing import Any

import msgspec

from reports.packs.document import Block, Chapter, Chart, Sentences, Table
from reports.packs.whole import Snapshot
from reports.sheets import Cell, Exact, Withheld

_KINDS: dict[str, type[Block]] = {"Sentences": Sentences, "Table": Table, "Chart": Chart}
_MARKS: dict[str, type[Exact] | type[Withheld]] = {"exact": Exact, "withheld": Withheld}
_MARK_OF: dict[type, str] = {type_: mark for mark, type_ in _MARKS.items()}


def as_text(snapshot: Snapshot) -> str:
    """Numbers and what is withheld are marked as such in rows of tables, so that they are again what they were when they are
    read."""
    whole = {**asdict(snapshot), "chapters": [_plain(one) for one in snapshot.chapters]}
    return msgspec.json.encode(_text_alone(whole)).decode()


def from_text(text: str) -> Snapshot:
    """Raises ValueError on a text that `as_text` did not write."""
    try:
        head, body = msgspec.json.decode(text, type=_Head), msgspec.json.decode(text, type=_Body)
        chapters = tuple(
            Chapter(one.key, one.title, one.purpose, tuple(map(_block, one.blocks))) for one in body.chapters
        )
        return Snapshot(**msgspec.structs.asdict(head), chapters=chapters)
    except (msgspec.MsgspecError, LookupError, TypeError) as error:
        raise ValueError("This is no snapshot of a pack.") from error


class _Head(msgspec.Struct, frozen=True):
    """A snapshot without its chapters."""

    programme: str
    notice: str
    language: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    messages: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


class _Chapter(msgspec.Struct, frozen=True):
    key: str
    title: str
    purpose: str
    blocks: tuple[dict[str, Any], ...]


class _Body(msgspec.Struct, frozen=True):
    chapters: tuple[_Chapter, ...]


def _plain(chapter: Chapter) -> dict[str, Any]:
    return asdict(chapter) | {"blocks": [{"is": type(block).__name__, **_parts(block)} for block in chapter.blocks]}


def _parts(block: Block) -> dict[str, Any]:
    found = asdict(block)
    if isinstance(block, Table):
        found["rows"] = [list(map(_marked, row)) for row in block.rows]
    return found


def _marked(cell: Cell) -> Any:
    mark = _MARK_OF.get(type(cell))
    return cell if mark is None else {mark: str(cell)}


def _text_alone(value: Any) -> Any:
    """Labels of charts are texts, whatever kind of text."""
    if isinstance(value, dict):
        return {key: _text_alone(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_text_alone(one) for one in value]
    return str(value) if isinstance(value, str) else value


def _block(given: dict[str, Any]) -> Block:
    kind = _KINDS[given.pop("is")]
    rows = given.pop("rows", None)
    if rows is None:
        return msgspec.convert(given, kind)
    return replace(msgspec.convert(given | {"rows": []}, Table), rows=tuple(tuple(map(_cell, row)) for row in rows))


def _cell(given: Any) -> Cell:
    if not isinstance(given, dict):
        return given if given is None else str(given)
    ((mark, text),) = given.items()
    return _MARKS[mark](text)
