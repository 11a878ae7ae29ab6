"""Questionnaires and schemes of a few lines, for one behaviour each."""

from typing import Any

import msgspec

from questionnaires.definition import Questionnaire
from scoring.compiling import Compiled, compile_scheme
from scoring.scheme import Scheme


def choice(key: str, options: str = "abc", **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "kind": "single_choice",
        "text": "?",
        "options": [{"key": one, "text": one} for one in options],
    } | more


def compiled(questions: list[dict[str, Any]], rules: list[dict[str, Any]], **scheme: Any) -> Compiled:
    """One section `s` with these questions."""
    section = {"key": "s", "title": "S", "questions": questions}
    asked = {"readiness": "questionnaire/1", "key": "k", "version": "1", "title": "K", "sections": [section]}
    scored = {
        "readiness": "scheme/1",
        "key": "k",
        "version": "1",
        "title": "K",
        "questionnaire": {"key": "k"},
        "questions": rules,
    }
    return compile_scheme(msgspec.convert(asked, Questionnaire), msgspec.convert(scored | scheme, Scheme))
