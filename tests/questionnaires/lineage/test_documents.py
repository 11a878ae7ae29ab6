import json

import pytest
from hypothesis import given

from questionnaires.exchange.own import as_plain, content_hash
from questionnaires.lineage import lineage_between, load_lineage
from questionnaires.lineage.documents import lineage_as_yaml
from questionnaires.problems import Refused
from tests.questionnaires.asking import asking, choice, declaring, yes_no
from tests.questionnaires.generated import PAIRS

OLD = asking(yes_no("a"), choice("x", key="b"))
NEW = asking(yes_no("a"), choice("y", key="b"), version="2", lineage=declaring(("same", "a", "a", True)))
DOCUMENT = f"""\
readiness: lineage/1
from:
  key: tiny
  version: '1'
  hash: {content_hash(OLD)}
to:
  key: tiny
  version: '2'
  hash: {content_hash(NEW)}
links:
  - verdict: same
    old:
      - a
    new:
      - a
    comparable: true
    reason: Because.
    declared: true
  - verdict: rescaled
    old:
      - b
    new:
      - b
    comparable: false
    reason: 'The scale changed: 1 option added; 1 option removed. Answers before and after cannot be put side by
      side.'
    declared: false
    options:
      added:
        - key: y
          text: Y
      removed:
        - key: x
          text: X
"""


def test_a_lineage_is_written_as_a_document_people_can_review():
    assert lineage_as_yaml(lineage_between(OLD, NEW)) == DOCUMENT


@given(PAIRS)
def test_what_is_written_reads_back_as_the_same_lineage(pair):
    lineage = lineage_between(*pair)
    assert load_lineage(lineage_as_yaml(lineage), "lineage.yaml") == lineage
    assert load_lineage(json.dumps(as_plain(lineage)), "lineage.json") == lineage


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("readiness: questionnaire/1", "lineage.yaml:1: This is not a lineage: it says `readiness: questionnaire/1`; a lineage begins with `readiness: lineage/1`."),
        (DOCUMENT.replace("links:", "link:"), "lineage.yaml:10: `link` is not known here; did you mean `links`?"),
        (DOCUMENT.replace("verdict: same", "verdict: similar"), "lineage.yaml:11: `verdict` is 'similar', which is not known; use one of merged, new, replaced, rescaled, retired, reworded, same, split."),
    ],
)  # fmt: skip
def test_what_is_no_lineage_is_refused_with_the_line(text, problem):
    with pytest.raises(Refused) as refused:
        load_lineage(text, "lineage.yaml")
    assert str(refused.value).splitlines() == [problem]
