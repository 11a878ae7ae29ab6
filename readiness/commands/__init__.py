"""The command line. One file a verb: `add_to` declares it, `run` does it and returns the exit code."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from questionnaires.conditions import ConditionFailed
from questionnaires.problems import Refused
from readiness.files import refused
from readiness.serving.obstacles import Obstacle


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0 when all is well, 1 with every problem on standard error, 2 for words the command does not know."""
    arguments = _parser().parse_args(argv)
    try:
        _refuse_half_characters(arguments)
        return int(arguments.run(arguments))
    except Refused as refused:
        for problem in refused.problems:
            print(problem, file=sys.stderr)
    except Obstacle as obstacle:
        print(f"readiness: {obstacle}", file=sys.stderr)
        return obstacle.code
    except ConditionFailed as failed:
        print(f"The questionnaire has a defect: {failed}", file=sys.stderr)
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _refuse_half_characters(arguments: argparse.Namespace) -> None:
    """Words in another encoding than the machine's arrive as halves of characters, which no output could hold."""
    for name, value in vars(arguments).items():
        for word in map(str, value if isinstance(value, list) else [value]):
            if any("\ud800" <= one <= "\udfff" for one in word):
                raise refused(name, "This argument is not UTF-8; write it so.", subject=ascii(word))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="readiness", description="Ask, score and report whether organisations are ready."
    )
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    about = verbs.add_parser("questionnaire", help="check, import and compare questionnaires and schemes")
    about_verbs = about.add_subparsers(required=True, metavar="COMMAND")
    for name in ("check", "import", "diff", "lineage", "publish", "schema"):
        import_module(f"readiness.commands.questionnaire_{name}").add_to(about_verbs)
    past = verbs.add_parser("history", help="prove that history is whole")
    import_module("readiness.commands.history_verify").add_to(past.add_subparsers(required=True, metavar="COMMAND"))
    for name in (
        "score",
        "explain",
        "uplift",
        "compare",
        "report",
        "example",
        "serve",
        "demonstrate",
        "migrate",
        "administrator",
        "backup",
        "restore",
    ):
        import_module(f"readiness.commands.{name}").add_to(verbs)
    return parser
