"""The shipped catalogue, held to its lock, its schemes and its promises; and a copy of it that someone has changed."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

import questionnaires
from questionnaires.definition import FORMAT
from questionnaires.library import LOCK, catalogue, locked, shipped, text_of
from questionnaires.problems import Refused
from questionnaires.publishing import publish
from questionnaires.texts import words
from scoring.loading import load_scheme

ROLES = ["supplier", "data_service", "metering_service", "ldso", "central_party", "code_body", "software_provider"]
SHIPPED = [
    "mobilisation-readiness-1.0",
    "mobilisation-readiness-1.1",
    "mobilisation-readiness-2.0",
    "qualification-self-assessment-1.0",
]
published = cache(shipped)
PACKAGE = Path(questionnaires.__file__).parent
SAY_WHY = """
from questionnaires.library import shipped
from questionnaires.problems import Refused
try:
    shipped("mobilisation-readiness-1.0")
except Refused as refused:
    print(refused)
"""


def test_the_catalogue_names_its_questionnaires_without_their_schemes():
    assert catalogue() == tuple(SHIPPED)


def test_the_lock_holds_every_version_that_is_shipped_and_no_other():
    assert {published(name).name: published(name).hash for name in SHIPPED} == locked()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_is_named_after_its_key_and_version(name):
    questionnaire = published(name).questionnaire
    assert (f"{questionnaire.key}-{questionnaire.version}", questionnaire.readiness) == (name, FORMAT)


@pytest.mark.parametrize("name", SHIPPED)
def test_its_scheme_is_shipped_beside_it_and_fits(name):
    questionnaire = published(name).questionnaire
    scheme = load_scheme(text_of(f"{name}.scheme"), f"{name}.scheme.yaml", questionnaire)
    wanted = scheme.questionnaire
    assert (wanted.key, wanted.version) == (questionnaire.key, questionnaire.version)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("help_given", ["guidance", "criteria", "evidence"])
def test_every_question_says_how_to_answer_what_is_looked_for_and_what_shows_it(name, help_given):
    asked = [one for one in published(name).questionnaire.questions.values() if one.is_asked_for_an_answer]
    assert [one.key for one in asked if not words(getattr(one, help_given), "en")] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_market_roles_are_a_fact_of_the_profile(name):
    fact = published(name).questionnaire.profile["roles"]
    assert (fact.kind, [option.key for option in fact.options]) == ("choices", ROLES)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_changed_version_is_refused(name):
    version = published(name)
    with pytest.raises(Refused) as refused:
        publish(replace(version.questionnaire, title="Other words"), locked())
    assert str(refused.value) == (
        f"{version.name}: This version is already published with other content; give the change a new version."
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "mobilisation-readiness-1.0.yaml",
            "title: Mobilisation readiness\n",
            "title: Other words\n",
            "mobilisation-readiness 1.0: This version is already published with other content; give the change a new version.",
        ),
        (
            LOCK,
            "mobilisation-readiness 1.0 ",
            "mobilisation-readiness 0.9 ",
            "mobilisation-readiness 1.0: This version is not published yet; publish it first.",
        ),
        (LOCK, "# Published", "\n# Published", ""),
    ],
    ids=["changed file", "missing in the lock", "blank line in the lock"],
)
def test_a_file_that_is_not_what_was_published_is_refused(tmp_path, file, old, new, said):
    copy = shutil.copytree(PACKAGE, tmp_path / "questionnaires", ignore=shutil.ignore_patterns("__pycache__"))
    text = (copy / "catalogue" / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / "catalogue" / file).write_text(text.replace(old, new), encoding="utf-8")
    ran = subprocess.run([sys.executable, "-c", SAY_WHY], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr, ran.returncode) == (said, "", 0)
