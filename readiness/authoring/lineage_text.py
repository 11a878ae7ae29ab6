"""A confirmed lineage written into the version's own document, so that it is published and hashed with it."""

from questionnaires.definition import Questionnaire
from questionnaires.documents import read_document
from questionnaires.exchange.own import as_json, as_plain, as_yaml, content_hash, dump_yaml
from questionnaires.loading import load_questionnaire
from questionnaires.problems import Refused


def with_lineage(text: str, questionnaire: Questionnaire) -> str:
    """The document with the lineage that `questionnaire` has. An author's YAML without one keeps its comments and layout, and
    the lineage comes after it; any other document is written anew."""
    if text.lstrip().startswith("{"):
        return as_json(questionnaire)
    data = read_document(text, "questionnaire").data
    if isinstance(data, dict) and "lineage" not in data:
        added = text.rstrip() + "\n" + dump_yaml({"lineage": as_plain(questionnaire)["lineage"]})
        try:
            if content_hash(load_questionnaire(added, "questionnaire")) == content_hash(questionnaire):
                return added
        except Refused:
            pass  # a document in one line, or one that ends otherwise, takes nothing after it
    return as_yaml(questionnaire)
