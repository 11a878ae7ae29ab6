"""All checks of a scheme: those it answers alone, then those against its questionnaire."""

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import Problem
from scoring.checks.alone import problems_alone
from scoring.checks.fit import problems_of_fit
from scoring.compiling import Unscorable, compile_scheme
from scoring.scheme import Scheme


def problems_in(scheme: Scheme, document: Document, questionnaire: Questionnaire | None) -> list[Problem]:
    """Every problem; an empty list means that the scheme may be used."""
    problems = list(problems_alone(scheme, document))
    if questionnaire is None:
        return problems
    problems += problems_of_fit(scheme, document, questionnaire)
    if not problems:
        try:
            compile_scheme(questionnaire, scheme)
        except Unscorable as error:
            problems.append(document.problem((), scheme.key, str(error)))
    return problems
