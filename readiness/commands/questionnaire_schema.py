"""`readiness questionnaire schema questionnaire|scheme`: the JSON Schema of our documents, for editors and tools."""

import argparse
import json

from questionnaires.loading import as_schema as questionnaire_schema
from scoring.loading import as_schema as scheme_schema


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("schema", help="print the JSON Schema of questionnaires or schemes")
    parser.add_argument("of", choices=("questionnaire", "scheme"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    schema = questionnaire_schema() if arguments.of == "questionnaire" else scheme_schema()
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0
