"""The guides' examples are read and checked as a newcomer would paste them."""

import re
from pathlib import Path

import pytest

from questionnaires.documents import read_document
from questionnaires.loading import load_questionnaire
from scoring.loading import load_scheme

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def blocks(name: str) -> list[str]:
    return BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))


def test_the_example_scheme_fits_the_example_questionnaire():
    questionnaire = load_questionnaire(blocks("questionnaires.md")[0], "questionnaires.md")
    scheme = load_scheme(blocks("schemes.md")[0], "schemes.md", questionnaire)
    assert (questionnaire.key, scheme.key) == ("plan-check", "plan-check")


@pytest.mark.parametrize("part", blocks("questionnaires.md")[1:])
def test_parts_of_a_questionnaire_have_the_right_shape(part):
    whole = (
        blocks("questionnaires.md")[0]
        .replace("trained,", "trained_operations,")
        .replace("key: back_on_track", "key: trained_systems")
    )
    assert load_questionnaire(whole + part, "part.yaml").lineage is not None


@pytest.mark.parametrize("part", blocks("schemes.md")[1:])
def test_parts_of_a_scheme_have_the_right_shape(part):
    from scoring.loading import scheme_in

    head, _, rest = blocks("schemes.md")[0].partition("measures:")
    text = head + rest[rest.index("scale:") :] + part
    assert scheme_in(read_document(text, "part.yaml")).title == "Plan check"


def test_the_operating_guide_names_every_setting():
    from readiness.settings import _NAMES

    named = set(re.findall(r"`READINESS_([A-Z_]+)`", (DOCS / "operating.md").read_text(encoding="utf-8")))
    assert named == set(_NAMES)
