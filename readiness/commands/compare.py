"""`readiness compare ROUND ROUND... --out DIR`: what changed from round to round, of whom, and why."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from readiness.compared_rounds import RoundsToCompare, compared, files_of, paths_in
from readiness.files import refused, write_files
from readiness.round_folders import SETTINGS, levels_of, lineages_of, read_rounds
from readiness.rounds_given import all_in_folders, place_for, title_given
from reports.comparison import Comparison
from reports.comparison.headlines import headlines


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "compare", help="compare two or more rounds: cohorts, movement, questions, and why figures changed"
    )
    parser.add_argument(
        "rounds",
        nargs="+",
        metavar="ROUND",
        help=f"a folder that holds {SETTINGS}, in order of time; or the id or exact title of a round of the service",
    )
    parser.add_argument("--programme", metavar="KEY", help="of the rounds, where several have one of that title")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder to write to")
    parser.add_argument("--title", help="title of the page")
    parser.add_argument("--illustrative", action="store_true", help="say on the page that the data is illustrative")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 with every file written whole, or Refused with none of them touched."""
    if len(arguments.rounds) < 2:
        raise refused("ROUND", "One round is nothing to compare; name two or more, the earliest first.")
    in_folders = all_in_folders(arguments.rounds, arguments.programme)
    out, title = place_for(arguments.out, arguments.rounds if in_folders else ()), title_given(arguments.title)
    given, illustrative = _of_folders(arguments.rounds) if in_folders else _of_service(arguments)
    comparison = compared(given)
    files = files_of(given, comparison, title=title, illustrative=illustrative or arguments.illustrative)
    write_files(paths_in(out, files))
    for note in given.notes:
        print(note)
    _say(comparison, out, files)
    return 0


def _of_service(arguments: argparse.Namespace) -> tuple[RoundsToCompare, bool]:
    """With whether their data is illustrative, as it is of folders."""
    from readiness.service_rounds import rounds_of_service  # noqa: PLC0415 - folders need no database
    from readiness.serving.store import reached, require_current, settings_or_obstacle  # noqa: PLC0415

    with reached(settings_or_obstacle()) as engine:
        require_current(engine)
        return rounds_of_service(engine, arguments.rounds, arguments.programme)


def _of_folders(words: Sequence[str]) -> tuple[RoundsToCompare, bool]:
    rounds = read_rounds([Path(word) for word in words])
    return RoundsToCompare([one.compared for one in rounds], lineages_of(rounds), levels_of(rounds)), False


def _say(comparison: Comparison, out: Path, files: dict[str, bytes]) -> None:
    for pair in comparison.pairs:
        print(f"{pair.after.title} against {pair.before.title}")
        for sentence in (*headlines(pair), *pair.warnings):
            print(f"  {sentence}")
    print(f"{len(files)} files written to {out}; open {out / 'comparison.html'} in a browser.")
