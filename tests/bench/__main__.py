"""`make bench`: what the project promises to be fast, measured here and now. Nothing fails; read the last column."""

from tests.bench import (
    answering,
    bulk,
    command_line,
    comparing,
    loading,
    machine,
    measuring,
    pack_files,
    packs,
    scoring,
)
from tests.bench.serving import everything
from tests.bench.serving.measured import progress


def main() -> None:
    print(machine.description(), flush=True)
    rows = []
    for part in (loading, answering, scoring, command_line, bulk, comparing, pack_files, packs):
        progress(f"{part.__name__.rpartition('.')[2].replace('_', ' ')}, without a server")
        rows += part.rows()
    rows += everything.rows()
    print("\nThe middle one of several runs each. CPU time is that of the server's process, at 8 clients.\n")
    print(measuring.table(rows))


main()
