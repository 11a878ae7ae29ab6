"""Numbers and dates of the source, however they are written."""

import datetime
from decimal import Decimal, InvalidOperation


def decimal_of(raw: object) -> Decimal | None:
    """A number of the source, however it is written; None for anything else."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 30 else None


def date_of(raw: object) -> datetime.date | None:
    """A date of the source, its time of day left aside; None for anything else."""
    try:
        return datetime.date.fromisoformat(raw[:10]) if isinstance(raw, str) else None
    except ValueError:
        return None
