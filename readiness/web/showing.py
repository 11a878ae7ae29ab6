"""How moments, days and numbers are shown."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo


def day(when: date | datetime) -> str:
    """5 March 2025"""
    return f"{when.day} {when:%B %Y}"


def moment(when: datetime, zone: str = "UTC") -> str:
    """5 March 2025, 17:00 (Europe/London); always with its zone. In the hour that clocks repeat also which one is meant: 01:30 BST."""
    local = when.astimezone(ZoneInfo(zone))
    is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{day(local)}, {local:%H:%M}{f' {local:%Z}' if is_twice else ''} ({zone})"


def machine(when: datetime) -> str:
    """For the `datetime` attribute."""
    return when.astimezone(UTC).isoformat(timespec="seconds")


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 question, 2 questions, 1,000 questions"""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def grouped(number: str) -> str:
    """An exact decimal written as text, in groups of three: 6,840,000 or 1,250.5"""
    return f"{Decimal(number):,f}"


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment,
    "machine": machine,
    "counted": counted,
    "grouped": grouped,
}
