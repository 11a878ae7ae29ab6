"""`readiness questionnaire diff OLD NEW`: the red line between two versions, as text or as JSON."""

import argparse
import json
from pathlib import Path

from questionnaires.changes import changes_between
from questionnaires.changes.as_text import as_text
from questionnaires.exchange.own import as_plain
from readiness.documents import read_questionnaire


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("diff", help="show the red line between two versions of a questionnaire")
    parser.add_argument("old", type=Path, metavar="OLD", help="the earlier version")
    parser.add_argument("new", type=Path, metavar="NEW", help="the later version")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Always 0: a difference is no error."""
    changes = changes_between(read_questionnaire(arguments.old), read_questionnaire(arguments.new))
    if arguments.json:
        print(json.dumps(as_plain(changes), indent=2, ensure_ascii=False))
    else:
        print(as_text(changes), end="")
    return 0
