"""`readiness questionnaire check FILE...`: every problem of questionnaires and schemes, by file, line and question."""

import argparse
import sys
from pathlib import Path

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document, read_document
from questionnaires.loading import load_questionnaire, refuse_unless
from questionnaires.problems import Problem, Refused
from readiness.files import read_text
from scoring.loading import FORMAT as SCHEME
from scoring.loading import load_scheme


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("check", help="check questionnaires and schemes; print every problem with its line")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when nothing is wrong, otherwise 1 with one line a problem. A scheme is checked against its questionnaire when
    that is among the files, or beside it under the same name."""
    problems: list[Problem] = []
    schemes: list[tuple[Path, str]] = []
    questionnaires: list[Questionnaire] = []
    for path in arguments.files:
        try:
            text = read_text(path)
            if _is_scheme(text, str(path)):
                schemes.append((path, text))
            else:
                questionnaires.append(load_questionnaire(text, str(path)))
        except Refused as refused:
            problems += refused.problems
    for path, text in schemes:
        problems += _of_scheme(path, text, questionnaires)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        count = len(arguments.files)
        print(f"{count} {'file' if count == 1 else 'files'} checked, nothing wrong.")
    return 1 if problems else 0


def _is_scheme(text: str, file: str) -> bool:
    document: Document = read_document(text, file)
    said = document.data.get("readiness") if isinstance(document.data, dict) else None
    if not isinstance(said, str) or said.split("/")[0] not in ("questionnaire", "scheme"):
        refuse_unless(document, "questionnaire/1 or scheme/1", "a questionnaire or scheme")
    return said == SCHEME


def _of_scheme(path: Path, text: str, questionnaires: list[Questionnaire]) -> list[Problem]:
    try:
        scheme = load_scheme(text, str(path))
        wanted = scheme.questionnaire
        fitting = [one for one in questionnaires if one.key == wanted.key and wanted.version in (None, one.version)]
        beside = _beside(path)
        if not fitting and beside is not None:
            fitting = [load_questionnaire(read_text(beside), str(beside))]
        for questionnaire in fitting:
            load_scheme(text, str(path), questionnaire)
        if not fitting:
            print(f"{path}: checked by itself; its questionnaire {wanted.key} is not among the files.")
    except Refused as refused:
        return list(refused.problems)
    return []


def _beside(path: Path) -> Path | None:
    """NAME.yaml beside NAME.scheme.yaml."""
    stem, dot, ending = path.name.rpartition(".")
    other = path.with_name(stem.removesuffix(".scheme") + dot + ending)
    return other if stem.endswith(".scheme") and other.is_file() else None
