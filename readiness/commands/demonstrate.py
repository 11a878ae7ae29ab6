"""`readiness demonstrate`: the application with an illustrative programme, for looking around."""

import argparse
from pathlib import Path


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "demonstrate", help="serve an illustrative programme, with sign-in links for every role"
    )
    parser.add_argument(
        "--data", type=Path, default=Path("build/demonstration"), metavar="DIR", help="its folder (build/demonstration)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from readiness.demonstration.starting import start  # noqa: PLC0415 - other commands need neither web nor database

    return start(arguments.data)
