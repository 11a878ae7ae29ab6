"""`readiness restore FILE`: a backup into an empty database, of either kind."""

import argparse
import sys
from pathlib import Path

MOST_NAMED = 20


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("restore", help="restore a backup into an empty database, SQLite or PostgreSQL")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--check", action="store_true", help="only tell whether the file is whole")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 once all is there and history is whole; 1 with findings where it was spoilt before the backup."""
    from readiness import clock  # noqa: PLC0415 - other commands need no database
    from readiness.backups.reading import check  # noqa: PLC0415
    from readiness.backups.restoring import restore  # noqa: PLC0415
    from readiness.serving.store import reached, settings_or_obstacle  # noqa: PLC0415

    if arguments.check:
        header = check(arguments.file)
        print(f"{arguments.file} is whole: made {header.made_at:%Y-%m-%d %H:%M} UTC by version {header.version}.")
        return 0
    with reached(settings_or_obstacle()) as engine:
        made = restore(engine, arguments.file, at=clock.now())
    print(f"Restored {made.rows:,} rows as of {made.header.made_at:%Y-%m-%d %H:%M} UTC; everyone signs in anew.")
    if made.held_back:
        print(f"{made.held_back:,} mails that waited then are held back.")
    for finding in made.history.findings[:MOST_NAMED]:
        print(finding, file=sys.stderr)
    print(f"The head of history in the backup is {made.history.head}")
    print("History was not whole when the backup was made." if made.history.findings else "History is whole.")
    return 1 if made.history.findings else 0
