"""JSON: the whole document, to be read by programs.

Keys stand in the order of the document. A text is a string; an exact number in a row of a table is `{"number": "12.50"}`; a cell
with nothing in it is null. `docs/packs.md` says what each key is.
"""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from reports.packs.document import Pack
from reports.packs.shown import is_figure, printable

SCHEMA = "readiness-pack/1"
"""The number rises when a program that reads the file would have to change."""


def document_json(pack: Pack) -> bytes:
    made = {"schema": SCHEMA, **_plain(printable(pack))}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not is_dataclass(value):
        return {"number": str(value)} if is_figure(value) else value
    name = type(value).__name__
    block = {"block": name.lower()} if name in {"Sentences", "Table", "Chart"} else {}
    return {**block, **{one.name: _plain(getattr(value, one.name)) for one in fields(value)}}
