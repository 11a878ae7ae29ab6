import msgspec
import pytest

from questionnaires.definition import DeclaredLineage, DeclaredLink
from questionnaires.exchange.own import as_json, as_yaml, content_hash
from questionnaires.loading import load_questionnaire
from readiness.authoring.lineage_text import with_lineage
from tests.cast import QUESTIONNAIRE

LINKS = (
    DeclaredLink(verdict="same", old=("has_plan",), new=("has_plan",), comparable=True, reason="Asked: as before, #1"),
)


def confirmed(text: str):
    questionnaire = load_questionnaire(text, "q")
    return msgspec.structs.replace(questionnaire, lineage=DeclaredLineage(since="0.9", links=LINKS))


FLOW = as_json(load_questionnaire(QUESTIONNAIRE, "q"))


@pytest.mark.parametrize(
    "text",
    [
        QUESTIONNAIRE,
        QUESTIONNAIRE + "\n# The end.\n\n",
        QUESTIONNAIRE + "...\n",
        as_yaml(load_questionnaire(QUESTIONNAIRE, "q")),
        FLOW,
        as_yaml(confirmed(QUESTIONNAIRE)),
    ],
)
def test_the_document_reads_back_with_exactly_the_lineage_that_was_confirmed(text):
    wanted = confirmed(text)
    written = with_lineage(text, wanted)
    assert content_hash(load_questionnaire(written, "q")) == content_hash(wanted)


def test_comments_and_layout_of_the_author_stay():
    text = "# Agreed with the board.\n" + QUESTIONNAIRE
    assert with_lineage(text, confirmed(text)).startswith(text.rstrip())


def test_a_lineage_confirmed_again_takes_the_place_of_the_one_before():
    once = with_lineage(QUESTIONNAIRE, confirmed(QUESTIONNAIRE))
    assert with_lineage(once, confirmed(once)).count("lineage:") == 1
