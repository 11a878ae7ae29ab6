"""What the kinds with options share: reading a key from raw input, naming what may be chosen."""

from collections.abc import Iterable
from decimal import Decimal

from questionnaires.answers import decimal_text
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.question import Option

MOST_FIGURES = 30
MOST_SHOWN = 40


def as_key(raw: object) -> str:
    """An option key as other tools export it: text as it stands, numbers and booleans by their JSON spelling."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int) and abs(raw) < 10**MOST_FIGURES:
        return str(raw)
    if isinstance(raw, Decimal) and raw.is_finite():
        return decimal_text(raw) if abs(raw.adjusted()) < MOST_FIGURES else str(raw)
    if isinstance(raw, str):
        return raw.strip()
    raise InvalidAnswer("Choose one option by its key.")


def one_of(raw: object, options: Iterable[Option]) -> str:
    """The key chosen. Raises InvalidAnswer naming the keys there are."""
    key = as_key(raw)
    keys = [option.key for option in options]
    if key not in keys:
        raise InvalidAnswer(f"{key[:MOST_SHOWN]!r} is not one of its options ({listed(keys)}).")
    return key


def listed(keys: list[str], most: int = 8) -> str:
    """The keys in words, the first few only."""
    shown = ", ".join(keys[:most])
    return f"{shown} and {len(keys) - most} more" if len(keys) > most else shown


def repeated(options: Iterable[Option]) -> list[str]:
    """The keys that stand more than once."""
    seen: set[str] = set()
    return [option.key for option in options if option.key in seen or seen.add(option.key)]  # type: ignore[func-returns-value]
