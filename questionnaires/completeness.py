"""How far a response is: counted here and nowhere else, for pages, mails, receipts and reports alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from questionnaires.answers import Given, NotApplicable
from questionnaires.applicability import Applied, Plan
from questionnaires.definition import Questionnaire
from questionnaires.question_types import AnyQuestion


@dataclass(frozen=True, slots=True)
class Completeness:
    """Questions asked, those answered (not applicable is an answer), and required ones still open, in reading order."""

    asked: int
    answered: int
    open: tuple[str, ...]
    required_open: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether it can be handed in."""
        return not self.required_open


def completeness(plan: Plan, applied: Applied, keys: Iterable[str] | None = None) -> Completeness:
    """Of all questions, or of those named (a section's). Texts to read count nowhere."""
    asked = [
        gated.question
        for key in (plan.gated if keys is None else keys)
        if key in applied.shown and (gated := plan.gated[key]).question.is_asked_for_an_answer
    ]
    still_open = [question for question in asked if not is_answered(question, applied.given.get(question.key))]
    return Completeness(
        asked=len(asked),
        answered=len(asked) - len(still_open),
        open=tuple(question.key for question in still_open),
        required_open=tuple(question.key for question in still_open if question.required),
    )


def is_answered(question: AnyQuestion, given: Given | None) -> bool:
    return given is not None and (isinstance(given, NotApplicable) or question.is_whole(given))


def section_completeness(questionnaire: Questionnaire, plan: Plan, applied: Applied) -> dict[str, Completeness]:
    """Section key to its completeness, sections within it included."""
    keys: dict[str, list[str]] = {key: [] for key in questionnaire.all_sections}
    for place in questionnaire.placed:
        for section in place.sections:
            keys[section.key].append(place.question.key)
    return {key: completeness(plan, applied, within) for key, within in keys.items()}
