import pytest

from questionnaires.exchange.surveyjs.importing import questions_in_trouble
from questionnaires.problems import Problem, Refused
from tests.questionnaires.exchange.surveyjs.surveys import check, conditions, imported, radio, text


def shown_if(expression):
    return {"visibleIf": expression}


def test_pages_panels_questions_and_choices_are_shown_under_their_conditions():
    panel = {"type": "panel", "name": "p", "elements": [text("r"), text("u")], **shown_if("{q} = 'b'")}
    note = {"type": "html", "name": "note", "html": "Note", **shown_if("{q} notempty")}
    outcome = imported(
        pages=[
            {
                "name": "first",
                "elements": [radio("q"), radio("s", "x", {"value": "y", **shown_if("{q} = 'a'")}), note, panel],
            },
            {"name": "last", "elements": [text("t", **shown_if("{s} = 'x'"))], **shown_if("{q} <> 'a'")},
        ]
    )
    questionnaire = outcome.questionnaire
    assert {key: one.applies_if for key, one in questionnaire.all_sections.items()} == {
        "first": None,
        "p": 'answers.q == "b"',
        "last": '!has(answers.q) || answers.q == "b"',
    }
    assert conditions(outcome) == {"note": "has(answers.q)", "t": 'answers.s == "x"'}
    assert [option.applies_if for option in questionnaire.questions["s"].options] == [None, 'answers.q == "a"']
    assert outcome.notes == ()


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("iif({q} = 'a', 1, 2) = 1", "it calls the function iif"),
        ("{elsewhere} = 1", "it reads {elsewhere}, which is no question that was carried over"),
        (5, "it is no text"),
    ],
)
def test_a_condition_that_cannot_be_said_leaves_the_question_shown_and_is_noted(expression, reason):
    outcome = imported(radio("q"), text("r", **shown_if(expression)))
    assert (conditions(outcome), outcome.notes) == ({}, (f"`visibleIf` of r: {reason}; it is always shown",))


@pytest.mark.parametrize("expression", ["", "  ", None, "true", "{q} = 'z' or {q} <> 'z'"])
def test_a_condition_that_always_holds_is_none(expression):
    outcome = imported(radio("q"), text("r", **shown_if(expression)))
    assert (conditions(outcome), outcome.notes) == ({}, ())


def test_what_is_never_shown_is_left_out_and_empty_for_others():
    outcome = imported(
        radio("q"),
        radio("r", **shown_if("{q} = 'z'")),
        text("s", **shown_if("{r} = 'a'")),
        text("t", **shown_if("{r} empty")),
        {"type": "panel", "name": "p", "elements": [text("u")], **shown_if("{s} notempty")},
        {"type": "panel", "name": "o", "elements": [text("w", **shown_if("{u} = 'x'"))]},
    )
    assert list(outcome.questionnaire.questions) == ["q", "t"]
    assert (conditions(outcome), list(outcome.questionnaire.all_sections)) == ({}, ["page"])
    assert outcome.notes == ("`visibleIf` of r, s, p, w: it never holds, so this has been left out",)


def test_a_choice_that_is_never_offered_is_no_option():
    never = shown_if("{q} = 'z'")
    outcome = imported(
        radio("q"),
        radio("r", "a", {"value": "b", **never}),
        check("s", {"value": "c", **never}),
        text("t", **shown_if("{r} = 'b'")),
    )
    assert [option.key for option in outcome.questionnaire.questions["r"].options] == ["a"]
    assert list(outcome.questionnaire.questions) == ["q", "r"]
    assert outcome.notes == (
        "`choices` of s: none of them is ever offered, so the question has been left out",
        "`visibleIf` of t: it never holds, so this has been left out",
    )


def test_a_question_that_no_answers_lead_to_is_left_out():
    outcome = imported(radio("q"), text("r", **shown_if("{q} = 'a' and {q} = 'b'")), text("s", **shown_if("{r} empty")))
    assert (list(outcome.questionnaire.questions), conditions(outcome)) == (["q", "s"], {})
    assert outcome.notes == (
        "the question of r: it has been left out: It can never be asked: no combination of answers and facts meets its "
        "conditions together.",
    )


def test_a_circle_is_opened_at_the_question_that_comes_first():
    outcome = imported(
        radio("q", **shown_if("{s} = 'a'")), radio("r", **shown_if("{q} = 'a'")), radio("s", **shown_if("{r} = 'a'"))
    )
    assert conditions(outcome) == {"r": 'answers.q == "a"', "s": 'answers.r == "a"'}
    assert outcome.notes == ("`visibleIf` of q: conditions run in a circle; it is always shown",)


def test_a_condition_on_its_own_answer_is_left_out():
    panel = {"type": "panel", "name": "p", "elements": [radio("r")], **shown_if("{r} = 'a'")}
    choice = radio("s", "x", {"value": "y", **shown_if("{s} = 'x'")})
    outcome = imported(radio("q", **shown_if("{q} empty")), choice, panel)
    assert conditions(outcome) == {}
    assert outcome.notes == (
        "`visibleIf` of q, p: it depends on its own answer; it is always shown",
        "`visibleIf` of the choice y of s: it depends on its own answer; it is always shown",
    )


def test_a_problem_that_is_about_no_question_refuses_the_whole():
    problem = Problem("s.json", 0, "page", "It is wrong.")
    with pytest.raises(Refused) as refusal:
        questions_in_trouble([problem], imported(text()).questionnaire)
    assert refusal.value.problems == (problem,)


def test_very_many_circles_are_refused():
    pairs = [(f"a{at}", f"b{at}") for at in range(101)]
    elements = [radio(one, **shown_if(f"{{{other}}} = 'a'")) for pair in pairs for one, other in (pair, pair[::-1])]
    with pytest.raises(Refused) as refusal:
        imported(*elements)
    assert [problem.sentence for problem in refusal.value.problems] == [
        "Its conditions run in more than 100 circles; open them in the source."
    ]
