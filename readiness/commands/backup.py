"""`readiness backup FILE`: everything as it stands now, while the server goes on."""

import argparse
from pathlib import Path


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("backup", help="write everything to one file, while the server goes on")
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file; it holds every answer, so keep it safe")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from readiness import clock  # noqa: PLC0415 - other commands need no database
    from readiness.backups.writing import back_up  # noqa: PLC0415
    from readiness.serving.store import reached, require_current, settings_or_obstacle  # noqa: PLC0415

    with reached(settings_or_obstacle()) as engine:
        require_current(engine)
        made = back_up(engine, arguments.file, at=clock.now())
    print(f"{arguments.file}: {made.rows:,} rows of {made.tables} tables, {made.size:,} bytes")
    print(f"SHA-256 {made.sha256}")
    print(f"The head of history is {made.head}")
    return 0
