"""Plain data to typed values, with every misfit named by line, question and remedy."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from questionnaires.documents import Document, Path
from questionnaires.problems import Problem, Refused

T = TypeVar("T")
Parts = Mapping[str, Any]
"""Name of a list field to the type of its items, so that each item is looked at by itself when the whole does not fit."""

_AT = re.compile(r" - at `(?:key in )?(.*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_WORDS = {
    "`object`": "a mapping",
    "`array`": "a list",
    "`str`": "text",
    "`int`": "a whole number",
    "`bool`": "true or false",
    "`decimal`": "a number",
    "`float`": "a number",
    "`null`": "nothing",
    "`date`": "a date such as 2026-03-31",
}


def typed(document: Document, kind: type[T], parts: Mapping[type, Parts]) -> T:
    """The document as a value of `kind`. Raises Refused with every problem; `parts` says which lists to take apart."""
    try:
        return msgspec.convert(document.data, kind)
    except msgspec.ValidationError:
        problems = _misfits(document, (), document.data, kind, parts)
        raise Refused(sorted(set(problems))) from None


def subject_of(document: Document, path: Path) -> str:
    """The key of the nearest question, section, measure or the like around a path."""
    data, subject = document.data, ""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("key"), str):
            subject = data["key"]
        elif isinstance(data, dict) and isinstance(data.get("match"), str):
            subject = data["match"]
    return subject


def _misfits(document: Document, path: Path, data: Any, kind: Any, parts: Mapping[type, Parts]) -> list[Problem]:
    problems: list[Problem] = []
    remaining = data
    for name, item_kind in parts.get(kind, {}).items():
        items = data.get(name) if isinstance(data, dict) else None
        if not isinstance(items, list):
            continue
        sound = []
        for at, item in enumerate(items):
            found = _misfits(document, (*path, name, at), item, item_kind, parts)
            problems += found
            if not found:
                sound.append(item)
        if len(sound) < len(items):
            remaining = {**remaining, name: sound or _anything(item_kind)}
    try:
        msgspec.convert(remaining, kind)
    except msgspec.ValidationError as error:
        problems.append(_problem(document, path, remaining, kind, str(error)))
    return problems


def _anything(kind: Any) -> Any:
    """Nothing sound is left of a list: leave it out, and let what is around it be looked at."""
    return [_STAND_INS[kind]] if kind in _STAND_INS else []


_STAND_INS: dict[Any, Any] = {}


def stand_in(kind: Any, data: Any) -> None:
    """What to put in a list of `kind` that may not be empty, while the rest of the document is looked at."""
    _STAND_INS[kind] = data


def _problem(document: Document, path: Path, data: Any, kind: Any, message: str) -> Problem:
    at = _AT.search(message)
    inner = tuple(
        int(index) if index.isdigit() else name or index for name, index in _STEP.findall(at.group(1) if at else "")
    )
    unknown = re.match(r"Object contains unknown field `(.+)`", message)
    whole = (*path, *inner, *((unknown[1],) if unknown else ()))
    sentence = _sentence(message[: at.start()] if at else message, inner, _at(data, inner), kind)
    return document.problem(whole, subject_of(document, whole), sentence)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _sentence(message: str, path: Path, data: Any, kind: Any) -> str:
    name = str(path[-1]) if path else ""
    if match := re.match(r"Object missing required field `(.+)`", message):
        return f"`{match[1]}` is missing here; add it."
    if match := re.match(r"Object contains unknown field `(.+)`", message):
        close = get_close_matches(match[1], _fields(kind, data), n=1)
        return f"`{match[1]}` is not known here; " + (
            f"did you mean `{close[0]}`?" if close else "leave it out or look at the schema."
        )
    if match := re.match(r"Invalid value '(.*)'", message):
        kinds = ", ".join(_tags(kind))
        return (
            f"`{name}` is {match[1]!r}, which is not known; use one of {kinds}."
            if kinds
            else f"{match[1]!r} is not known as `{name}`."
        )
    if match := re.match(r"Invalid enum value '(.*)'", message):
        return f"`{name}` is {match[1]!r}, which is not one of its values; look at the schema for those."
    if match := re.match(r"Invalid decimal string|Invalid RFC3339", message):
        return (
            f"`{name}` is {data!r}; give a number."
            if "decimal" in match[0]
            else f"`{name}` is {data!r}; give a date such as 2026-03-31."
        )
    if message.startswith("Expected `str` matching regex"):
        return f"`{name}` is {data!r}, which is not written as it must be: no '*', control characters or spaces at its ends."
    if match := re.match(r"Expected `(\w+)` of length (.+)", message):
        return f"`{name}` must have a length {match[2]}; it has {len(data) if hasattr(data, '__len__') else 'none'}."
    if match := re.match(r"Expected (`.+?`|.+?), got `(\w+)`", message):
        wanted = " or ".join(_WORDS.get(f"`{part.strip('` ')}`", part.strip("` ")) for part in match[1].split("|"))
        advice = "; write it in quotes" if "text" in wanted and match[2] in ("int", "float", "decimal", "bool") else ""
        return f"`{name or 'the document'}` must be {wanted}, not {_WORDS.get(f'`{match[2]}`', match[2])}{advice}."
    return f"`{name}`: {message}."


def _fields(kind: Any, data: Any) -> list[str]:
    """Every field name that could be meant, from the kind and all it holds."""
    names: set[str] = set()
    for info in msgspec.json.schema_components([kind])[1].values():
        names.update(info.get("properties", {}))
    return sorted(names)


def _tags(kind: Any) -> list[str]:
    found: list[str] = []
    for info in msgspec.json.schema_components([kind])[1].values():
        for name in ("kind", "rule"):
            found += (
                info.get("properties", {}).get(name, {}).get("enum", [])
                if isinstance(info.get("properties"), dict)
                else []
            )
    return sorted(set(found))
