from itertools import product

import pytest
from hypothesis import given, settings

from questionnaires.applicability import Plan
from questionnaires.checks.reach import problems_of_reach
from questionnaires.checks.walk import Written
from questionnaires.exchange.own import as_yaml
from questionnaires.loading import read_document
from tests.questionnaires.conditioned import SOME_OF_ABC, answers_of, conditioned
from tests.questionnaires.written import loaded, problems_of, written

NEVER = "It can never be asked: no combination of answers and facts meets its conditions together."
QUESTIONS = """\
- {key: plan, kind: yes_no, text: Plan?}
- {key: state, kind: single_choice, text: State?, options: [{key: a, text: A}, {key: b, text: B}, {key: c, text: C}]}
- {key: areas, kind: multiple_choice, text: Areas?, at_most: 2, options: [{key: a, text: A}, {key: b, text: B},
   {key: c, text: C}, {key: none, text: None, exclusive: true}]}
- {key: count, kind: number, text: Count?, minimum: 0, places: 0}
- {key: share, kind: number, text: Share?}
- {key: begun, kind: date, text: Begun?, earliest: 2026-01-01}
- {key: ended, kind: date, text: Ended?}
- {key: lead, kind: short_text, text: Lead?}
- {key: last, kind: yes_no, text: Last?, applies_if: '%s'}
"""
AFTER = """profile:
  listed: {kind: yes_no, title: Listed}
  size: {kind: number, title: Size}
  role: {kind: choice, title: Role, options: [{key: a, text: A}, {key: b, text: B}]}
  markets: {kind: choices, title: Markets, options: [{key: a, text: A}, {key: b, text: B}]}
  town: {kind: text, title: Town}
"""


@pytest.mark.parametrize(
    "condition",
    [
        'answers.plan == "yes" && answers.plan == "no"',
        'answers.state != "a" && answers.state != "b" && answers.state != "c"',
        '"a" in answers.areas && "none" in answers.areas',
        '"a" in answers.areas && "b" in answers.areas && "c" in answers.areas',
        "size(answers.areas) > 2",
        "answers.count > 2.0 && answers.count < 3.0",
        "answers.count < 0.0",
        "answers.share > 3.0 && answers.share < 2.0",
        'answers.begun < "2026-01-01"',
        'answers.begun > "2026-03-01" && answers.begun < "2026-03-02"',
        '!has(answers.plan) && answers.plan == "yes"',
        "profile.listed && !profile.listed",
        "profile.size > 2.0 && profile.size < 1.0",
        'profile.role != "a" && profile.role != "b"',
        '"a" in profile.markets && size(profile.markets) > 2',
        "false",
    ],
)
def test_a_question_that_nobody_can_be_asked_is_named(condition):
    assert problems_of(written(QUESTIONS % condition, AFTER)) == [f"18: last: {NEVER}"]


@pytest.mark.parametrize(
    "condition",
    [
        'answers.state != "a" && answers.state != "b"',
        '"a" in answers.areas && "b" in answers.areas && !("c" in answers.areas)',
        "size(answers.areas) > 1",
        'answers.areas == ["a", "c"]',
        "answers.count > 2.0 && answers.count < 4.0",
        "answers.count > 2.5 && answers.count <= 3.0",
        "answers.share > 3.0 && answers.share < 3.001",
        "answers.share < -5.0",
        "-5.0 > answers.share",
        "answers.share > answers.count",
        "answers.share / 2.0 > 300.0",
        "answers.share + 5.0 > 300.0 && answers.share < 299.0",
        'answers.begun > "2026-03-01" && answers.begun < "2026-03-03"',
        "answers.begun < answers.ended",
        'answers.begun.startsWith("2027-")',
        'answers.begun > "2030"',
        'answers.ended > "9999-12-30" || answers.ended < "0001-01-02"',
        'answers.lead == "a" && answers.lead != "b"',
        'answers.lead.contains("x") && answers.lead.contains("y")',
        "profile.size > 2.0 && profile.size < 2.001",
        "profile.size * 3.0 > 100.0",
        'size(profile.markets) == 0 && !("a" in profile.markets)',
        "size(profile.markets) > 1",
        'profile.town == "London" && profile.role == "b" && profile.listed',
        "!has(profile.listed) && !has(answers.plan)",
        "true",
    ],
)
def test_a_question_that_somebody_can_be_asked_is_not_accused(condition):
    assert list(loaded(QUESTIONS % condition, AFTER).questions)[-1] == "last"


def test_a_question_behind_one_that_is_never_asked_is_never_asked():
    questions = """\
- {key: plan, kind: yes_no, text: Plan?}
- {key: agreed, kind: yes_no, text: Agreed?, applies_if: answers.plan == "no"}
- key: told
  kind: yes_no
  text: Told?
  applies_if: answers.plan == "yes" && answers.agreed == "yes"
"""
    assert problems_of(written(questions)) == [f"14: told: {NEVER}"]


def test_an_option_that_is_not_offered_leads_nowhere():
    questions = """\
- {key: plan, kind: yes_no, text: Plan?}
- {key: state, kind: single_choice, text: State?, options: [{key: b, text: B}, {key: a, text: A,
   applies_if: answers.plan == "yes"}]}
- {key: told, kind: yes_no, text: Told?, applies_if: answers.plan == "no" && answers.state == "a"}
- {key: asked, kind: yes_no, text: Asked?, applies_if: answers.plan == "yes" && answers.state != "b"}
"""
    assert problems_of(written(questions)) == [f"12: told: {NEVER}"]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("answers.plan", "`answers.plan` gives 'yes', which is neither true nor false."),
        ("answers.plan && true", "`answers.plan && true` cannot be worked out: values of different kinds are compared or combined."),
        ("int(answers.lead) > 5", "`int(answers.lead) > 5` cannot be worked out: Function 'int' error: string parse error: invalid digit found in string."),
        ("answers.areas[1] == \"\"", "`answers.areas[1] == \"\"` cannot be worked out: index out of bounds: 1."),
        ("answers.share.size() > 1", "`answers.share.size() > 1` cannot be worked out: `size` is not known there, or cannot take such a value."),
        ('answers.lead.matches("(")', "`answers.lead.matches(\"(\")` cannot be worked out: Function 'matches' error: '(' not a valid regex."),
        ("1 / 0 > 1", "`1 / 0 > 1` cannot be worked out: division by zero in CEL expression."),
        ('{"a": answers.plan}.b == "yes"', "`{\"a\": answers.plan}.b == \"yes\"` cannot be worked out: there is no entry 'b'."),
        ("profile.town", "`profile.town` gives '…', which is neither true nor false."),
    ],
)  # fmt: skip
def test_a_condition_that_can_go_wrong_is_named_with_the_reason(condition, said):
    assert problems_of(written(QUESTIONS % condition, AFTER)) == [f"18: last: The condition can go wrong: {said}"]


def test_a_condition_that_can_go_wrong_is_named_where_it_stands():
    questions = """\
- key: plan
  kind: single_choice
  text: Plan?
  options:
    - {key: a, text: A}
    - key: b
      text: B
      applies_if: profile.size
"""
    text = written(questions, "profile:\n  size: {kind: number, title: Size}\n")
    said = "gives -1.0, which is neither true nor false."
    assert problems_of(text) == [f"16: plan: The condition can go wrong: `profile.size` {said}"]


def test_where_combinations_are_too_many_nothing_is_claimed():
    keys = [f"q{number}" for number in range(9)]
    options = "[{key: a, text: A}, {key: b, text: B}, {key: c, text: C}]"
    lines = [f"- {{key: {key}, kind: single_choice, text: Q, options: {options}}}" for key in keys]
    never = " && ".join([*(f'answers.{key} in ["a", "b"]' for key in keys), 'answers.q8 == "c"'])
    lines.append(f"- {{key: last, kind: yes_no, text: Last?, applies_if: '{never}'}}")
    assert list(loaded("\n".join(lines) + "\n").questions)[-1] == "last"


PROFILES = [
    {name: fact for name, fact in zip(("listed", "role", "markets"), facts, strict=True) if fact is not None}
    for facts in product((None, True, False), (None, *"abc"), (None, *map(list, SOME_OF_ABC)))
]


def can_be_asked(questionnaire, key: str) -> bool:
    """By trying everything there is."""
    plan = Plan(questionnaire)
    names = [name for name in plan.upstream(key) if name != key]
    sheets = (
        {name: answer for name, answer in zip(names, answers, strict=True) if answer is not None}
        for answers in product(*((None, *answers_of(questionnaire.questions[name])) for name in names))
    )
    return any(
        key in plan.applied(sheet, profile, plan.upstream(key)).shown for sheet, profile in product(sheets, PROFILES)
    )


@settings(max_examples=40)
@given(conditioned(most=3))
def test_a_question_is_accused_only_when_nothing_at_all_leads_to_it(questionnaire):
    document = read_document(as_yaml(questionnaire), "tiny.yaml")
    accused = {problem.subject for problem in problems_of_reach(Written(questionnaire, document), Plan(questionnaire))}
    never = {key for key in questionnaire.questions if not can_be_asked(questionnaire, key)}
    assert accused <= never
