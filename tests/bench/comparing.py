"""Three rounds of 300 organisations and 100 questions compared: all alike, and each with a version and a scheme of its own."""

import json
import random
from collections.abc import Mapping
from fractions import Fraction
from time import process_time

from questionnaires.definition import Questionnaire
from questionnaires.lineage import Lineage, lineage_between
from questionnaires.loading import load_questionnaire
from reports.comparison import ComparedRound, compare
from reports.comparison.keeping import as_json, from_json
from reports.comparison.tables import tables_of
from scoring.compiling import compile_scheme
from scoring.constituencies import Organisation
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from tests.bench.measuring import Row, seconds, under

ORGANISATIONS, SECTIONS, KEYS = 300, 10, "abc"


def rows() -> list[Row]:
    alike = [_round(key, _questionnaire(1), 1) for key in KEYS]
    versions = [_questionnaire(at) for at in (1, 2, 3)]
    others = [_round(key, one, at) for at, (key, one) in enumerate(zip(KEYS, versions, strict=True), start=1)]
    lineages: Mapping[tuple[str, str], Lineage] = {
        (KEYS[at], KEYS[at + 1]): lineage_between(versions[at], versions[at + 1]) for at in (0, 1)
    }
    kept = as_json(compare(alike, {}))
    what = "compare 3 rounds of 300 organisations, 100 questions"
    return [
        under(f"{what}, processor time", seconds(lambda: compare(alike, {}), 3, process_time), 1_000),
        under(
            f"{what}, other versions and schemes", seconds(lambda: compare(others, lineages), 3, process_time), 2_000
        ),
        under(
            "the same comparison, kept, as tables", seconds(lambda: tables_of(from_json(kept)), 5, process_time), 100
        ),
    ]


def _questionnaire(version: int) -> Questionnaire:
    """Each version leaves out two questions more."""
    sections = [
        {
            "key": f"s{section}",
            "title": f"Section {section}",
            "questions": [
                _question(number)
                for number in range(section * 10, section * 10 + 10)
                if number % 37 != 0 or number // 37 >= version - 1
            ],
        }
        for section in range(SECTIONS)
    ]
    document = {"readiness": "questionnaire/1", "key": "compared", "version": str(version), "title": "Compared"}
    return load_questionnaire(json.dumps({**document, "sections": sections}), "compared.json")


def _question(number: int) -> dict[str, object]:
    text = f"How far is matter {number}, in plain words and of number {number} alone?"
    if number % 2:
        return {"kind": "percent", "key": f"q{number}", "text": text}
    levels = [{"key": key, "text": f"Level {key}"} for key in ("none", "planned", "built", "tested")]
    return {"kind": "maturity", "key": f"q{number}", "text": text, "levels": levels}


def _round(key: str, questionnaire: Questionnaire, weight: int) -> ComparedRound:
    rules = [
        {"match": name, "linear": {"from": 0, "to": 100}, "weight": weight}
        if int(name[1:]) % 2
        else {"match": name, "spread": {"from": 0, "to": 100}}
        for name in questionnaire.questions
    ]
    scheme = {
        "readiness": "scheme/1",
        "key": "compared",
        "version": str(weight),
        "title": "Compared",
        "questionnaire": {"key": "compared"},
        "questions": rules,
        "scale": {"levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 55}]},
    }
    compiled = compile_scheme(questionnaire, load_scheme(json.dumps(scheme), "compared.json", questionnaire))
    engine, chance = Engine(compiled), random.Random(key)
    organisations, receipts = {}, {}
    for at in range(ORGANISATIONS):
        name, constituency = f"o{at}", f"c{at % 12}"
        organisations[name] = Organisation(id=name, name=name, constituency=constituency, weight=Fraction(at % 7 + 1))
        sheet = {
            one.key: one.read(chance.choice(one.choices).key if one.choices else str(chance.randint(0, 100)))
            for one in questionnaire.questions.values()
        }
        if chance.random() > 0.1:
            receipts[name] = engine.receipt(Respondent(name, constituency=constituency), sheet)
    return ComparedRound(
        key, f"Round {key}", "2026-03-31", questionnaire, compiled, organisations, receipts, population_known=True
    )
