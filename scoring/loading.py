"""A scheme from text: read, given its types, checked by itself and against its questionnaire."""

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document, read_document
from questionnaires.loading import json_schema, refuse_unless
from questionnaires.problems import Refused
from questionnaires.shape import stand_in, typed
from scoring.checks import problems_in
from scoring.scheme import Scheme
from scoring.scheme.figures import Measure
from scoring.scheme.points import QuestionRule
from scoring.scheme.ratings import Gate
from scoring.scheme.relatives import AnyRelative

FORMAT = "scheme/1"
_PARTS = {Scheme: {"questions": QuestionRule, "measures": Measure, "gates": Gate, "relative": AnyRelative}}
stand_in(QuestionRule, {"match": "*"})


def load_scheme(text: str, file: str, questionnaire: Questionnaire | None = None) -> Scheme:
    """Raises Refused with every problem found, in the order of the lines. Without the questionnaire, only what can be
    told from the scheme alone is checked."""
    document = read_document(text, file)
    scheme = scheme_in(document)
    problems = problems_in(scheme, document, questionnaire)
    if problems:
        raise Refused(sorted(problems))
    return scheme


def scheme_in(document: Document) -> Scheme:
    """The typed scheme, its checks still to come."""
    refuse_unless(document, FORMAT, "a scheme")
    return typed(document, Scheme, _PARTS)


def as_schema() -> dict[str, object]:
    """The JSON Schema of scheme documents, made from the same types that read them."""
    return json_schema(Scheme, "Scheme")
