"""`readiness questionnaire import FILE --from surveyjs --out DIR`: another tool's questionnaire, with a scheme."""

import argparse
import re
from pathlib import Path

from questionnaires.documents import read_document
from questionnaires.exchange.own import as_yaml, dump_yaml
from questionnaires.exchange.surveyjs import from_surveyjs
from questionnaires.exchange.surveyjs.keys import fit
from questionnaires.loading import load_questionnaire
from readiness.files import read_text, refused, write_files
from scoring.loading import load_scheme
from scoring.surveyjs_scheme import scheme_from_surveyjs

_VERSION = re.compile(r"(?:^|[-_. ])v?([0-9]+(?:\.[0-9]+)*)\Z", re.IGNORECASE)


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("import", help="write another tool's questionnaire as one of ours, with a scheme")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--from", dest="made_by", choices=("surveyjs",), required=True, help="the tool that FILE comes from"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="NAME.yaml and NAME.scheme.yaml are written here"
    )
    parser.add_argument("--key", metavar="K", help="key of the questionnaire (otherwise made from FILE's name)")
    parser.add_argument("--version", metavar="V", help="its version (otherwise the one in FILE's name, or 1)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 with both documents written and both checked, or Refused with neither touched."""
    source: Path = arguments.file
    name = source.stem
    key = arguments.key if arguments.key is not None else _slug(name)
    if fit(key) != key:
        raise refused("--key", "This cannot be a key; use letters, figures, '-', '_' and '.'.", subject=key)
    version = arguments.version if arguments.version is not None else _version(name)
    if not re.fullmatch(r"\S{1,40}", version):
        raise refused("--version", "This cannot be a version; use up to 40 characters without spaces.", subject=version)
    questionnaire_file, scheme_file = arguments.out / f"{name}.yaml", arguments.out / f"{name}.scheme.yaml"
    text = read_text(source)
    if not text.lstrip().startswith("{"):
        raise refused(source, "This is not a SurveyJS questionnaire: it is no JSON object. Export it as JSON.")
    document = read_document(text, str(source))
    if source.resolve() in (questionnaire_file.resolve(), scheme_file.resolve()):
        raise refused(source, "The outcome would be written over this file; name another folder.")
    imported = from_surveyjs(document.data, key=key, version=version, document=document)
    scheme, notes = scheme_from_surveyjs(document.data, imported.questionnaire)
    texts = {questionnaire_file: as_yaml(imported.questionnaire), scheme_file: dump_yaml(scheme)}
    checked = load_questionnaire(texts[questionnaire_file], str(questionnaire_file))
    load_scheme(texts[scheme_file], str(scheme_file), checked)
    write_files({path: text.encode() for path, text in texts.items()})
    for path in texts:
        print(f"Written: {path}")
    for note in (*imported.notes, *notes):
        print(f"could not be carried over: {note}")
    return 0


def _slug(name: str) -> str:
    return fit(re.sub(r"[^\w.]+", "-", name.lower()).strip("-.") or "questionnaire")


def _version(name: str) -> str:
    match = _VERSION.search(name)
    return match[1][:40] if match else "1"
