"""Days and times as the office types them, in the time zone of the round.

Where clocks go back, an hour happens twice: a round opens at the first of the two and closes at the second, so that nobody is
cut off an hour early. Where they go forward, an hour does not happen at all, and a time in it is refused.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

from readiness.problems import Unfit
from readiness.web.forms import Form
from readiness.web.showing import day

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)


def as_moment(on: date, at: time, zone: str, *, later: bool) -> datetime:
    """In UTC. `later` chooses the second of two moments of that name. Raises ValueError with a sentence where there is none."""
    local, place = datetime.combine(on, at), ZoneInfo(zone)
    found = local.replace(tzinfo=place, fold=1 if later else 0).astimezone(UTC)
    if found.astimezone(place).replace(tzinfo=None, fold=0) != local:
        raise ValueError(
            f"There is no {at:%H:%M} on {day(on)} in {zone}, since clocks go forward; choose another time."
        )
    return found


def zone_from(form: Form, name: str) -> str:
    """Raises Unfit."""
    zone = form.text(name)
    if zone not in available_timezones():
        raise Unfit({name: "Give a time zone by its name, for example Europe/London."})
    return zone


def day_from(form: Form, name: str) -> date:
    """From the fields name-day, name-month and name-year. Raises Unfit."""
    parts = [form.text(f"{name}-{part}") for part in ("year", "month", "day")]
    if not any(parts):
        raise Unfit({name: "Give a day, for example 27 3 2027."})
    try:
        found = date(*(int(part) for part in parts))
    except (ValueError, OverflowError):
        raise Unfit({name: "This is not a day of the calendar; write it like 27 3 2027."}) from None
    if not EARLIEST <= found < LATEST:
        raise Unfit({name: f"Give a day between {EARLIEST.year} and {LATEST.year - 1}."})
    return found


def time_from(form: Form, name: str) -> time:
    """From a field such as 17:00 or 17.00. Raises Unfit."""
    hours, _, minutes = form.text(name).replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        raise Unfit({name: "Give the time of day with 24 hours, for example 17:00."}) from None


def moment_from(form: Form, name: str, zone: str, *, later: bool) -> datetime:
    """From the fields of a day and `name-time`. Raises Unfit with what is wrong with either."""
    on = day_from(form, name)
    at = time_from(form, f"{name}-time")
    try:
        return as_moment(on, at, zone, later=later)
    except ValueError as error:
        raise Unfit({f"{name}-time": str(error)}) from None


def as_day_fields(name: str, on: date) -> Mapping[str, str]:
    """What stands in the fields of a day."""
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def as_moment_fields(name: str, at: datetime, zone: str) -> Mapping[str, str]:
    local = at.astimezone(ZoneInfo(zone))
    return {**as_day_fields(name, local.date()), f"{name}-time": f"{local:%H:%M}"}
