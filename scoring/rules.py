"""Which rule of a scheme is for which question."""

from questionnaires.definition import Questionnaire
from scoring.patterns import as_tuple, captured, filled, matching
from scoring.scheme import Scheme
from scoring.scheme.points import Chain, QuestionRule


def rules_by_question(questionnaire: Questionnaire, scheme: Scheme) -> dict[str, QuestionRule]:
    """Each question to its rule: one that names its key exactly, otherwise the pattern that matches it."""
    answerable = [key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer]
    found: dict[str, QuestionRule] = {}
    exact: dict[str, QuestionRule] = {}
    for rule in scheme.questions:
        exact |= {pattern: rule for pattern in as_tuple(rule.match) if "*" not in pattern}
        for key in matching(rule.match, answerable):
            found.setdefault(key, rule)
    return {key: exact.get(key, found[key]) for key in answerable if key in found}


def chained_to(chain: Chain, rule: QuestionRule, key: str) -> str:
    """The question that the chain names for this one: its stars repeat what those of `match` stand for."""
    stars = next((found for pattern in as_tuple(rule.match) if (found := captured(pattern, key)) is not None), ())
    return filled(chain.question, stars)
