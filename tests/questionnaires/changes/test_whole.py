import pytest

from questionnaires.changes import changes_between
from questionnaires.definition import Fact
from questionnaires.question_types import Option
from tests.questionnaires.asking import asking, yes_no

SIZE = Fact(kind="choice", title="Size", options=(Option(key="small", text="Small"), Option(key="large", text="Large")))


@pytest.mark.parametrize(
    ("facts", "size"),
    [
        ({"key": "other"}, "major"),
        ({"kind": "qualification"}, "major"),
        ({"title": "Other"}, "minor"),
        ({"languages": ("en", "fr")}, "minor"),
        ({"description": "What it is for."}, "patch"),
        ({"source": "Who wrote it."}, "patch"),
        ({"profile": {"size": SIZE}}, "minor"),
    ],
)
def test_a_change_of_the_questionnaire_as_such_is_found_and_weighed(facts, size):
    assert changes_between(asking(yes_no()), asking(yes_no(), **facts)).size == size


def test_plain_strings_in_another_language_are_other_words():
    changes = changes_between(asking(yes_no()), asking(yes_no(), language="fr"))
    assert [setting.name for setting in changes.questionnaire.settings] == ["language"]
    assert [line.language for line in changes.questions.changed[0].text] == ["fr", "en"]
    assert changes.size == "major"


def test_a_fact_taken_away_is_a_major_change():
    changes = changes_between(asking(yes_no(), profile={"size": SIZE}), asking(yes_no()))
    assert (changes.questionnaire.facts.removed, changes.size) == (("size",), "major")


@pytest.mark.parametrize(
    ("fact", "size"),
    [
        (Fact(kind="choice", title="How large", options=SIZE.options), "minor"),
        (Fact(kind="choices", title="Size", options=SIZE.options), "major"),
        (Fact(kind="choice", title="Size", options=SIZE.options, default="small"), "major"),
        (Fact(kind="choice", title="Size", options=SIZE.options[:1]), "major"),
        (Fact(kind="choice", title="Size", options=SIZE.options[::-1]), "minor"),
    ],
)
def test_a_change_in_any_field_of_a_fact_is_found_and_weighed(fact, size):
    changes = changes_between(asking(yes_no(), profile={"size": SIZE}), asking(yes_no(), profile={"size": fact}))
    assert ([change.name for change in changes.questionnaire.facts.changed], changes.size) == (["size"], size)


def test_a_fact_that_stays_is_no_change():
    changes = changes_between(asking(yes_no(), profile={"size": SIZE}), asking(yes_no(), profile={"size": SIZE}))
    assert (changes.questionnaire.facts, changes.size) == (None, "none")
