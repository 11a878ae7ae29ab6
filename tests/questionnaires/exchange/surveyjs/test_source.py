import pytest

from questionnaires.documents import read_document
from questionnaires.exchange.surveyjs import from_surveyjs
from questionnaires.problems import Refused
from tests.questionnaires.exchange.surveyjs.surveys import text


def sentences(source):
    with pytest.raises(Refused) as refusal:
        from_surveyjs(source, key="tiny", version="1")
    return [str(problem).removeprefix(": ") for problem in refusal.value.problems]


@pytest.mark.parametrize("source", [{}, {"pages": {}}, {"openapi": "3.1.0", "paths": {}}, [], "text", 5, None])
def test_what_is_not_surveyjs_is_refused_in_one_sentence(source):
    assert sentences(source) == ["This is not a SurveyJS questionnaire: it has no list of `pages` or `elements`."]


def test_every_element_that_cannot_be_told_what_it_is_is_named():
    broken = [
        {"type": "text"},
        {"name": "q"},
        {"type": "text", "name": " "},
        7,
        {"type": "panel", "name": "p", "elements": {}},
    ]
    assert sentences({"pages": [{"name": "page", "elements": broken}, "page 2"]}) == [
        "This element has no `name`; add it in the source.",
        "q: This element has no `type`; add it in the source.",
        " : This element has no `name`; add it in the source.",
        "An element must be an object with `type` and `name`.",
        "p: `elements` must be a list.",
        "A page must be an object with `name` and `elements`.",
    ]


def test_a_problem_has_its_line():
    document = read_document('{\n "pages": [\n  {"name": "page",\n   "elements": [\n    {"type": "text"}]}]}', "s.json")
    with pytest.raises(Refused) as refusal:
        from_surveyjs(document.data, key="tiny", version="1", document=document)
    assert str(refusal.value) == "s.json:5: This element has no `name`; add it in the source."


def test_panels_within_thousands_of_panels_are_refused():
    source = text()
    for depth in range(5_000):
        source = {"type": "panel", "name": f"p{depth}", "elements": [source]}
    assert sentences({"elements": [source]}) == [
        "p4980: Panels stand more than 20 deep in one another here; no questionnaire does that."
    ]


def test_a_questionnaire_without_any_question_is_refused():
    assert sentences(
        {"elements": [{"type": "html", "name": "hello", "html": "Hello"}, {"type": "file", "name": "proof"}]}
    ) == ["It has no question that could be carried over."]


@pytest.mark.parametrize("name", ["elements", "questions"])
def test_elements_without_pages_stand_on_one_page(name):
    questionnaire = from_surveyjs({name: [text("q")]}, key="tiny", version="1").questionnaire
    assert [(section.key, [question.key for question in section.questions]) for section in questionnaire.sections] == [
        ("page1", ["q"])
    ]


def test_a_page_without_a_name_is_numbered_and_an_empty_one_left_out():
    pages = [{"elements": [text("q")]}, {"name": "empty"}, {"name": " ", "elements": [text("r")]}]
    outcome = from_surveyjs({"pages": pages}, key="tiny", version="1")
    assert [section.key for section in outcome.questionnaire.sections] == ["page1", "page3"]
    assert outcome.notes == ("`elements` of empty: nothing in it could be carried over, so it has been left out",)
