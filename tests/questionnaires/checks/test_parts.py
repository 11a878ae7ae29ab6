import pytest

from tests.questionnaires.written import HEAD, PLAN, loaded, problems_of, written

A, B = "{key: a, text: A}", "{key: b, text: B}"


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        (
            f"kind: single_choice, options: [{A}, {B}, {A}]",
            ["Option key 'a' stands twice; give each option a key of its own."],
        ),
        (
            "kind: single_choice, options: [{key: a, text: A, exclusive: true}]",
            ["`exclusive` is for multiple choice; a single choice is always exclusive. Leave it out."],
        ),
        (
            f"kind: multiple_choice, options: [{A}, {A}]",
            ["Option key 'a' stands twice; give each option a key of its own."],
        ),
        (f"kind: maturity, levels: [{A}, {A}]", ["Level key 'a' stands twice; give each level a key of its own."]),
        (
            f"kind: maturity, levels: [{A}, {{key: b, text: B, exclusive: true}}]",
            ["`exclusive` is for multiple choice; maturity levels build on one another. Leave it out."],
        ),
        ("kind: number, minimum: 2, maximum: 1.5", ["The minimum is above the maximum; exchange them."]),
        ("kind: percent, minimum: 101", ["The minimum is above the maximum; exchange them."]),
        (
            "kind: date, earliest: 2026-02-01, latest: 2026-01-31",
            ["The earliest date is after the latest; exchange them."],
        ),
        ("kind: information, not_applicable: true", ["Text to read cannot be not applicable; leave that out."]),
    ],
)
def test_a_question_that_cannot_work_is_refused(facts, problems):
    found = problems_of(written(f"- {{key: state, text: How far is it?, {facts}}}\n"))
    assert found == [f"9: state: {problem}" for problem in problems]


def test_the_line_is_that_of_the_part_which_is_wrong():
    questions = """\
- kind: number
  key: count
  text: How many?
  maximum: 1
  minimum: 2
"""
    assert problems_of(written(questions)) == ["13: count: The minimum is above the maximum; exchange them."]


def test_an_empty_section_is_refused():
    text = f"""{HEAD}sections:
  - key: full
    title: Full
    questions: [{{key: plan, kind: yes_no, text: Is there a plan?}}]
    sections:
      - key: empty
        title: Empty
"""
    assert problems_of(text) == ["10: empty: The section is empty; give it a question or leave it out."]


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ("kind: choice", ["11: role: A fact of kind choice needs `options`; list what it may be."]),
        ("kind: choices, default: [a]", ["11: role: A fact of kind choices needs `options`; list what it may be."]),
        (
            f"kind: number, options: [{A}]",
            ["11: role: A fact of kind number takes no options; leave them out."],
        ),
        (
            f"kind: choice, options: [{A}, {A}]",
            ["11: role: Option key 'a' stands twice; give each option a key of its own."],
        ),
        (
            f"kind: choice, options: [{A}, {{key: b, text: B, exclusive: true}}]",
            ["11: role: Options of facts have no `applies_if` and no `exclusive`; leave them out."],
        ),
        (
            "kind: choice, options: [{key: a, text: A, applies_if: profile.size > 1.0}]",
            ["11: role: Options of facts have no `applies_if` and no `exclusive`; leave them out."],
        ),
        (
            f"kind: choice, default: c, options: [{A}, {B}]",
            ["11: role: The default does not fit: 'c' is not one of its options (a, b)."],
        ),
        (
            "kind: number, default: many",
            ["11: role: The default does not fit: 'many' is not a number; write it like 1200 or 12.5."],
        ),
        ("kind: yes_no, default: maybe", ["11: role: The default does not fit: 'maybe' is neither yes nor no."]),
    ],
)
def test_a_fact_that_cannot_work_is_refused(facts, problems):
    after = f"profile:\n  role: {{title: Role, {facts}}}\n"
    assert problems_of(written(after=after)) == problems


@pytest.mark.parametrize(
    "facts",
    [
        f"kind: choice, default: a, options: [{A}, {B}]",
        f"kind: choices, default: [a, b], options: [{A}, {B}]",
        'kind: number, default: "12.5"',
        "kind: number, default: 12",
        "kind: yes_no, default: false",
        "kind: text, default: unknown",
    ],
)
def test_a_default_that_fits_is_taken(facts):
    assert list(loaded(PLAN, f"profile:\n  role: {{title: Role, {facts}}}\n").profile) == ["role"]
