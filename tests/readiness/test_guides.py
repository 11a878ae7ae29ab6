"""The guides' examples are read and checked as a newcomer would paste them."""

import re
from pathlib import Path

import pytest

from questionnaires.documents import read_document
from questionnaires.loading import load_questionnaire
from questionnaires.shape import typed
from readiness.commands import main
from readiness.round_folders import RoundSettings
from scoring.loading import load_scheme
from tests.readiness.tiny import ANSWERS, ORGANISATIONS, QUESTIONNAIRE, SCHEME

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


@pytest.mark.parametrize("part", blocks("comparing.md"))
def test_the_settings_of_a_round_are_read_as_the_guide_writes_them(part, tmp_path):
    settings = typed(read_document(part, "round.yaml"), RoundSettings, {})
    assert settings.title.startswith("Round")


def test_the_guide_to_comparing_names_every_setting_and_every_file(tmp_path):
    text = (DOCS / "comparing.md").read_text(encoding="utf-8")
    assert set(read_document(blocks("comparing.md")[1], "round.yaml").data) == set(RoundSettings.__struct_fields__)
    rounds = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        titled = blocks("comparing.md")[0].replace("title: ", f"title: {name}, ")  # rounds of one title are refused
        files = (titled, QUESTIONNAIRE, SCHEME, ANSWERS, ORGANISATIONS)
        names = ("round.yaml", "questionnaire.yaml", "scheme.yaml", "answers.jsonl", "organisations.csv")
        for file, content in zip(names, files, strict=True):
            (folder / file).write_text(content)
        rounds.append(str(folder))
    assert main(["compare", *rounds, "--out", str(tmp_path / "out")]) == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {name for name in re.findall(r"`([a-z_]+\.(?:csv|json|html))`", text) if name in written} == written


def test_the_operating_guide_names_every_setting():
    from readiness.settings import _NAMES

    named = set(re.findall(r"`READINESS_([A-Z_]+)`", (DOCS / "operating.md").read_text(encoding="utf-8")))
    assert named == set(_NAMES)
