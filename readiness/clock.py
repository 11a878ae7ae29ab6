"""The one place that reads the clock. Moments are UTC; rules get them as arguments."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
