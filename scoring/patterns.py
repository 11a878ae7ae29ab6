"""Keys and patterns: each '*' stands for any characters, and may be repeated in another key."""

import re
from collections.abc import Iterable
from functools import lru_cache

from scoring.scheme.points import Patterns


def as_tuple(patterns: Patterns) -> tuple[str, ...]:
    """One or several, always as several."""
    return (patterns,) if isinstance(patterns, str) else tuple(patterns)


def captured(pattern: str, key: str) -> tuple[str, ...] | None:
    """What the stars stand for; None where the key does not match."""
    match = _expression(pattern).fullmatch(key)
    return match.groups() if match else None


def matching(patterns: Patterns, keys: Iterable[str]) -> list[str]:
    """The keys that any of the patterns names, in the order of the keys."""
    expressions = [_expression(pattern) for pattern in as_tuple(patterns)]
    return [key for key in keys if any(expression.fullmatch(key) for expression in expressions)]


def filled(pattern: str, stars: tuple[str, ...]) -> str:
    """The pattern with its stars replaced in turn."""
    parts = pattern.split("*")
    return "".join(part + (stars[at] if at < min(len(parts) - 1, len(stars)) else "") for at, part in enumerate(parts))


@lru_cache(maxsize=4_096)
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in pattern.split("*")), re.DOTALL)
