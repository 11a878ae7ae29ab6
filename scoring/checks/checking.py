"""All checks of a scheme: those it answers alone, then those against its questionnaire."""

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import Problem
from scoring.checks.figures import problems_of_figures
from scoring.checks.fit import problems_of_fit
from scoring.checks.points import problems_of_points
from scoring.checks.ratings import problems_of_ratings
from scoring.checks.relatives import problems_of_relatives
from scoring.checks.together import problems_together
from scoring.scheme import Scheme


def problems_in(scheme: Scheme, document: Document, questionnaire: Questionnaire | None) -> list[Problem]:
    """Every problem; an empty list means that the scheme may be used."""
    problems = [
        *problems_of_points(scheme, document),
        *problems_of_figures(scheme, document),
        *problems_of_ratings(scheme, document),
        *problems_of_relatives(scheme, document),
    ]
    if questionnaire is None:
        return problems
    problems += problems_of_fit(scheme, document, questionnaire)
    return problems or list(problems_together(scheme, document, questionnaire))
