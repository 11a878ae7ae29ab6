"""`readiness compare ROUND ROUND... --out DIR`: what changed from round to round, of whom, and why."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from readiness.compared_rounds import RoundsToCompare, compared, files_of, paths_in
from readiness.files import refused, write_files
from readiness.round_folders import SETTINGS, is_round_folder, levels_of, lineages_of, read_rounds
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
        help=f"a folder that holds {SETTINGS}; in order of time, the earliest first",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder to write to")
    parser.add_argument("--title", help="title of the page")
    parser.add_argument("--illustrative", action="store_true", help="say on the page that the data is illustrative")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 with every file written whole, or Refused with none of them touched."""
    if len(arguments.rounds) < 2:
        raise refused("ROUND", "One round is nothing to compare; name two or more, the earliest first.")
    if arguments.out.exists() and not arguments.out.is_dir():
        raise refused(arguments.out, "This is a file; name a folder to write to.")
    given = _rounds(arguments.rounds, arguments.out)
    comparison = compared(given)
    files = files_of(given, comparison, title=arguments.title, illustrative=arguments.illustrative)
    write_files(paths_in(arguments.out, files))
    _say(comparison, arguments.out, files)
    return 0


def _rounds(words: Sequence[str], out: Path) -> RoundsToCompare:
    """Rounds in folders. Rounds of the service have their place beside this."""
    for word in words:
        if not is_round_folder(word):
            raise refused(word, f"There is no such folder; name one that holds {SETTINGS}.")
    folders = [Path(word) for word in words]
    if out.resolve() in {folder.resolve() for folder in folders}:
        raise refused(out, "This folder holds a round; write to another one.")
    rounds = read_rounds(folders)
    return RoundsToCompare([one.compared for one in rounds], lineages_of(rounds), levels_of(rounds))


def _say(comparison: Comparison, out: Path, files: dict[str, bytes]) -> None:
    for pair in comparison.pairs:
        print(f"{pair.after.title} against {pair.before.title}")
        for sentence in (*headlines(pair), *pair.warnings):
            print(f"  {sentence}")
    print(f"{len(files)} files written to {out}; open {out / 'comparison.html'} in a browser.")
