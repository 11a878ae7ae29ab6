"""What remains until a deadline, in words."""

from datetime import datetime, timedelta

from readiness.web.showing import counted, moment


def remaining(until: datetime, now: datetime) -> str:
    """3 days left; 5 hours left; less than an hour left; 2 days ago."""
    if until <= now:
        return _passed(now - until)
    left = until - now
    if left >= timedelta(days=2):
        return f"{counted(left.days, 'day')} left"
    hours = int(left.total_seconds() // 3600)
    return f"{counted(hours, 'hour')} left" if hours else "less than an hour left"


def deadline(until: datetime, zone: str, now: datetime) -> str:
    """5 March 2025, 17:00 (Europe/London), 3 days left"""
    return f"{moment(until, zone)}, {remaining(until, now)}"


def _passed(since: timedelta) -> str:
    if since >= timedelta(days=2):
        return f"{counted(since.days, 'day')} ago"
    hours = int(since.total_seconds() // 3600)
    return f"{counted(hours, 'hour')} ago" if hours else "less than an hour ago"
