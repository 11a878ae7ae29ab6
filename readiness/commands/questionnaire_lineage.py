"""`readiness questionnaire lineage OLD NEW`: how the questions of two versions relate, and which may be compared."""

import argparse
import json
from pathlib import Path

from questionnaires.definition import Questionnaire
from questionnaires.documents import read_document
from questionnaires.exchange.own import as_plain
from questionnaires.lineage import lineage_between, notes_in, problems_in
from questionnaires.lineage.as_text import as_text
from questionnaires.lineage.documents import lineage_as_yaml
from questionnaires.problems import Refused
from readiness.documents import read_questionnaire
from readiness.files import read_text, write_files


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "lineage", help="say how the questions of two versions relate and which are comparable"
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="the earlier version")
    parser.add_argument("new", type=Path, metavar="NEW", help="the later version; the links it declares win")
    parser.add_argument("--json", action="store_true", help="print the lineage document as JSON")
    parser.add_argument("--out", type=Path, metavar="FILE.yaml", help="also write the lineage document")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0, or Refused where the declared lineage is wrong; nothing is written then."""
    old, new = read_questionnaire(arguments.old), read_questionnaire(arguments.new)
    _refuse_wrong_links(old, new, arguments.new)
    lineage = lineage_between(old, new)
    if arguments.out is not None:
        write_files({arguments.out: lineage_as_yaml(lineage).encode()})
    if arguments.json:
        print(json.dumps(as_plain(lineage), indent=2, ensure_ascii=False))
        return 0
    print(as_text(lineage, old, new), end="")
    notes = notes_in(lineage)
    if notes:
        print("\nNotes")
    for key, sentence in notes:
        print(f"  {key}: {sentence}")
    return 0


def _refuse_wrong_links(old: Questionnaire, new: Questionnaire, path: Path) -> None:
    if problems_in(old, new):
        raise Refused(problems_in(old, new, read_document(read_text(path), str(path))))
