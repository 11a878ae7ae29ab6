"""How a figure stands beside the bare ones, and a word while one waits."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.measuring import Row
from tests.bench.serving.clients import Seen

_BEGAN = time.monotonic()


@dataclass(frozen=True)
class Bare:
    page: Seen
    upsert: Seen


def compared(what: str, seen: Seen, bare: Bare, most_ms: float, *, with_upsert: bool = False) -> Iterator[Row]:
    """The figure, aimed at CPU time, and its ratios."""
    yield Row(what, seen.found, f"under {most_ms:g} CPU ms", seen.cpu_ms < most_ms)
    ratios = f"{seen.cpu_ms / bare.page.cpu_ms:.1f} x"
    yield Row("    ratio to the bare page", ratios)
    if with_upsert:
        yield Row("    ratio to the bare upsert", f"{seen.cpu_ms / bare.upsert.cpu_ms:.1f} x")


def progress(what: str) -> None:
    print(f"{time.monotonic() - _BEGAN:4.0f} s  {what}", file=sys.stderr, flush=True)
