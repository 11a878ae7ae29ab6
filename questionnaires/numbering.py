"""Display numbers: 4, 4.5, 4.5.1. They follow the position unless one is stated; keys never change with them."""

from questionnaires.definition import Questionnaire, Section


def numbers_of(questionnaire: Questionnaire) -> dict[str, str]:
    """Question or section key to its number. Texts to read have none; a stated number counts on within its section."""
    numbers: dict[str, str] = {}
    for at, section in enumerate(questionnaire.sections, start=1):
        _number(section, section.number or str(at), numbers)
    return numbers


def _number(section: Section, number: str, numbers: dict[str, str]) -> None:
    numbers[section.key] = number
    at = 0
    for question in section.questions:
        if question.is_asked_for_an_answer:
            at += 1
            numbers[question.key] = question.number or f"{number}.{at}"
    for inner in section.sections:
        at += 1
        _number(inner, inner.number or f"{number}.{at}", numbers)
