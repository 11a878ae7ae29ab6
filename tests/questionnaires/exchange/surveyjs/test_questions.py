import datetime
from decimal import Decimal

import pytest

from questionnaires.question_types import (
    Day,
    Information,
    LongText,
    MultipleChoice,
    Number,
    Option,
    ShortText,
    SingleChoice,
)
from tests.questionnaires.exchange.surveyjs.surveys import check, conditions, imported, question_of, radio, text


def options(*pairs, **facts):
    return tuple(Option(key=key, text=words, **facts) for key, words in pairs)


def test_choices_keep_their_values_as_keys():
    choices = ["a", {"value": "b", "text": "Bee"}, 1, 2.5, True, "c|Sea", {"value": 4, "text": 40}]
    expected = options(
        ("a", "a"), ("b", "Bee"), ("1", "1"), ("2.5", "2.5"), ("true", "true"), ("c", "Sea"), ("4", "40")
    )
    for kind in ("radiogroup", "dropdown", "buttongroup"):
        question, notes = question_of(radio("q", *choices) | {"type": kind})
        assert (question, notes) == (SingleChoice(key="q", text="q", required=False, options=expected), ())
    for kind in ("checkbox", "tagbox"):
        question, notes = question_of(radio("q", *choices, isRequired=True, maxSelectedChoices=2) | {"type": kind})
        assert (question, notes) == (MultipleChoice(key="q", text="q", options=expected, at_most=2), ())


def test_items_that_surveyjs_adds_are_options_that_rule_out_others_where_several_may_be_chosen():
    said = {"hasNone": True, "showRefuseItem": True, "showDontKnowItem": True, "noneText": "None of these"}
    added = (("none", "None of these"), ("refused", "Refuse to answer"), ("dontknow", "Don't know"))
    assert question_of(check("q", "a", **said))[0].options == (*options(("a", "a")), *options(*added, exclusive=True))
    assert question_of(radio("q", "a", **said))[0].options == options(("a", "a"), *added)
    assert question_of(radio("q", "a", "none", hasNone=True))[0].options == options(("a", "a"), ("none", "none"))


@pytest.mark.parametrize(
    ("element", "condition"),
    [
        (radio("q", "a", hasOther=True, otherText="Else"), 'answers.q == "other"'),
        (check("q", "a", showOtherItem=True, otherText="Else"), '"other" in answers.q'),
    ],
)
def test_another_answer_is_an_option_with_words_of_its_own(element, condition):
    outcome = imported(element)
    assert outcome.questionnaire.questions["q"].options == options(("a", "a"), ("other", "Else"))
    assert outcome.questionnaire.questions["q-Comment"] == LongText(
        key="q-Comment", text="Else", required=False, most_characters=100_000, applies_if=condition
    )


def test_words_beside_an_answer_are_shown_with_its_question():
    shown = {"visibleIf": "{first} = 'a'"}
    outcome = imported(
        radio("first"),
        radio("q", hasOther=True, **shown),
        radio("r", hasComment=True, commentText="Why?", **shown),
        radio("s", showCommentArea=True),
    )
    assert conditions(outcome) == {
        "q": 'answers.first == "a"',
        "q-Comment": 'answers.first == "a" && answers.q == "other"',
        "r": 'answers.first == "a"',
        "r-Comment": 'answers.first == "a"',
    }
    words = outcome.questionnaire.questions
    assert (words["r-Comment"].text, words["s-Comment"].text) == ("Why?", "Comment")


@pytest.mark.parametrize(
    ("choices", "notes"),
    [
        (["a", None, {"text": "b"}, ["c"], " "], ("a choice without a plain `value` of q: it has been left out",)),
        (["a", "a", {"value": "a"}], ("the choice a of q: its value stands twice; the first is carried over",)),
        (["a", "b*"], ("the choice b* of q: its value cannot be a key, so the key is b_",)),
        ([{"value": "a", "enableIf": "{r} = 1", "score": 5}], ("`choices: enableIf` of q",)),
        ([{"value": "a", "visibleIf": "{item} = 1"}], ("`visibleIf` of the choice a of q: it reads {item}, which is no question that was carried over; it is always shown",)),
    ],
)  # fmt: skip
def test_what_is_wrong_with_choices_is_noted(choices, notes):
    assert question_of(radio("q", *choices))[1] == notes


@pytest.mark.parametrize(
    "said", [{"choicesByUrl": {"url": "there"}}, {"choices": [], "hasOther": True, "choicesFromQuestion": "r"}]
)
def test_a_choice_whose_choices_come_from_elsewhere_takes_any_words(said):
    question, notes = question_of({"type": "dropdown", "name": "q", **said})
    assert question == ShortText(key="q", text="q", required=False, most_characters=1_000)
    source = next(name for name in said if name.startswith("choicesF") or name.endswith("Url"))
    assert notes == (f"`{source}` of q", "`choices` of q: it names none itself, so any words are taken")


def test_a_multiple_choice_without_choices_and_types_without_counterpart_are_listed():
    outcome = imported(
        text("kept"),
        {"type": "checkbox", "name": "q", "choices": {}},
        {"type": "matrix", "name": "m", "rows": ["r"], "columns": ["c"]},
        {"type": "matrix", "name": "n"},
        {"type": "paneldynamic", "name": "d"},
        {"type": "expression", "name": "e", "expression": "1 + 1"},
        {"type": "text", "name": "secret", "visible": False},
    )
    assert list(outcome.questionnaire.questions) == ["kept"]
    assert outcome.notes == (
        "`choices` of q: they are no list",
        "the question of q: it names no choices itself",
        "the question of m, n: there is no question like it here (matrix)",
        "the question of d: there is no question like it here (paneldynamic)",
        "the question of e: there is no question like it here (expression)",
        "the question of secret: it is never shown (`visible`: false)",
    )


def test_a_boolean_is_a_choice_of_its_two_values():
    plain, labelled = (
        question_of({"type": "boolean", "name": "q", **said})[0].options
        for said in ({}, {"labelTrue": "Sure", "valueTrue": "yes", "valueFalse": 0})
    )
    assert plain == options(("true", "Yes"), ("false", "No"))
    assert labelled == options(("yes", "Sure"), ("0", "No"))


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ({}, ["1", "2", "3", "4", "5"]),
        ({"rateCount": 3}, ["1", "2", "3"]),
        ({"rateMin": 0, "rateMax": 1, "rateStep": 0.5}, ["0", "0.5", "1"]),
        ({"rateMin": "2", "rateMax": 3, "rateStep": 0}, ["2", "3"]),
        ({"rateMin": 3, "rateMax": 2}, ["3"]),
        ({"rateMin": "low"}, ["1", "2", "3", "4", "5"]),
        ({"rateValues": [1, {"value": "good", "text": "Good"}, None]}, ["1", "good"]),
    ],
)
def test_a_rating_is_a_choice_of_its_steps(said, keys):
    question, _ = question_of({"type": "rating", "name": "q", **said})
    assert [option.key for option in question.options] == keys


def test_the_words_for_the_ends_of_a_rating_stand_beside_them():
    both = {"default": "Good", "fr": "Bon"}
    question, _ = question_of(
        {"type": "rating", "name": "q", "rateMax": 2, "minRateDescription": "Bad", "maxRateDescription": both}
    )
    assert [option.text for option in question.options] == ["1 (Bad)", {"en": "2 (Good)", "fr": "2 (Bon)"}]


def test_a_rating_of_very_many_steps_is_a_number():
    question, notes = question_of({"type": "rating", "name": "q", "rateMin": 0, "rateMax": 10**9})
    assert question == Number(key="q", text="q", required=False, minimum=Decimal(0), maximum=Decimal(10**9))
    assert notes == ("`type` of q: a rating of so many steps is asked for as a number",)


@pytest.mark.parametrize(
    ("said", "question", "notes"),
    [
        ({}, ShortText(key="q", text="q", required=False, most_characters=1_000), ()),
        ({"maxLength": 40}, ShortText(key="q", text="q", required=False, most_characters=40), ()),
        ({"maxLength": -1, "type": "comment"}, LongText(key="q", text="q", required=False, most_characters=100_000), ()),
        ({"inputType": "number", "min": 0, "max": "9.5"}, Number(key="q", text="q", required=False, minimum=Decimal(0), maximum=Decimal("9.5")), ()),
        ({"inputType": "range", "min": "", "max": True}, Number(key="q", text="q", required=False), ("`max` of q: 'True' is not a value that can be told beforehand",)),
        ({"inputType": "number", "min": 2, "max": 1}, Number(key="q", text="q", required=False), ("`min` of q: it is above `max`; neither is kept",)),
        ({"inputType": "number", "min": "1e99"}, Number(key="q", text="q", required=False), ("`min` of q: '1e99' is not a value that can be told beforehand",)),
        ({"inputType": "date", "min": "2026-01-31"}, Day(key="q", text="q", required=False, earliest=datetime.date(2026, 1, 31)), ()),
        ({"inputType": "date", "min": "=today()", "max": 5}, Day(key="q", text="q", required=False), ("`min` of q: '=today()' is not a value that can be told beforehand", "`max` of q: '5' is not a value that can be told beforehand")),
        ({"inputType": "email", "min": 1}, ShortText(key="q", text="q", required=False, most_characters=1_000), ("`inputType` of q: email is taken as any words", "`min` of q: words have no range")),
    ],
)  # fmt: skip
def test_a_text_is_what_its_input_is(said, question, notes):
    assert question_of(text(**said)) == (question, notes)


def test_words_and_pictures_between_questions_are_texts_to_read():
    outcome = imported(
        text("q"),
        {"type": "html", "name": "hello", "html": {"default": "<p>Hello</p>", "fr": "<p>Bonjour</p>"}},
        {"type": "html", "name": "nothing", "html": {"default": "<p></p>", "fr": "<p>Rien</p>"}},
        {"type": "image", "name": "logo", "imageLink": "logo.png", "altText": "Our logo"},
        {"type": "image", "name": "picture", "imageLink": "picture.png"},
    )
    texts = {key: one.text for key, one in outcome.questionnaire.questions.items() if isinstance(one, Information)}
    assert texts == {
        "hello": {"en": "Hello", "fr": "Bonjour"},
        "nothing": {"en": "nothing", "fr": "Rien"},
        "logo": "Our logo",
        "picture": "picture",
    }
    assert "`imageLink` of logo, picture: pictures are not shown; its words stand in its place" in outcome.notes


def test_every_property_that_has_no_counterpart_is_named():
    outcome = imported(
        text("q", placeholder="x", requiredIf="{r} = 1", correctAnswer="x"),
        text("r", placeholder="y", validators=[]),
        showProgressBar="top",
        clearInvisibleValues="none",
    )
    assert outcome.notes == (
        "`showProgressBar` of the survey",
        "`clearInvisibleValues` of the survey: answers to questions that are not shown never count here",
        "`placeholder` of q, r",
        "`requiredIf` of q",
        "`validators` of r",
    )


def test_an_answer_exported_under_another_name_is_read_under_that_name():
    outcome = imported(radio("q", valueName="exported"), text("r", visibleIf="{exported} = 'a'"))
    assert conditions(outcome) == {"r": 'answers.exported == "a"'}
