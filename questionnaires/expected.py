"""What may stand at a place of a document, looked up in the schema made from its types."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from questionnaires.documents import Path
from questionnaires.question_types.question import KEY_FORM, KEY_PATTERN

Schema = dict[str, Any]


def fields_at(kind: Any, data: Any, path: Path) -> list[str]:
    """The names that the mapping at `path` may have."""
    return sorted({name for schema in _at(kind, data, path) for name in schema.get("properties", {})})


def values_at(kind: Any, data: Any, path: Path) -> list[str]:
    """The words of which one must stand at `path`; empty where others may."""
    return sorted({word for schema in _at(kind, data, path) for word in schema.get("enum", [])})


def form_at(kind: Any, data: Any, path: Path) -> str:
    """How a text at `path`, or the names in the mapping there, must be written."""
    parts = (part for schema in _at(kind, data, path) for part in (schema, schema.get("propertyNames", {})))
    written = next(part for part in parts if "pattern" in part)
    if written["pattern"] == KEY_PATTERN:
        return KEY_FORM
    return str(written.get("description") or f"The pattern is {written['pattern']}")


@cache
def _schema(kind: Any) -> tuple[Schema, dict[str, Schema]]:
    (schema,), components = msgspec.json.schema_components([kind])
    return schema, components


def _at(kind: Any, data: Any, path: Path) -> list[Schema]:
    """Every schema that the part at `path` could follow."""
    schema, components = _schema(kind)
    schemas = list(_opened(schema, components, data))
    for step in path:
        data = data[step] if _has(data, step) else None
        inner = [found for schema in schemas if (found := _inside(schema, step)) is not None]
        schemas = [one for found in inner for one in _opened(found, components, data)]
    return schemas


def _has(data: Any, step: str | int) -> bool:
    return step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int)


def _inside(schema: Schema, step: str | int) -> Schema | None:
    if isinstance(step, int):
        items = schema.get("items") or next(iter(schema.get("prefixItems", [])), None)
    else:
        items = schema.get("properties", {}).get(step) or schema.get("additionalProperties")
    return items if isinstance(items, dict) else None


def _opened(schema: Schema, components: dict[str, Schema], data: Any) -> Iterator[Schema]:
    """The schema without references and choices; of kinds told apart by a word, only the one that the data names."""
    if "$ref" in schema:
        yield from _opened(components[schema["$ref"].rpartition("/")[2]], components, data)
    elif "anyOf" in schema:
        told_apart = schema.get("discriminator", {"propertyName": "", "mapping": {}})
        word = data.get(told_apart["propertyName"]) if isinstance(data, dict) else None
        named = told_apart["mapping"].get(word) if isinstance(word, str) else None
        for one in [{"$ref": named}] if named else schema["anyOf"]:
            yield from _opened(one, components, data)
    else:
        yield schema
