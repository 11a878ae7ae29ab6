"""The red line between published versions of a real questionnaire, against counts made by hand from its source files."""

import json

import pytest

from questionnaires.changes import changes_between
from questionnaires.exchange.surveyjs import from_surveyjs
from tests.shared_data import folder


def version(name):
    source = json.loads((folder("canada-aia") / f"survey-{name}.json").read_text(encoding="utf-8"))
    return from_surveyjs(source, key="aia", version=name).questionnaire


@pytest.mark.parametrize(
    ("old", "new", "added", "removed", "option_keys", "kind"),
    [("v0.9", "v0.10.0", 31, 3, 6, 0), ("v0.10.0", "v1.0.0", 155, 13, 36, 3)],
)
def test_questions_added_removed_and_with_other_option_values_are_counted(old, new, added, removed, option_keys, kind):
    counts = changes_between(version(old), version(new)).counts
    assert (counts.added, counts.removed, counts.option_keys, counts.kind) == (added, removed, option_keys, kind)
    assert counts.questions_after - counts.questions_before == added - removed


def test_an_answer_worth_less_than_before_is_an_option_under_another_key():
    changes = changes_between(version("v0.10.0"), version("v1.0.0"))
    (change,) = [change for change in changes.questions.changed if change.key == "aboutAlgorithm1"]
    assert [(option.old, option.new, option.text["en"]) for option in change.options.rekeyed] == [
        ("item1-3", "item1-1", "Yes")
    ]
    assert change.size == "major"
