from questionnaires.answers import NotApplicable
from questionnaires.applicability import Plan
from questionnaires.completeness import Completeness, completeness, section_completeness
from questionnaires.definition import Section
from questionnaires.question_types import Information
from tests.questionnaires.asking import asking, yes_no

INNER = Section(key="inner", title="Inner", questions=(yes_no("q3"),))
OUTER = Section(
    key="outer",
    title="Outer",
    questions=(yes_no("q1"), Information(key="hint", text="Read this."), yes_no("q2", required=False)),
    sections=(INNER,),
)
LAST = Section(key="last", title="Last", applies_if='answers.q1 == "yes"', questions=(yes_no("q4"),))
TINY = asking(sections=(OUTER, LAST))
PLAN = Plan(TINY)


def given(**answers):
    return PLAN.applied(answers, {})


def test_nothing_answered_is_all_open_that_is_asked():
    found = completeness(PLAN, given())
    assert found == Completeness(asked=3, answered=0, open=("q1", "q2", "q3"), required_open=("q1", "q3"))
    assert found.is_complete is False


def test_handing_in_does_not_wait_for_questions_that_are_not_required():
    found = completeness(PLAN, given(q1="no", q3="yes"))
    assert found == Completeness(asked=3, answered=2, open=("q2",), required_open=())
    assert found.is_complete is True


def test_not_applicable_is_an_answer():
    assert completeness(PLAN, given(q1="no", q2="no", q3=NotApplicable("No plant"))) == Completeness(3, 3, (), ())


def test_an_answer_may_open_a_question():
    assert completeness(PLAN, given(q1="yes", q2="no", q3="no")) == Completeness(4, 3, ("q4",), ("q4",))


def test_an_answer_to_a_hidden_question_counts_nowhere():
    assert completeness(PLAN, given(q1="no", q4="yes")) == Completeness(3, 1, ("q2", "q3"), ("q3",))


def test_only_the_questions_named_are_counted():
    assert completeness(PLAN, given(q1="yes"), ["q4", "hint", "q1"]) == Completeness(2, 1, ("q4",), ("q4",))
    assert completeness(PLAN, given(), []) == Completeness(0, 0, (), ())


def test_a_section_counts_the_sections_within_it():
    assert section_completeness(TINY, PLAN, given(q1="no", q3="yes")) == {
        "outer": Completeness(3, 2, ("q2",), ()),
        "inner": Completeness(1, 1, (), ()),
        "last": Completeness(0, 0, (), ()),
    }
