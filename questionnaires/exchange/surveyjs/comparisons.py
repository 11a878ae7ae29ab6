"""How SurveyJS compares two plain values: loosely, without regard to case or outer space, numbers in text as numbers.

Where nothing was answered the value is None. These rules decide, option by option, what a condition on a choice means.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from questionnaires.answers import decimal_text

Plain = None | bool | Decimal | str | tuple["Plain", ...]

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,30})?")
_LOOSE_NUMBER = re.compile(r"\s*[-+]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})\s*")


def as_seen(text: str) -> Plain:
    """An answer as expressions see it: text that spells a number or a truth value is one."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return Decimal(text) if _NUMBER.fullmatch(text) else text


def equal(left: Plain, right: Plain) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left.strip().lower() == right.strip().lower()
    if left is None or right is None:
        return left in (None, "") and right in (None, "")
    if isinstance(left, tuple) or isinstance(right, tuple):
        return isinstance(left, tuple) and isinstance(right, tuple) and _same_members(left, right)
    if isinstance(left, bool) and isinstance(right, bool | str):
        return spelt(left) == spelt(right).lower()
    if isinstance(right, bool) and isinstance(left, str):
        return spelt(right) == left.lower()
    first, second = number(left), number(right)
    return first is not None and first == second


def less(left: Plain, right: Plain) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    first, second = number(left), number(right)
    return first is not None and second is not None and first < second


def contains(left: Plain, right: Plain) -> bool:
    return _contains(left, right, wanted=True)


def not_contains(left: Plain, right: Plain) -> bool:
    if not left and not is_empty(right):
        return True
    return _contains(left, right, wanted=False)


def any_of(left: Plain, right: Plain) -> bool:
    if is_empty(left) or is_empty(right):
        return is_empty(right)
    if not isinstance(left, tuple):
        return contains(right, left)
    return any(contains(left, one) for one in (right if isinstance(right, tuple) else (right,)))


def all_of(left: Plain, right: Plain) -> bool:
    if not left and not is_empty(right):
        return False
    return all(contains(left, one) for one in (right if isinstance(right, tuple) else (right,)))


OPERATORS: dict[str, Callable[[Plain, Plain], bool]] = {
    "equal": equal,
    "notequal": lambda left, right: not equal(left, right),
    "less": less,
    "greater": lambda left, right: less(right, left),
    "lessorequal": lambda left, right: equal(left, right) or less(left, right),
    "greaterorequal": lambda left, right: equal(left, right) or less(right, left),
    "contains": contains,
    "notcontains": not_contains,
    "anyof": any_of,
    "allof": all_of,
}


def is_empty(value: Plain) -> bool:
    return value is None or value in ("", ())


def is_true(value: Plain) -> bool:
    """What counts as true where a condition is nothing but a value; a list always does."""
    return isinstance(value, tuple) or bool(value)


def number(value: Plain) -> Decimal | None:
    """The value as a number, where it is one or spells one."""
    if isinstance(value, str):
        return Decimal(value.strip()) if _LOOSE_NUMBER.fullmatch(value) else None
    return Decimal(value) if isinstance(value, bool | Decimal) else None


def spelt(value: Plain) -> str:
    """The value as text, the way it is joined and searched."""
    if isinstance(value, tuple):
        return ",".join(spelt(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return decimal_text(value)
    return value or ""


def _contains(left: Plain, right: Plain, *, wanted: bool) -> bool:
    if is_empty(left):
        return False
    if isinstance(left, tuple):
        every = right if isinstance(right, tuple) else (right,)
        return all(any(equal(one, sought) for one in left) for sought in every) == wanted
    if not is_true(right):
        return False
    return (spelt(right).lower() in spelt(left).lower()) == wanted


def _same_members(left: tuple[Plain, ...], right: tuple[Plain, ...]) -> bool:
    if len(left) != len(right):
        return False
    pairs = zip(sorted(left, key=spelt), sorted(right, key=spelt), strict=True)
    return all(equal(one, other) for one, other in pairs)
