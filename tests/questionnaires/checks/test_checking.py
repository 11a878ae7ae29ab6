from questionnaires.checks import problems_in
from questionnaires.documents import read_document
from questionnaires.loading import questionnaire_in
from tests.questionnaires.written import problems_of, written


def test_a_questionnaire_without_problems_has_none():
    document = read_document(written(), "tiny.yaml")
    assert problems_in(questionnaire_in(document), document) == []


def test_every_problem_is_named_at_once_in_the_order_of_the_lines():
    questions = """\
- {key: plan, kind: yes_no, text: "", applies_if: answers.lead ==}
- {key: plan, kind: number, text: How many?, minimum: 2, maximum: 1}
"""
    after = "profile:\n  role: {kind: choice, title: Role}\n"
    assert problems_of(written(questions, after)) == [
        "9: plan: This text is blank; write it, or leave `text` out.",
        "9: plan: `answers.lead ==` is not a CEL expression: it breaks off.",
        "10: plan: The key stands twice (first in line 9); keys are identity, give this one another.",
        "10: plan: The minimum is above the maximum; exchange them.",
        "12: role: A fact of kind choice needs `options`; list what it may be.",
    ]


def test_a_condition_that_is_no_expression_is_named_in_its_line():
    questions = """\
- key: plan
  kind: yes_no
  text: Is there a plan?
  applies_if: "(answers.lead"
"""
    assert problems_of(written(questions)) == ["12: plan: `(answers.lead` is not a CEL expression: it breaks off."]


def test_a_question_that_depends_on_itself_is_refused():
    questions = "- {key: plan, kind: yes_no, text: Is there a plan?, applies_if: answers.plan == 'yes'}\n"
    assert problems_of(written(questions)) == [
        "9: plan: Whether it, or an option of it, is offered depends on its own answer; take it out of the condition."
    ]


def test_questions_that_depend_on_one_another_in_a_circle_are_refused():
    questions = """\
- {key: plan, kind: yes_no, text: Is there a plan?, applies_if: answers.lead == 'yes'}
- {key: lead, kind: yes_no, text: Is there a lead?, applies_if: answers.plan == 'yes'}
"""
    assert problems_of(written(questions)) == [
        "10: lead: Conditions run in a circle: lead -> plan -> lead; take one of them away."
    ]
