"""What the tests of charts look for in a specification."""

from collections.abc import Iterator
from typing import Any


def marks(specification: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Each mark with the data set it is drawn from and the text, or else the fill, it shows."""
    return [
        (
            part["mark"]["type"],
            part["data"]["name"],
            part["encoding"].get("text", part["encoding"].get("fill"))["field"],
        )
        for part in _parts(specification)
        if isinstance(part.get("mark"), dict)
    ]


def data_in(specification: dict[str, Any]) -> list[dict[str, Any]]:
    return [part["data"] for part in _parts(specification) if "data" in part] + [
        part for part in _parts(specification) if "datasets" in part
    ]


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from _parts(inner)
    if isinstance(part, list):
        for inner in part:
            yield from _parts(inner)
