"""Days: today where the programme is, and days as they are typed."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from readiness.problems import Unfit
from readiness.tables import Programme
from readiness.web.forms import Form

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)


def today_in(programme: Programme, now: datetime) -> date:
    return now.astimezone(ZoneInfo(programme.time_zone)).date()


def day_from(form: Form, name: str) -> date | None:
    """From the fields name-day, name-month and name-year; None where all are blank. Raises Unfit."""
    parts = [form.text(f"{name}-{part}") for part in ("day", "month", "year")]
    if not any(parts):
        return None
    try:
        found = date(*(int(part) for part in reversed(parts)))
    except (ValueError, OverflowError):
        raise Unfit({name: "This is not a day of the calendar; write it like 27 3 2027."}) from None
    if not EARLIEST <= found < LATEST:
        raise Unfit({name: f"Give a day between {EARLIEST.year} and {LATEST.year - 1}."})
    return found


def a_day_from(form: Form, name: str) -> date:
    found = day_from(form, name)
    if found is None:
        raise Unfit({name: "Give a day, for example 27 3 2027."})
    return found


def as_fields(name: str, day: date | None) -> Mapping[str, str]:
    """What stands in the fields of a day."""
    if day is None:
        return {}
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
