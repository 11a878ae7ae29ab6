"""Conditions: what they read, when they hold, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.conditions import (
    MOST_CHARACTERS,
    MOST_REMEMBERED,
    ConditionFailed,
    InvalidCondition,
    Read,
    compiled,
)
from tests.questionnaires.conditioned import ABOUT_FACTS, PROFILES, SOME_OF_ABC, about, meanings

THERE = [
    "contains", "double", "endsWith", "int", "matches", "size", "startsWith", "string",
]  # fmt: skip


def holds(source: str, answers: dict, profile: dict | None = None) -> bool:
    return compiled(source).holds(answers, profile or {})


def refusal(source: str) -> str:
    with pytest.raises(InvalidCondition) as refused:
        compiled(source)
    return str(refused.value)


@pytest.mark.parametrize(
    ("source", "answers", "expected"),
    [
        ('answers.a == "x"', {"a": "x"}, True),
        ('answers.a == "x"', {}, False),
        ('answers.a != "x"', {}, False),
        ('!(answers.a == "x")', {}, False),
        ('answers.a == "x" || answers.b == "y"', {"b": "y"}, True),
        ('answers.a == "x" && answers.b == "y"', {"b": "y"}, False),
        ('!(answers.a == "x" && answers.b == "y")', {"b": "n"}, True),
        ('answers.a == "x" ? true : answers.b == "y"', {"b": "y"}, False),
        ('["x"].exists(one, answers.a == one) || answers.b == "y"', {"b": "y"}, True),
        ("has(answers.a)", {}, False),
        ("!has(answers.a)", {}, True),
        ('!has(answers.a) || answers.a == "x"', {}, True),
        ('"a-b" in answers', {"a-b": "x"}, True),
        ('answers["a-b"] in ["x", "y"]', {"a-b": "x"}, True),
        ('"x" in answers.m', {"m": ["x", "z"]}, True),
        ('answers.m.exists(one, one == "z")', {"m": ["x", "z"]}, True),
        ('answers.m.all(one, one == "z")', {"m": ["x", "z"]}, False),
        ('answers.m.exists_one(one, one == "z")', {"m": ["x", "z"]}, True),
        ('answers.m.filter(one, one != "x").map(one, one + "!") == ["z!"]', {"m": ["x", "z"]}, True),
        ("answers.n > 5 && answers.n <= 7.5", {"n": 7.5}, True),
        ('answers.d < "2026-06-01"', {"d": "2026-05-31"}, True),
        ('timestamp(answers.d + "T00:00:00Z").getFullYear() == 2026', {"d": "2026-05-31"}, True),
    ],
)
def test_an_answer_that_is_not_there_leaves_a_condition_unmet(source, answers, expected):
    assert holds(source, answers) is expected


def test_a_fact_that_is_not_there_works_the_same_way():
    source = 'profile.listed || "agent" in profile.roles'
    facts = [{}, {"listed": False}, {"roles": ["agent"]}, {"listed": True}]
    assert [holds(source, {}, profile) for profile in facts] == [False, False, True, True]


def test_the_constituency_is_empty_text_where_there_is_none():
    condition = compiled('constituency == ""', constituency=True)
    assert [condition.holds({}, {}, name) for name in (None, "", "agents")] == [True, True, False]


ATOMS = [
    *ABOUT_FACTS,
    *about("answers", "plan", "yes_no"),
    *about("answers", "state", "text"),
    *about("answers", "areas", "list"),
    *about("answers", "count", "number"),
]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "plan": st.sampled_from(["yes", "no"]),
        "state": st.sampled_from("abc"),
        "areas": st.sampled_from(SOME_OF_ABC).map(list),
        "count": st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0]),
    },
)


@given(meanings(ATOMS), ANSWERS, PROFILES)
def test_a_condition_holds_when_it_is_true_and_neither_when_it_is_false_nor_unknown(meaning, answers, profile):
    assert holds(meaning.source, answers, profile) is (meaning.comes_to(answers, profile) is True)


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ('answers.b == "x" && answers.a == "y" || answers.b == "z"', ["answers.b", "answers.a"]),
        ("""answers["a-b"] == 'x' || answers['it\\'s'] == 'y'""", ["answers.a-b", "answers.it's"]),
        ('r"a\\b" in answers', ["answers.a\\b"]),
        ('"a" in answers && !("b" in profile)', ["answers.a", "profile.b"]),
        ('has(profile.a) && profile . b == "x"', ["profile.a", "profile.b"]),
        ('"a" in answers.b', ["answers.b"]),
        ('answers.a.answers.b == "answers.c" // answers.d', ["answers.a"]),
        ('{"answers": 1}.answers == 1', []),
        ('constituency == "x" && profile.a == "y"', ["constituency.", "profile.a"]),
    ],
)
def test_what_a_condition_reads_is_known_before_any_answer(source, reads):
    assert [f"{read.of}.{read.key}" for read in compiled(source, constituency=True).reads] == reads


def test_a_condition_names_its_literals():
    condition = compiled('answers.a == "x" && answers.n > -5.0')
    assert (condition.literals, condition.reads) == ({"x", "5.0", "-5.0"}, (Read("answers", "a"), Read("answers", "n")))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("answers.a ==", "is not a CEL expression: it breaks off."),
        ("", "is not a CEL expression: it breaks off."),
        ("answers.a == 'x", "is not a CEL expression: `'x` was not expected there."),
        ("answers.a) == 1", "is not a CEL expression: `)` was not expected there."),
        ("answers.a = 1", "is not a CEL expression: `= ` was not expected there."),
        ("has(answers)", "is not a CEL expression: invalid argument to has() macro."),
        ("answers.a > 99999999999999999999", "is not a CEL expression: invalid int literal."),
        (
            "plan == 1",
            'names `plan`, which is not known here; write answers.plan, profile.plan or, if it is a text, "plan".',
        ),
        (
            "answers.a == yes",
            'names `yes`, which is not known here; write answers.yes, profile.yes or, if it is a text, "yes".',
        ),
        (".answers.a == 1", "names `.answers`, which is not known here; write answers."),
        (
            "constituency == 'a'",
            "names `constituency`, which is not known here; "
            'write answers.constituency, profile.constituency or, if it is a text, "constituency".',
        ),
        (
            "strange(answers.a)",
            f"calls `strange` in a way that is not known here; there are {', '.join(THERE)}, "
            'and for lists answers.KEY.exists(one, one == "a") and all.',
        ),
        (
            "exists(answers.a)",
            f"calls `exists` in a way that is not known here; there are {', '.join(THERE)}, "
            'and for lists answers.KEY.exists(one, one == "a") and all.',
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_write(source, said):
    assert refusal(source) == f"`{source}` {said}"


@pytest.mark.parametrize(
    "source",
    [
        "size(answers) > 0",
        "answers.size() > 0",
        'answers.all(key, key == "a")',
        "answers[answers.a] == 1",
        'answers["a" + "b"] == 1',
        '"a" + "b" in answers',
        '!"a" in answers',
        "[1].exists(one, one in answers)",
        "answers",
    ],
)
def test_answers_as_a_whole_cannot_be_looked_at(source):
    assert refusal(source) == (
        f'`{source}` uses `answers` as a whole; write answers.KEY or answers["KEY"] so that what it reads is known.'
    )


def test_what_is_too_long_or_too_deep_is_refused():
    assert refusal("(" * 100 + "true" + ")" * 100) == "The condition is too deeply nested. Divide it."
    assert refusal(" " * MOST_CHARACTERS + "a") == "The condition is longer than 4,000 characters. Divide it."


def test_a_long_expression_is_shown_on_one_line_and_cut():
    assert refusal("answers.a\n  ==\n" + "x" * 300) == (
        f"`answers.a == {'x' * 187}…` names `{'x' * 200}…`, which is not known here; write answers.{'x' * 192}…."
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("answers.a > 3", "cannot be worked out: values of different kinds are compared or combined."),
        ("answers.a", "gives 'x', which is neither true nor false."),
        ("answers.a.size(1) > 1", "cannot be worked out: `size` is not known there, or cannot take such a value."),
        ("answers.a == 'x' && one.exists(one, true)", "cannot be worked out: `one` is not known there, or cannot take such a value."),
        ("{'b': answers.a}.c == 'x'", "cannot be worked out: there is no entry 'c'."),
        ("answers.a + 1 == 'x'", "cannot be worked out: Unsupported operation: string + int."),
        ("1 / 0 == 1", "cannot be worked out: division by zero in CEL expression."),
    ],
)  # fmt: skip
def test_a_condition_that_goes_wrong_is_a_defect_of_the_questionnaire(source, said):
    with pytest.raises(ConditionFailed) as failed:
        holds(source, {"a": "x"})
    assert str(failed.value) == f"`{source}` {said}"


def test_more_values_than_are_remembered_are_worked_out_all_the_same():
    condition = compiled("answers.n > 5.0")
    numbers = [float(number) for number in range(MOST_REMEMBERED + 10)]
    assert [condition.holds({"n": number}, {}) for number in numbers * 2] == [number > 5 for number in numbers * 2]
    assert len(condition.remembered) == MOST_REMEMBERED


WORDS = st.sampled_from([
    "answers", "profile", "constituency", ".a", ".b", '["a"]', "==", "!=", "<", "&&", "||", "!", "-", "+", "*", "/", "%",
    "(", ")", "[", "]", "{", "}", ",", "?", ":", '"x"', "'y'", "1", "2.5", "7u", "9e9", "true", "null", "in", "has(",
    "size(", "int(", "timestamp(", ".exists(v, ", ".map(v, ", ".matches(", ".size()", 'r"\\"', '"""', "//", "\n", "é",
])  # fmt: skip


@settings(max_examples=300)
@given(st.text(max_size=40) | st.lists(WORDS, max_size=14).map(" ".join), ANSWERS)
def test_any_text_at_all_is_refused_or_holds_or_fails_with_a_sentence(source, answers):
    try:
        said = str(holds(source, answers, {"a": 1.0, "b": [True]}))
    except (InvalidCondition, ConditionFailed) as error:
        said = str(error)
    assert said in ("True", "False") or said.endswith(".")
