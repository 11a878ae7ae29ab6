"""The published JSON Schemas say what the loaders do, and the files kept of them are up to date.

A file is written anew by `readiness questionnaire schema questionnaire` (or `scheme`) and its output.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import questionnaires
import scoring
from questionnaires.documents import read_document
from questionnaires.library import catalogue, text_of
from questionnaires.loading import as_schema, questionnaire_in
from questionnaires.problems import Refused
from scoring.loading import as_schema as scheme_schema
from scoring.loading import scheme_in

EVERY_FIELD = """readiness: questionnaire/1
key: tiny
version: "1"
title: {en: Tiny}
kind: readiness
languages: [en]
profile:
  roles: {kind: choices, title: Roles, options: [{key: a, text: A}], default: [a]}
sections:
  - key: only
    title: Only
    number: "1"
    applies_if: has(profile.roles)
    questions:
      - {key: plan, kind: yes_no, text: Plan?, guidance: G, required: true, not_applicable: true, themes: [a]}
      - {key: state, kind: single_choice, text: State?, options: [{key: a, text: A, applies_if: has(answers.plan)}]}
      - {key: areas, kind: multiple_choice, text: Areas?, at_most: 1, options: [{key: a, text: A, exclusive: true}]}
      - {key: level, kind: maturity, text: Level?, levels: [{key: a, text: A}, {key: b, text: B}]}
      - {key: count, kind: number, text: Count?, unit: days, minimum: 1, maximum: "2.5", places: 2}
      - {key: begun, kind: date, text: Begun?, earliest: 2026-01-01}
      - {key: lead, kind: short_text, text: Lead?, most_characters: 10}
lineage: {since: "0", links: [{verdict: new, new: [plan], comparable: false, reason: It is new.}]}
"""
EVERY_RULE = """readiness: scheme/1
key: tiny
version: "1"
title: Tiny
questionnaire: {key: tiny, version: "1"}
absence: {not_answered: zero}
rounding: {rule: half_up, places: 1}
questions:
  - {match: plan, options: {yes: 1, no: 0}, weight: {agents: 2, default: "1.5"}, counts_as: {na: not_applicable}}
  - {match: [count, begun*], ranges: [{points: 1, from: 0, below: 5}], absence: {not_asked: full}}
  - {match: level, spread: {from: 0, to: 1}}
  - {match: share, linear: {from: 0, to: 1, points: [0, 5]}, counts_if: [{question: plan, otherwise: zero}]}
measures:
  - key: all
    rule: mean
    of: [{section: only, applies_if: has(profile.roles)}]
    adjust: [{when: [{figure: "section:only", at_least: 1}], factor: 0.5}]
scale: {levels: [{key: a, colour: "#ff0000"}, {key: b, from: 50}]}
gates: [{key: g, questions: plan, passes_with: [yes], cap: a, sentence: No plan.}]
relative: [{key: r, rule: mean, of: {total: 1, "measure:all": 2}}]
constituencies: {rule: mean, by_constituency: {agents: {rule: worst}}}
"""
QUESTIONNAIRE = (as_schema, questionnaire_in, EVERY_FIELD)
SCHEME = (scheme_schema, scheme_in, EVERY_RULE)
WRONG = [None, True, -1, Decimal("0.5"), "*", "NaN", [], [5], {}, {"*": {}}]


def as_json(part: Any) -> Any:
    """As a reader of JSON sees it."""
    return json.loads(json.dumps(part, default=float))


def validator(schema: dict[str, object]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def changed_everywhere(part: Any) -> list[Any]:
    """The part with one thing wrong, once for every place in it: another value, a missing name, an unknown one."""
    changed: list[Any] = list(WRONG)
    if isinstance(part, dict):
        changed.append({**part, "unknown": 1})
        for name, inner in part.items():
            changed.append({other: value for other, value in part.items() if other != name})
            changed += [{**part, name: wrong} for wrong in changed_everywhere(inner)]
    if isinstance(part, list):
        for at, inner in enumerate(part):
            changed += [[*part[:at], wrong, *part[at + 1 :]] for wrong in changed_everywhere(inner)]
    return changed


@pytest.mark.parametrize("name", catalogue())
def test_every_shipped_document_is_valid(name):
    for schema, text in ((as_schema(), text_of(name)), (scheme_schema(), text_of(f"{name}.scheme"))):
        validator(schema).validate(as_json(read_document(text, name).data))


@pytest.mark.parametrize(("schema", "typed", "text"), [QUESTIONNAIRE, SCHEME], ids=["questionnaire", "scheme"])
def test_the_schema_refuses_exactly_what_the_loader_refuses(schema, typed, text):
    jsonschema.Draft202012Validator.check_schema(schema())
    valid, data = validator(schema()), read_document(text, "f").data
    assert valid.is_valid(as_json(data))
    for changed in changed_everywhere(data)[len(WRONG) :: 7]:
        document = read_document(json.dumps(changed, default=float), "f")
        try:
            typed(document)
        except Refused:
            assert not valid.is_valid(document.data), changed
        else:
            assert valid.is_valid(as_json(changed)), changed


@pytest.mark.parametrize(
    ("package", "file", "schema"),
    [(questionnaires, "questionnaire.schema.json", as_schema), (scoring, "scheme.schema.json", scheme_schema)],
)
def test_the_file_kept_of_a_schema_is_up_to_date(package, file, schema):
    kept = (Path(package.__file__).parent / file).read_text(encoding="utf-8")
    assert kept == json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def test_exact_numbers_may_be_written_as_text():
    number = as_schema()["$defs"]["Percent"]["properties"]["minimum"]
    assert (number["type"], "format" in number) == (["number", "string"], False)
    assert [
        validator(number).is_valid(value) for value in (1, 0.5, "0.5", ".5", "-1e3", "1e999", "NaN", "1_0", "", None)
    ] == [True, True, True, True, True, False, False, False, False, False]
