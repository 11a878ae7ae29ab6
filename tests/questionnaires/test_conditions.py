"""Conditions: what they read, when they hold, and what is refused."""

import pytest

from questionnaires.conditions import ConditionFailed, InvalidCondition, compiled


def holds(source: str, answers: dict, profile: dict | None = None) -> bool:
    return compiled(source).holds(answers, profile or {})


@pytest.mark.parametrize(
    ("source", "answers", "expected"),
    [
        ('answers.a == "x"', {"a": "x"}, True),
        ('answers.a == "x"', {}, False),
        ('answers.a != "x"', {}, False),
        ('!(answers.a == "x")', {}, False),
        ('answers.a == "x" || answers.b == "y"', {"b": "y"}, True),
        ('answers.a == "x" && answers.b == "y"', {"b": "y"}, False),
        ("has(answers.a)", {}, False),
        ("!has(answers.a)", {}, True),
        ('"a-b" in answers', {"a-b": "x"}, True),
        ('answers["a-b"] in ["x", "y"]', {"a-b": "x"}, True),
        ('"x" in answers.m', {"m": ["x", "z"]}, True),
        ('answers.m.exists(one, one == "z")', {"m": ["x", "z"]}, True),
        ("answers.n > 5 && answers.n <= 7.5", {"n": 7.5}, True),
        ('answers.d < "2026-06-01"', {"d": "2026-05-31"}, True),
    ],
)
def test_an_answer_that_is_not_there_leaves_a_condition_unmet(source, answers, expected):
    assert holds(source, answers) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("answers.a ==", "is not a CEL expression"),
        ('a == "x"', "which is not known here"),
        ("size(answers) > 0", "uses `answers` as a whole"),
        ("answers[answers.a] == 1", "uses `answers` as a whole"),
        ("(" * 100 + "true" + ")" * 100, "Divide it."),
        ("strange(answers.a)", "not known here"),
        ("answers.a == 'x", "is not a CEL expression"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_write(source, expected):
    with pytest.raises(InvalidCondition) as refused:
        compiled(source)
    assert expected in str(refused.value)


def test_values_of_the_wrong_type_are_a_defect_of_the_questionnaire():
    with pytest.raises(ConditionFailed):
        holds("answers.a > 3", {"a": "x"})
    with pytest.raises(ConditionFailed):
        holds("answers.n", {"n": 1.0})
