"""Tiny SurveyJS questionnaires and what becomes of them."""

from questionnaires.exchange.surveyjs import from_surveyjs


def imported(*elements, **said):
    """One page of elements, or the pages given."""
    source = {"pages": [{"name": "page", "title": "Page", "elements": list(elements)}], **said}
    return from_surveyjs(source, key="tiny", version="1")


def question_of(element):
    """The question that the element becomes, and the notes."""
    outcome = imported(element)
    return outcome.questionnaire.questions[element.get("valueName", element["name"])], outcome.notes


def text(name="q", **said):
    return {"type": "text", "name": name, **said}


def radio(name="q", *choices, **said):
    return {"type": "radiogroup", "name": name, "choices": list(choices or ("a", "b")), **said}


def check(name="q", *choices, **said):
    return radio(name, *choices, **said) | {"type": "checkbox"}


def conditions(outcome):
    """Question key to condition, of those that have one."""
    questions = outcome.questionnaire.questions
    return {key: question.applies_if for key, question in questions.items() if question.applies_if}
