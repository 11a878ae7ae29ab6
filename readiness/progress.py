"""How far a long run has come, on a terminal only, and only once it has taken a while."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
SHOWN_AFTER = 2.0
"""Seconds."""


def watched(submissions: Sequence[T], words: str = "Scoring") -> Iterator[T]:
    """Shows progress on a terminal once it has taken two seconds."""
    if not sys.stderr.isatty():
        yield from submissions
        return
    from rich.console import Console  # noqa: PLC0415 - slow to load and seldom needed
    from rich.progress import Progress  # noqa: PLC0415

    begun = time.monotonic()
    progress: Progress | None = None
    try:
        for at, submission in enumerate(submissions):
            if progress is None and time.monotonic() - begun > SHOWN_AFTER:
                progress = Progress(console=Console(stderr=True), transient=True)
                progress.start()
                progress.add_task(words, total=len(submissions))
            if progress is not None:
                progress.update(progress.task_ids[0], completed=at)
            yield submission
    finally:
        if progress is not None:
            progress.stop()
