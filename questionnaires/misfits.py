"""What does not fit its type: where it is, and a sentence for the author of the document."""

import re
from difflib import get_close_matches
from typing import Any

import msgspec

from questionnaires.documents import Path
from questionnaires.expected import fields_at, form_at, values_at

MOST_SHOWN = 60

_AT = re.compile(r" - at `(key` in `)?\$(.*)`\Z")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_SOME_NAME = "..."
_BOUND = {">=": "at least", "<=": "at most", "": "exactly"}
_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "str": "text",
    "int": "a whole number",
    "bool": "true or false",
    "decimal": "a number",
    "null": "nothing",
    "date": "a date such as 2026-03-31",
    "NoneType": "nothing",
    "dict": "a mapping",
    "list": "a list",
    "decimal.Decimal": "a number",
}


def misfit_in(data: Any, kind: Any, around: Path, error: msgspec.ValidationError) -> tuple[Path, str]:
    """Where the misfit is, and what to do about it. The data stands at the path `around`."""
    message = str(error)
    at = _AT.search(message)
    said = message[: at.start()] if at else message
    steps = _STEP.findall(at[2]) if at else []
    path: Path = tuple(int(index) if index.isdigit() else name or index for name, index in steps)
    if at and at[1]:
        path = (*path, _SOME_NAME)
    path = _with_names(data, kind, path, message)
    if unknown := re.match(r"Object contains unknown field `(.*)`\Z", said, re.DOTALL):
        return (*around, *path, unknown[1]), _unknown(unknown[1], fields_at(kind, data, path))
    if at and at[1]:
        return (*around, *path), f"{shown(path[-1])} cannot be a name here. {form_at(kind, data, path[:-1])}"
    return (*around, *path), _sentence(said, data, kind, path, named(*around, *path))


def shown(value: Any) -> str:
    """The value as a reader recognises it, cut where it is long."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "\u2026"


def named(*path: str | int) -> str:
    """What stands at the path, in words."""
    last = path[-1] if path else ""
    return f"`{last}`" if isinstance(last, str) else f"Entry {last + 1} of `{path[-2]}`"


def _sentence(said: str, data: Any, kind: Any, path: Path, name: str) -> str:
    here = _at(data, path)
    if match := re.match(r"Object missing required field `(.*)`", said):
        return f"`{match[1]}` is missing here; add it."
    if said.startswith(("Invalid value", "Invalid enum value")):
        return f"{name} is {shown(here)}, which is not known; use one of {', '.join(values_at(kind, data, path))}."
    if said.startswith("Invalid decimal"):
        return f"{name} is {shown(here)}; give a number."
    if said.startswith("Invalid RFC3339"):
        return f"{name} is {shown(here)}; give a date such as 2026-03-31."
    if "matching regex" in said:
        return f"{name} is {shown(here)}, which is not how it must be written. {form_at(kind, data, path)}"
    if match := re.match(r"Expected `(\w+)` of length (>=|<=|) ?(\d+)", said):
        unit = "character" if match[1] == "str" else "entry"
        return f"{name} must have {_BOUND[match[2]]} {_counted(int(match[3]), unit)}, not {len(here)}."
    if match := re.match(r"Expected `int` (>=|<=) (-?\d+)", said):
        return f"{name} must be {_BOUND[match[1]]} {match[2]}, not {here}."
    if match := re.fullmatch(r"Expected `(.+?)`, got `(.+?)`", said):
        return f"{name} must be {_in_words(match[1])}, not {_in_words(match[2])}{_advice(match[1], match[2])}."
    return f"{name} is {shown(here)}, which does not fit: {said}."


def _unknown(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    advice = f"did you mean `{close[0]}`?" if close else f"leave it out. Known are {', '.join(known)}."
    return f"`{' '.join(name.split())[:MOST_SHOWN]}` is not known here; {advice}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit if number == 1 else {'entry': 'entries'}.get(unit, f'{unit}s')}"


def _in_words(kinds: str) -> str:
    return " or ".join(_WORDS.get(kind, kind) for kind in kinds.split(" | "))


def _advice(wanted: str, got: str) -> str:
    return "; write it in quotes" if "str" in wanted.split(" | ") and got in ("int", "decimal", "bool") else ""


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _with_names(data: Any, kind: Any, path: Path, message: str) -> Path:
    """The path with the names that the message leaves open: those with which alone it would be the same."""
    while _SOME_NAME in path:
        at = path.index(_SOME_NAME)
        around = _at(data, path[:at])
        said_alone = {name: _said_of(_with(data, path[:at], {name: value}), kind) for name, value in around.items()}
        name = next(name for name, said in said_alone.items() if said == message)
        path = (*path[:at], name, *path[at + 1 :])
    return path


def _said_of(data: Any, kind: Any) -> str:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _with(data: Any, path: Path, part: Any) -> Any:
    """The data with another part at `path`."""
    if not path:
        return part
    step, inner = path[0], _with(data[path[0]], path[1:], part)
    if isinstance(data, dict):
        return {**data, step: inner}
    return [inner if at == step else item for at, item in enumerate(data)]
