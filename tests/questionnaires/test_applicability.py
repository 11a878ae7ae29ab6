from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.answers import NotApplicable
from questionnaires.applicability import Circular, Plan
from questionnaires.conditions import ConditionFailed
from questionnaires.definition import Section
from questionnaires.question_types import Information, MultipleChoice, Number, Option, SingleChoice
from tests.questionnaires.asking import asking, choice, yes_no
from tests.questionnaires.conditioned import PROFILES, answers_to, conditioned

IF_PLAN = 'answers.plan == "yes"'
THREE = asking(
    yes_no("plan"),
    yes_no("agreed", applies_if=IF_PLAN),
    yes_no("published", applies_if='answers.agreed == "yes"'),
)


def shown(plan, sheet, **profile):
    return sorted(plan.applied(sheet, profile).shown)


def test_a_question_without_condition_is_asked():
    applied = Plan(asking(yes_no())).applied({}, {})
    assert (applied.shown, applied.given, applied.seen) == (frozenset({"plan"}), {}, {})


def test_a_question_is_asked_once_its_condition_is_met():
    plan = Plan(THREE)
    assert [shown(plan, sheet) for sheet in ({}, {"plan": "no"}, {"plan": "yes"})] == [
        ["plan"],
        ["plan"],
        ["agreed", "plan"],
    ]


def test_the_answer_to_a_question_that_is_not_asked_is_seen_by_no_condition_and_not_counted():
    applied = Plan(THREE).applied({"plan": "no", "agreed": "yes", "published": "yes"}, {})
    assert (applied.shown, applied.given, applied.seen) == ({"plan"}, {"plan": "no"}, {"plan": "no"})


def test_a_question_may_depend_on_a_later_one():
    plan = Plan(asking(yes_no("agreed", applies_if=IF_PLAN), yes_no("plan")))
    assert plan.order == ("plan", "agreed")
    assert shown(plan, {"plan": "yes"}) == ["agreed", "plan"]


def test_questions_are_worked_out_in_reading_order_where_conditions_leave_it_open():
    plan = Plan(asking(yes_no("c", applies_if="answers.b == 'no'"), yes_no("b"), yes_no("d"), yes_no("a")))
    assert plan.order == ("b", "c", "d", "a")


def test_the_condition_of_a_section_stands_before_everything_in_it():
    inner = Section(key="inner", title="Inner", questions=(yes_no("deep"),), applies_if="profile.listed")
    outer = Section(key="outer", title="Outer", applies_if=IF_PLAN, questions=(yes_no("agreed"),), sections=(inner,))
    plan = Plan(asking(sections=(Section(key="first", title="First", questions=(yes_no("plan"),)), outer)))
    assert [
        shown(plan, {"plan": "no"}, listed=True),
        shown(plan, {"plan": "yes"}, listed=False),
        shown(plan, {"plan": "yes"}, listed=True),
    ] == [["plan"], ["agreed", "plan"], ["agreed", "deep", "plan"]]


def test_not_applicable_is_an_answer_given_and_none_that_a_condition_sees():
    applied = Plan(THREE).applied({"plan": NotApplicable("We have no plans.")}, {})
    assert (applied.shown, applied.given, applied.seen) == ({"plan"}, {"plan": NotApplicable("We have no plans.")}, {})


def test_text_to_read_is_shown_and_never_given():
    applied = Plan(asking(Information(key="note", text="Thank you."))).applied({"note": "x"}, {})
    assert (applied.shown, applied.given) == ({"note"}, {})


OFFERED = (
    Option(key="none", text="None"),
    Option(key="draft", text="Draft"),
    Option(key="agreed", text="Agreed", applies_if=IF_PLAN),
)


def test_an_option_that_is_not_offered_is_no_answer():
    plan = Plan(asking(yes_no("plan"), SingleChoice(key="state", text="How far?", options=OFFERED)))
    assert [
        dict(plan.applied({"plan": given, "state": state}, {}).seen)
        for given, state in (("yes", "agreed"), ("no", "agreed"), ("no", "draft"))
    ] == [{"plan": "yes", "state": "agreed"}, {"plan": "no"}, {"plan": "no", "state": "draft"}]


def test_options_that_are_not_offered_are_taken_out_of_a_list():
    plan = Plan(asking(yes_no("plan"), MultipleChoice(key="states", text="Which?", options=OFFERED)))
    assert [
        dict(plan.applied({"plan": "no", "states": states}, {}).given)
        for states in (("draft", "agreed"), ("agreed",), ("none", "draft"))
    ] == [{"plan": "no", "states": ("draft",)}, {"plan": "no"}, {"plan": "no", "states": ("none", "draft")}]


def test_not_applicable_stands_when_options_are_not_offered():
    plan = Plan(asking(yes_no("plan"), SingleChoice(key="state", text="How far?", options=OFFERED)))
    assert plan.applied({"state": NotApplicable("Not ours.")}, {}).given == {"state": NotApplicable("Not ours.")}


@pytest.mark.parametrize(
    ("questions", "circle"),
    [
        ([yes_no("a", applies_if='answers.a == "yes"')], "a -> a"),
        (
            [
                yes_no("a", applies_if='answers.b == "yes"'),
                yes_no("b", applies_if='answers.c == "yes"'),
                yes_no("c", applies_if='answers.b == "no"'),
                yes_no("d", applies_if='answers.a == "yes"'),
            ],
            "b -> c -> b",
        ),
        (
            [
                choice("x", key="a"),
                SingleChoice(key="b", text="B", options=(Option(key="x", text="X", applies_if="has(answers.b)"),)),
            ],
            "b -> b",
        ),
    ],
)
def test_conditions_in_a_circle_are_refused_with_the_questions_on_it(questions, circle):
    with pytest.raises(Circular) as refused:
        Plan(asking(*questions))
    assert str(refused.value) == circle


def test_a_condition_that_goes_wrong_is_a_defect_and_never_shows_the_question():
    plan = Plan(asking(Number(key="count", text="How many?"), yes_no("many", applies_if='answers.count > "5"')))
    with pytest.raises(ConditionFailed) as failed:
        plan.applied({"count": Decimal(6)}, {})
    assert str(failed.value) == (
        '`answers.count > "5"` cannot be worked out: values of different kinds are compared or combined.'
    )


def test_dependents_and_upstream_are_everything_on_the_way_in_order():
    plan = Plan(THREE)
    assert [plan.dependents("plan"), plan.dependents("agreed"), plan.dependents("published")] == [
        ("plan", "agreed", "published"),
        ("agreed", "published"),
        ("published",),
    ]
    assert [plan.upstream("published"), plan.upstream("plan")] == [("plan", "agreed", "published"), ("plan",)]


def test_dependents_are_the_same_when_asked_for_again():
    plan = Plan(THREE)
    assert [plan.dependents("agreed"), plan.dependents("agreed")] == [("agreed", "published")] * 2


def test_what_its_options_depend_on_is_upstream_of_a_questions_readers_only():
    state = SingleChoice(key="state", text="How far?", options=OFFERED)
    plan = Plan(asking(yes_no("plan"), state, yes_no("late", applies_if='answers.state == "agreed"')))
    assert [plan.upstream("state"), plan.upstream("late")] == [("state",), ("plan", "state", "late")]


def test_named_questions_alone_can_be_worked_out():
    assert Plan(THREE).applied({"plan": "yes", "agreed": "yes"}, {}, ("plan", "agreed")).shown == {"plan", "agreed"}


QUESTIONNAIRES = conditioned()


@settings(max_examples=30)
@given(data=st.data(), questionnaire=QUESTIONNAIRES, profile=PROFILES)
def test_after_one_change_comes_what_working_it_all_out_again_gives(data, questionnaire, profile):
    plan = Plan(questionnaire)
    before, changed = data.draw(answers_to(questionnaire)), data.draw(answers_to(questionnaire))
    key = data.draw(st.sampled_from(sorted(questionnaire.questions)))
    after = {one: answer for one, answer in before.items() if one != key}
    after |= {one: answer for one, answer in changed.items() if one == key}
    assert plan.after(plan.applied(before, profile), after, profile, key) == plan.applied(after, profile)


@settings(max_examples=30)
@given(data=st.data(), questionnaire=QUESTIONNAIRES, profile=PROFILES)
def test_answers_to_questions_that_are_not_asked_change_nothing(data, questionnaire, profile):
    plan, sheet = Plan(questionnaire), data.draw(answers_to(questionnaire))
    applied = plan.applied(sheet, profile)
    asked_only = {key: answer for key, answer in sheet.items() if key in applied.shown}
    assert plan.applied(asked_only, profile) == applied
    assert set(applied.given) <= applied.shown


@settings(max_examples=30)
@given(data=st.data(), questionnaire=QUESTIONNAIRES, profile=PROFILES)
def test_the_order_of_questions_and_answers_decides_nothing(data, questionnaire, profile):
    sheet = data.draw(answers_to(questionnaire))
    turned = asking(
        sections=tuple(
            Section(key=one.key, title=one.title, applies_if=one.applies_if, questions=one.questions[::-1])
            for one in questionnaire.sections[::-1]
        ),
        profile=questionnaire.profile,
    )
    backwards = dict(reversed(sheet.items()))
    assert Plan(turned).applied(backwards, profile) == Plan(questionnaire).applied(sheet, profile)


@settings(max_examples=30)
@given(data=st.data(), questionnaire=QUESTIONNAIRES, profile=PROFILES)
def test_what_is_upstream_is_enough_to_tell_whether_a_question_is_asked(data, questionnaire, profile):
    plan, sheet = Plan(questionnaire), data.draw(answers_to(questionnaire))
    shown_in_all = plan.applied(sheet, profile).shown
    assert {key for key in plan.order if key in plan.applied(sheet, profile, plan.upstream(key)).shown} == shown_in_all
