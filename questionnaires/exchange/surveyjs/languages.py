"""Which languages a questionnaire may promise: those that every text of it is given in."""

from collections.abc import Iterator

import msgspec

from questionnaires.definition import Questionnaire
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.texts import Text, languages_of


def with_languages(questionnaire: Questionnaire, languages: frozenset[str], notes: Notes) -> Questionnaire:
    """The questionnaire with `languages` where every text has them all, otherwise a note on what lacks which."""
    own = questionnaire.language
    complete = True
    for element, text in _texts(questionnaire):
        for language in sorted(languages - (languages_of(text) or {own})):
            complete = False
            notes.add(element, f"texts in {language}", "they are missing there, so `languages` is not declared")
    if not complete or languages == {own}:
        return questionnaire
    return msgspec.structs.replace(questionnaire, languages=(own, *sorted(languages - {own})))


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Text]]:
    places = [("the survey", (questionnaire.title, questionnaire.description))]
    places += [(section.key, (section.title, section.guidance)) for section in questionnaire.all_sections.values()]
    for key, question in questionnaire.questions.items():
        places += [
            (key, (question.text, question.guidance)),
            *((key, (option.text, None)) for option in question.choices),
        ]
    return ((element, text) for element, texts in places for text in texts if text is not None)
