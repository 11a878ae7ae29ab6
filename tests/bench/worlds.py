"""What is measured: a questionnaire of 500 questions with 200 conditions, and 60 choice questions in six weighted sections."""

import json
import random
from decimal import Decimal
from functools import cache

from questionnaires.definition import Questionnaire
from questionnaires.exchange.own import dump_yaml
from questionnaires.loading import load_questionnaire
from scoring.loading import load_scheme
from scoring.scheme import Scheme

GUIDANCE = "Look at what is in place today, not at what is planned; name the evidence an assessor would be shown."


@cache
def large_text(form: str) -> str:
    """500 questions of every kind in 20 sections, 200 of them asked under conditions, as YAML or JSON."""
    plain = {
        "readiness": "questionnaire/1",
        "key": "large",
        "version": "1.0",
        "title": "A large questionnaire",
        "profile": {
            "role": {"kind": "choice", "title": "Market role", "options": _options(["supplier", "agent", "operator"])}
        },
        "sections": [_section(at) for at in range(20)],
    }
    return dump_yaml(plain) if form == "yaml" else json.dumps(plain, indent=2)


def _section(at: int) -> dict[str, object]:
    return {"key": f"s{at}", "title": f"Section {at}", "questions": [_question(at * 25 + place) for place in range(25)]}


def _question(number: int) -> dict[str, object]:
    kinds: list[dict[str, object]] = [
        {"kind": "yes_no"},
        {"kind": "single_choice", "options": _options(["a", "b", "c", "d", "e"])},
        {"kind": "maturity", "levels": _options(["none", "planned", "built", "tested", "proven"])},
        {"kind": "multiple_choice", "options": _options(["x", "y", "z"])},
        {"kind": "number", "minimum": 0, "maximum": 1000, "places": 2},
    ]
    question = {"key": f"q{number}", "text": f"Question number {number}, in plain words?", "guidance": GUIDANCE}
    return question | kinds[number % 5] | _condition(number)


def _condition(number: int) -> dict[str, object]:
    """Two of five questions have one; each reads the answer to another question, some the profile too."""
    first = number - number % 5
    if number % 5 == 1:
        return {"applies_if": f'answers.q{first} == "yes"' + (' && profile.role != "agent"' if number % 2 else "")}
    if number % 5 == 3:
        return {"applies_if": f'answers.q{first + 2} in ["built", "tested", "proven"] || answers.q{first} == "no"'}
    return {}


def _options(keys: list[str]) -> list[dict[str, str]]:
    return [{"key": key, "text": f"The words of option {key}"} for key in keys]


@cache
def large() -> Questionnaire:
    return load_questionnaire(large_text("yaml"), "large.yaml")


def large_answers() -> dict[str, object]:
    """A raw answer to each of the 500 questions."""
    by_kind = {
        "yes_no": "yes",
        "single_choice": "b",
        "maturity": "built",
        "multiple_choice": ["x", "z"],
        "number": Decimal("12.5"),
    }
    return {key: by_kind[str(question.__struct_config__.tag)] for key, question in large().questions.items()}


@cache
def sixty() -> tuple[Questionnaire, Scheme]:
    """60 choice questions, ten in each of six weighted sections; five options earn 0 to 4."""
    sections = [
        {
            "key": f"s{at}",
            "title": f"Section {at}",
            "questions": [
                {
                    "key": f"q{at * 10 + place}",
                    "kind": "single_choice",
                    "text": "Which?",
                    "options": _options(list("abcde")),
                }
                for place in range(10)
            ],
        }
        for at in range(6)
    ]
    questionnaire = {
        "readiness": "questionnaire/1",
        "key": "sixty",
        "version": "1",
        "title": "Sixty",
        "sections": sections,
    }
    scheme = {
        "readiness": "scheme/1",
        "key": "sixty",
        "version": "1",
        "title": "Sixty",
        "questionnaire": {"key": "sixty"},
        "rounding": {"rule": "half_up", "places": 1},
        "questions": [
            {"match": f"q{at}", "options": dict(zip("abcde", range(5), strict=True)), "weight": 1 + at % 3}
            for at in range(60)
        ],
        "sections": {
            "by_key": {f"s{at}": {"out_of": 100, "weight": weight} for at, weight in enumerate((1, 2, 3, 1, 2, 1))}
        },
        "measures": [{"key": "overall", "rule": "mean", "of": [{"sections": "*"}]}],
        "total": "overall",
        "scale": {"levels": [{"key": "red"}, {"key": "amber", "from": 50}, {"key": "green", "from": 75}]},
    }
    read = load_questionnaire(json.dumps(questionnaire), "sixty.json")
    return read, load_scheme(json.dumps(scheme), "sixty.scheme.json", read)


def sixty_sheets(count: int) -> list[dict[str, str]]:
    """Full responses, the same in every run."""
    chance = random.Random(1)
    return [{f"q{at}": chance.choice("abcde") for at in range(60)} for _ in range(count)]
