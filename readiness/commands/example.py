"""`readiness example --out DIR`: the shipped programme, illustrative throughout, scored round by round."""

import argparse
from pathlib import Path

from readiness.commands import score
from readiness.example_programme import RoundFiles, example_programme, rounds_of


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("example", help="score the shipped, illustrative programme and write its reports")
    parser.add_argument(
        "--out", type=Path, default=Path("build/example"), metavar="DIR", help="folder to write to (build/example)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Scores each round by the same command that scores real ones."""
    programme = example_programme()
    print(f"{programme.title}\n{programme.notice}\n")
    report = Path()
    for one in rounds_of(programme):
        print(one.title)
        report = arguments.out / f"{one.key}.report.html"
        score.run(_arguments(one, arguments.out, report))
        print()
    receipts = arguments.out / f"{one.key}.receipts.jsonl"
    print(f"Open the latest report in a browser:  {report.resolve().as_uri()}")
    print(f"Ask why an organisation is rated so:  readiness explain {receipts} --organisation LS01")
    return 0


def _arguments(one: RoundFiles, folder: Path, report: Path) -> argparse.Namespace:
    return argparse.Namespace(
        questionnaire=one.questionnaire,
        scheme=one.scheme,
        answers=one.answers,
        organisations=one.organisations,
        out=folder / f"{one.key}.receipts.jsonl",
        constituencies=folder / f"{one.key}.constituencies.json",
        report=report,
        population="listed",
        against=[],
        as_of=one.as_of,
        title=one.title,
        illustrative=True,
    )
