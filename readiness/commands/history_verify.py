"""`readiness history verify`: whether anything in history was changed, left out, put in or moved."""

import argparse
import re
import sys

MOST_NAMED = 100


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("verify", help="find whatever was changed, left out or put in by hand")
    parser.add_argument(
        "--head", type=_head, metavar="NUMBER:HASH", help="a head noted earlier: it must still be part of the history"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 with the head to note; 1 with what was found on standard error."""
    from readiness.database import for_reading  # noqa: PLC0415 - other commands need no database
    from readiness.serving.store import reached, require_current, settings_or_obstacle  # noqa: PLC0415
    from readiness.verification.events import Head  # noqa: PLC0415
    from readiness.verification.whole import verified  # noqa: PLC0415

    with reached(settings_or_obstacle()) as engine:
        require_current(engine)
        with for_reading(engine).connect() as connection:
            found = verified(connection, Head(*arguments.head) if arguments.head else None)
    for finding in found.findings[:MOST_NAMED]:
        print(finding, file=sys.stderr)
    if len(found.findings) > MOST_NAMED:
        print(f"and {len(found.findings) - MOST_NAMED} more", file=sys.stderr)
    print(f"{found.events} events and {found.changes} changes of answers; the head is {found.head}")
    print("History is not as it was written." if found.findings else "History is whole. Note the head elsewhere.")
    return 1 if found.findings else 0


def _head(given: str) -> tuple[int, str]:
    match = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64}|)", given)
    if match is None:
        raise argparse.ArgumentTypeError("give the number and the hash as they were printed, such as 12:0f3a...")
    return int(match[1]), match[2]
