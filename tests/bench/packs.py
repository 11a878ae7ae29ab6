"""A pack for a large programme: figures of three rounds taken, compared, and written in every format."""

import resource
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import Engine

from readiness.database import reading
from readiness.packs.documents import document_from
from readiness.packs.formats import FORMATS
from readiness.packs.gathering import gathered
from readiness.tables import Audience
from reports.packs.messages import generated
from reports.packs.stored import as_text, from_text
from tests.bench.measuring import Row
from tests.bench.serving.filling import filled
from tests.stores import sqlite_store

ORGANISATIONS, QUESTIONS, ROUNDS = 300, 100, 3
AIM = 20.0
_DATED = date(2025, 11, 10)


def rows() -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        engine = sqlite_store(Path(folder), is_durable=True)
        made = filled(engine, organisations=ORGANISATIONS, questions=QUESTIONS, handed_in=ROUNDS, is_open=False)
        before = _peak()
        taking, writing = _pack(engine, made.rounds[-1])
        peak = _peak()
        engine.dispose()
    what = f"a pack of {ORGANISATIONS} organisations x {QUESTIONS} questions x {ROUNDS} rounds"
    whole = taking + writing
    yield Row(what, f"{whole:.1f} s", f"under {AIM:g} s", whole < AIM)
    yield Row("    of these, taking the figures and comparing", f"{taking:.1f} s")
    yield Row(f"    of these, writing {len(FORMATS)} files", f"{writing:.1f} s")
    yield Row(
        "    memory at its peak, of the whole process", f"{peak / 1e6:,.0f} MB ({(peak - before) / 1e6:,.0f} MB more)"
    )


def _pack(engine: Engine, round_id: str) -> tuple[float, float]:
    """Seconds for the figures, and for the files. The first time, with everything still to be loaded, as for a worker."""
    began = perf_counter()
    with reading(engine) as db:
        snapshot = from_text(as_text(gathered(db, round_id, Audience.OFFICE, on=_DATED)))
    taken = perf_counter()
    document = document_from(
        snapshot, generated(snapshot.messages), title="Pack", audience=Audience.OFFICE, dated=_DATED
    )
    for one in FORMATS:
        one.write(document)
    return taken - began, perf_counter() - taken


def _peak() -> float:
    """Bytes; Linux counts in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0
