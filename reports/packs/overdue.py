"""What the headlines say of actions."""

from collections.abc import Sequence
from datetime import date

from reports.actions.log import LoggedAction, counted_on
from reports.numbers import counted, day


def overdue(actions: Sequence[LoggedAction], on: date) -> tuple[tuple[str, str], ...]:
    """One message where some are overdue, with its key; none otherwise."""
    found = counted_on(actions, on)
    pending = found.total - found.closed
    if not found.overdue:
        return ()
    are = "is" if found.overdue == 1 else "are"
    said = f"{found.overdue:,} of {counted(pending, 'action', 'actions')} not closed {are} overdue on {day(on.isoformat())}."
    return (("overdue", said),)
