"""Tiny questionnaires and schemes for the tests of this folder, made as people make them: written down, loaded, checked."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from questionnaires.answers import AnswerSheet, Given, NotApplicable
from questionnaires.definition import Questionnaire
from questionnaires.loading import load_questionnaire
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from scoring.receipt import Amount, Line, Receipt, Working
from scoring.scheme import Scheme

Plain = dict[str, Any]


def yes_no(key: str, **more: Any) -> Plain:
    return {"kind": "yes_no", "key": key, "text": "Is it?", **more}


def choice(key: str, options: str = "a b c", **more: Any) -> Plain:
    return {"kind": "single_choice", "key": key, "text": "Which?", "options": _options(options), **more}


def several(key: str, options: str = "a b c", **more: Any) -> Plain:
    return {"kind": "multiple_choice", "key": key, "text": "Which of these?", "options": _options(options), **more}


def maturity(key: str, levels: str = "low middle high", **more: Any) -> Plain:
    return {"kind": "maturity", "key": key, "text": "How far?", "levels": _options(levels), **more}


def number(key: str, **more: Any) -> Plain:
    return {"kind": "number", "key": key, "text": "How many?", **more}


def day(key: str, **more: Any) -> Plain:
    return {"kind": "date", "key": key, "text": "When?", **more}


def words(key: str, **more: Any) -> Plain:
    return {"kind": "short_text", "key": key, "text": "What?", **more}


def grid(key: str, milestones: str, **more: Any) -> Plain:
    return {"kind": "milestone_grid", "key": key, "text": "How far?", "milestones": _options(milestones), **more}


def section(key: str, *parts: Plain, **more: Any) -> Plain:
    """Questions and sections in it; they are told apart by their kind."""
    return {
        "key": key,
        "title": f"Section {key}",
        "questions": [part for part in parts if "kind" in part],
        "sections": [part for part in parts if "kind" not in part],
        **more,
    }


def asked(*parts: Plain, **more: Any) -> Questionnaire:
    """Sections as they are; questions that stand alone go into the section `s`."""
    loose = [part for part in parts if "kind" in part]
    sections = [part for part in parts if "kind" not in part] + ([section("s", *loose)] if loose else [])
    document = {"readiness": "questionnaire/1", "key": "q", "version": "1", "title": "Q", "sections": sections, **more}
    return load_questionnaire(json.dumps(document), "q.json")


def scheme_text(*rules: Plain, **more: Any) -> str:
    document = {
        "readiness": "scheme/1",
        "key": "t",
        "version": "1",
        "title": "T",
        "questionnaire": {"key": "q"},
        "questions": rules,
        **more,
    }
    return json.dumps(document, indent=1, default=str)


def ruled(questionnaire: Questionnaire, *rules: Plain, **more: Any) -> Scheme:
    return load_scheme(scheme_text(*rules, **more), "t.json", questionnaire)


def engine(questionnaire: Questionnaire, *rules: Plain, **more: Any) -> Engine:
    return Engine(compile_scheme(questionnaire, ruled(questionnaire, *rules, **more)))


def sheet(questionnaire: Questionnaire, answers: Mapping[str, object]) -> AnswerSheet:
    """Raw answers as they come from a file; NotApplicable stays."""
    return {key: _given(questionnaire, key, raw) for key, raw in answers.items()}


def scored(using: Engine, answers: Mapping[str, object] | None = None, **who: Any) -> Receipt:
    respondent = Respondent(who.pop("organisation", "org"), **who)
    return using.receipt(respondent, sheet(using.compiled.questionnaire, answers or {}))


def line(receipt: Receipt, key: str) -> Line:
    return next(one for one in receipt.lines if one.question == key)


def working(receipt: Receipt, figure: str) -> Working:
    return next(one for one in receipt.workings if one.figure == figure)


def pair(amount: Amount) -> tuple[str | None, str | None]:
    """Score and maximum, thirds as thirds."""
    return amount.score_exact or amount.score, amount.maximum_exact or amount.maximum


def total(receipt: Receipt) -> tuple[str | None, str | None]:
    return receipt.total_exact or receipt.total, receipt.maximum_exact or receipt.maximum


def exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


NOT_APPLICABLE = NotApplicable("because")


def _options(keys: str) -> list[Plain]:
    """`a b c!`: the exclamation mark makes an option exclusive."""
    return [
        {"key": key.rstrip("!"), "text": f"Option {key}", **({"exclusive": True} if key.endswith("!") else {})}
        for key in keys.split()
    ]


def _given(questionnaire: Questionnaire, key: str, raw: object) -> Given:
    if isinstance(raw, NotApplicable):
        return raw
    return questionnaire.questions[key].read(Decimal(raw) if isinstance(raw, int) else raw)
