"""Plain data to typed values, with every misfit named by line, question and remedy."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, TypeVar, get_args

import msgspec

from questionnaires.documents import NUMBER, Document, Path
from questionnaires.misfits import misfit_in, named, shown
from questionnaires.problems import Problem, Refused

MOST_FIGURES = 140

T = TypeVar("T")
Parts = Mapping[str, Any]
"""Name of a field to the type of its items, so that each item is looked at by itself when the whole does not fit.

A list of T is given as T, a mapping of names to T as dict[str, T].
"""


def typed(document: Document, kind: type[T], parts: Mapping[Any, Parts]) -> T:
    """The document as a value of `kind`. Raises Refused with every problem; `parts` says what to take apart."""
    try:
        value = msgspec.convert(document.data, kind)
    except msgspec.ValidationError:
        problems = _misfits(document, (), document.data, kind, parts)
    else:
        problems = list(_unfit_numbers(document, value))
        if not problems:
            return value
    raise Refused(sorted(set(problems)))


def subject_of(document: Document, path: Path) -> str:
    """The key of the nearest question, section, measure or the like around a path, or the name of a fact."""
    data, subject = document.data, ""
    for at, step in enumerate(path):
        data = _step(data, step)
        if isinstance(data, dict):
            subject = next((data[name] for name in ("key", "match") if isinstance(data.get(name), str)), subject)
        if path[:at] == ("profile",):
            subject = str(step)
    return subject


def _step(data: Any, step: str | int) -> Any:
    """What is there; nothing where there is no such part."""
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return data.get(step) if isinstance(data, dict) else None


_STAND_INS: dict[Any, Any] = {}


def stand_in(kind: Any, data: Any) -> None:
    """What stands for an item of `kind` that does not fit, while what is around it is looked at."""
    _STAND_INS[kind] = data


def _misfits(document: Document, path: Path, data: Any, kind: Any, parts: Mapping[Any, Parts]) -> list[Problem]:
    problems: list[Problem] = []
    sound = data
    for name, item_kind in parts.get(kind, {}).items():
        items = data.get(name) if isinstance(data, dict) else None
        of: tuple[Any, ...] = get_args(item_kind)
        is_mapping = of[:1] == (str,)
        if not isinstance(items, dict if is_mapping else list):
            continue
        each = of[1] if is_mapping else item_kind
        numbered: Any = items.items() if isinstance(items, dict) else enumerate(items)
        found = {step: _misfits(document, (*path, name, step), item, each, parts) for step, item in numbered}
        problems += chain.from_iterable(found.values())
        sound = {**sound, name: _repaired(items, {step for step in found if found[step]}, each)}
    try:
        msgspec.convert(sound, kind)
    except msgspec.ValidationError as error:
        where, sentence = misfit_in(sound, kind, path, error)
        problems.append(document.problem(where, subject_of(document, where), sentence))
    return problems


def _repaired(items: Any, broken: set[Any], kind: Any) -> Any:
    """The items with stand-ins for the broken ones; without them where there is no stand-in."""
    if isinstance(items, dict):
        return {name: item for name, item in items.items() if name not in broken}
    return [
        _STAND_INS[kind] if at in broken else item
        for at, item in enumerate(items)
        if at not in broken or kind in _STAND_INS
    ]


def _unfit_numbers(document: Document, value: Any) -> Iterator[Problem]:
    """Exact numbers that are none, such as NaN, or that nobody could read."""
    plain = msgspec.to_builtins(value, builtin_types=(Decimal,))
    for path, number in _numbers(plain, ()):
        written = document.data
        for step in path:
            written = written[step]
        if (isinstance(written, str) and not NUMBER.match(written)) or number.adjusted() > MOST_FIGURES:
            yield document.problem(
                path, subject_of(document, path), f"{named(*path)} is {shown(written)}; give a number."
            )


def _numbers(part: Any, path: Path) -> Iterator[tuple[Path, Decimal]]:
    if isinstance(part, Decimal):
        yield path, part
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from _numbers(inner, (*path, name))
    elif isinstance(part, list | tuple):
        for at, inner in enumerate(part):
            yield from _numbers(inner, (*path, at))
