import pytest

from tests.questionnaires.written import loaded, problems_of, written

QUESTIONS = """\
- {key: plan, kind: yes_no, text: Is there a plan?}
- {key: lead, kind: yes_no, text: Is there a lead?}
"""


def declaring(verdict: str, old: str, new: str) -> str:
    return f"""lineage:
  since: "0"
  links:
    - verdict: {verdict}
      old: [{old}]
      new: [{new}]
      comparable: false
      reason: Because.
"""


@pytest.mark.parametrize(
    ("verdict", "old", "new"),
    [
        ("same", "plan", "plan"),
        ("reworded", "plan", "plan"),
        ("rescaled", "plan", "plan"),
        ("replaced", "scheme", "plan"),
        ("split", "whole", "plan, lead"),
        ("merged", "one, other, third", "plan"),
        ("new", "", "plan"),
        ("retired", "whole", ""),
    ],
)
def test_every_verdict_takes_the_keys_it_needs(verdict, old, new):
    assert loaded(QUESTIONS, declaring(verdict, old, new)).lineage.links[0].verdict == verdict


@pytest.mark.parametrize(
    ("verdict", "old", "new", "needs"),
    [
        ("same", "plan, lead", "plan", "needs one old and one new keys; it has 2 and 1."),
        ("replaced", "", "plan", "needs one old and one new keys; it has 0 and 1."),
        ("split", "whole", "plan", "needs one old and at least two new keys; it has 1 and 1."),
        ("merged", "one", "plan", "needs at least two old and one new keys; it has 1 and 1."),
        ("new", "plan", "plan", "needs no old and one new keys; it has 1 and 1."),
        ("retired", "whole", "plan", "needs one old and no new keys; it has 1 and 1."),
    ],
)
def test_a_verdict_with_other_keys_is_refused(verdict, old, new, needs):
    assert problems_of(written(QUESTIONS, declaring(verdict, old, new))) == [f"14: {verdict}: `{verdict}` {needs}"]


def test_a_new_key_that_is_not_asked_is_refused():
    assert problems_of(written(QUESTIONS, declaring("same", "plan", "plans"))) == [
        "16: plans: The lineage names a question that this version does not have; correct the key."
    ]


def test_a_retired_question_cannot_still_be_asked():
    assert problems_of(written(QUESTIONS, declaring("retired", "plan", ""))) == [
        "15: plan: The lineage calls this question retired, but it is still asked; correct one of the two."
    ]


def test_a_question_stands_in_the_lineage_once():
    both = declaring("same", "plan", "plan") + declaring("reworded", "plan", "lead").split("links:\n")[1]
    assert problems_of(written(QUESTIONS, both)) == [
        "20: plan: The lineage names this old question in two places; keep one."
    ]
    assert problems_of(written(QUESTIONS, declaring("split", "whole", "plan, plan"))) == [
        "16: plan: The lineage names this new question in two places; keep one."
    ]
