"""Tiny questionnaires as they are written down, and what is said of them, by line."""

from textwrap import indent

import pytest

from questionnaires.loading import load_questionnaire
from questionnaires.problems import Refused

HEAD = """readiness: questionnaire/1
key: tiny
version: "1"
title: Tiny
"""
PLAN = "- {key: plan, kind: yes_no, text: Is there a plan?}\n"


def written(questions: str = PLAN, after: str = "") -> str:
    """One section whose questions begin in line 9; `after` stands behind them at the outermost level."""
    section = "sections:\n  - key: only\n    title: Only\n    questions:\n"
    return HEAD + section + indent(questions, " " * 6) + after


def loaded(questions: str = PLAN, after: str = ""):
    return load_questionnaire(written(questions, after), "tiny.yaml")


def problems_of(text: str, load=load_questionnaire) -> list[str]:
    """What the text is refused for, as LINE: SUBJECT: SENTENCE."""
    with pytest.raises(Refused) as refused:
        load(text, "tiny.yaml")
    said = str(refused.value).splitlines()
    assert [line[:9] for line in said] == ["tiny.yaml"] * len(said)
    return [line[10:].lstrip() for line in said]
