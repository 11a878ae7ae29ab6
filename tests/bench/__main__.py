"""`make bench`: what the project promises to be fast, measured here and now. Nothing fails; read the last column."""

from tests.bench import answering, bulk, command_line, loading, machine, measuring, scoring


def main() -> None:
    print(machine.description(), flush=True)
    rows = [row for part in (loading, answering, scoring, command_line, bulk) for row in part.rows()]
    print("\nThe middle one of several runs each.\n")
    print(measuring.table(rows))


main()
