"""What is asked in the measured rounds: as many questions as wanted, of four kinds in turn, and a scheme for them."""

import json
from functools import cache
from random import Random
from typing import Any

KINDS: tuple[dict[str, Any], ...] = (
    {"kind": "yes_no"},
    {"kind": "single_choice", "options": [{"key": key, "text": f"The words of option {key}"} for key in "abcde"]},
    {"kind": "maturity", "levels": [{"key": key, "text": f"It is {key}"} for key in ("none", "planned", "built", "proven")]},
    {"kind": "number", "minimum": 0, "maximum": 1000, "places": 0},
)  # fmt: skip


def value(at: int, chance: Random) -> str:
    """An answer to the question in that place, as a form sends it."""
    kind = KINDS[at % len(KINDS)]
    options = kind.get("options") or kind.get("levels")
    if options:
        return str(chance.choice(options)["key"])
    return chance.choice(("yes", "yes", "no")) if kind["kind"] == "yes_no" else str(chance.randrange(1000))


@cache
def documents(questions: int, per_section: int) -> tuple[str, str]:
    """A questionnaire, one question in ten asked under a condition, and its scheme."""
    asked = [_question(at) for at in range(questions)]
    sections = [
        {"key": f"s{at}", "title": f"Section {at}", "questions": asked[at * per_section : (at + 1) * per_section]}
        for at in range(-(-questions // per_section))
    ]
    questionnaire = {
        "readiness": "questionnaire/1", "key": "measured", "version": "1.0", "title": "Measured", "sections": sections,
    }  # fmt: skip
    scheme = {
        "readiness": "scheme/1", "key": "measured", "version": "1.0", "title": "Measured",
        "questionnaire": {"key": "measured"}, "questions": [_rule(at) for at in range(questions)],
        "rounding": {"rule": "half_up", "places": 1},
        "absence": {"not_asked": "leave_out", "not_answered": "zero", "not_applicable": "leave_out"},
        "scale": {"levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 55}]},
    }  # fmt: skip
    return json.dumps(questionnaire), json.dumps(scheme)


def _question(at: int) -> dict[str, Any]:
    one = {
        "key": f"q{at}",
        "text": f"Question number {at}, in plain words?",
        "guidance": "Look at what is in place today.",
    }
    if at % 10 == 5:
        one["applies_if"] = f'answers.q{at - at % 4} == "yes"'
    return one | KINDS[at % len(KINDS)]


def _rule(at: int) -> dict[str, Any]:
    kind = at % len(KINDS)
    if kind == 0:
        return {"match": f"q{at}", "options": {"yes": 10, "no": 0}}
    if kind == len(KINDS) - 1:
        return {"match": f"q{at}", "linear": {"from": 0, "to": 1000, "points": [0, 10]}}
    return {"match": f"q{at}", "spread": {"from": 0, "to": 10}}
