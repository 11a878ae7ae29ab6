"""Lineages as documents: out through `exchange.own.as_plain`, and back, loss-free."""

from questionnaires.documents import read_document
from questionnaires.exchange.own import as_plain, dump_yaml
from questionnaires.lineage.links import FORMAT, Lineage, Link
from questionnaires.loading import refuse_unless
from questionnaires.shape import typed


def lineage_as_yaml(lineage: Lineage) -> str:
    return dump_yaml(as_plain(lineage))


def load_lineage(text: str, file: str) -> Lineage:
    """From YAML or JSON. Raises Refused with every problem found."""
    document = read_document(text, file)
    refuse_unless(document, FORMAT, "a lineage")
    return typed(document, Lineage, {Lineage: {"links": Link}})
