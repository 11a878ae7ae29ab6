"""How things are measured: once to warm up, then several times, and the one in the middle counts."""

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """One line of the table. `is_met` is None where nothing was aimed at."""

    what: str
    found: str
    aim: str = ""
    is_met: bool | None = None


def seconds(work: Callable[[], object], times: int = 9, clock: Callable[[], float] = perf_counter) -> float:
    """The median, with the waste of earlier runs cleared away before each."""
    work()
    taken = []
    for _ in range(times):
        gc.collect()
        began = clock()
        work()
        taken.append(clock() - began)
    return statistics.median(taken)


def under(what: str, taken: float, most_milliseconds: float) -> Row:
    """A row whose aim is a time."""
    found = taken * 1_000
    digits = 1 if found >= 1 else 3
    return Row(what, f"{found:,.{digits}f} ms", f"under {most_milliseconds:g} ms", found < most_milliseconds)


def table(rows: list[Row]) -> str:
    """The rows in columns."""
    lines = [("", "found", "aim", "")]
    lines += [(row.what, row.found, row.aim, {None: "", True: "met", False: "not met"}[row.is_met]) for row in rows]
    widths = [max(len(line[at]) for line in lines) for at in range(3)]
    return "\n".join(
        f"{line[0]:<{widths[0]}}  {line[1]:>{widths[1]}}  {line[2]:<{widths[2]}}  {line[3]}".rstrip() for line in lines
    )
