"""What is not words: ranges, limits, switches, conditions."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from questionnaires.answers import decimal_text
from questionnaires.changes.parts import Setting
from questionnaires.question_types import Option


def changed_settings(old: Struct, new: Struct, but: Iterable[str]) -> tuple[Setting, ...]:
    """Every field that differs, in the order of the new value; a field that one side does not have counts as None."""
    names = dict.fromkeys((*new.__struct_fields__, *old.__struct_fields__))
    return tuple(
        setting(name, getattr(old, name, None), getattr(new, name, None))
        for name in names
        if name not in but and getattr(old, name, None) != getattr(new, name, None)
    )


def setting(name: str, old: object, new: object) -> Setting:
    return Setting(name, _plain(old), _plain(new))


def changed_condition(old: str | None, new: str | None) -> Setting | None:
    return Setting("applies_if", old, new) if old != new else None


def _plain(value: object) -> str | bool | int | tuple[str, ...] | None:
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple) and value and isinstance(value[0], Option):
        return tuple(option.key for option in value)
    assert value is None or isinstance(value, str | bool | int | tuple)
    return value
