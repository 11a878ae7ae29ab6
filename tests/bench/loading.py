"""From the text of a definition to a questionnaire with its conditions in order."""

from questionnaires.applicability import Plan
from questionnaires.documents import read_document
from questionnaires.loading import load_questionnaire, questionnaire_in
from tests.bench.measuring import Row, seconds, under
from tests.bench.worlds import large_text

WHAT = "load 500 questions with 200 conditions"


def rows() -> list[Row]:
    yaml, json = large_text("yaml"), large_text("json")
    return [
        under(f"{WHAT}, YAML", seconds(lambda: _loaded(yaml, "large.yaml")), 100),
        under(f"{WHAT}, JSON", seconds(lambda: _loaded(json, "large.json")), 100),
        _checked(f"{WHAT}, YAML, and check all of it", seconds(lambda: load_questionnaire(yaml, "large.yaml"), 5)),
    ]


def _loaded(text: str, file: str) -> Plan:
    return Plan(questionnaire_in(read_document(text, file)))


def _checked(what: str, taken: float) -> Row:
    return Row(what, f"{taken * 1_000:,.1f} ms")
