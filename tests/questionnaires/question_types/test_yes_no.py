import pytest

from questionnaires.question_types import YesNo
from questionnaires.texts import words
from tests.questionnaires.question_types.refusing import refusal

PLAN = YesNo(key="plan", text="Is there a plan?")


@pytest.mark.parametrize(
    ("raw", "key"),
    [("yes", "yes"), (" No ", "no"), ("YES", "yes"), (True, "yes"), (False, "no"), ("TRUE", "yes"), ("falsE", "no")],
)
def test_yes_and_no_are_understood_in_any_case_and_as_true_and_false(raw, key):
    assert PLAN.read(raw) == key


@pytest.mark.parametrize(("raw", "shown"), [("perhaps", "perhaps"), ("", ""), (1, "1"), ("y", "y")])
def test_anything_else_is_refused(raw, shown):
    assert refusal(PLAN, raw) == f"{shown!r} is not one of its options (yes, no)."


def test_what_is_no_key_is_refused():
    assert refusal(PLAN, None) == "Choose one option by its key."


def test_both_answers_are_tried():
    assert list(PLAN.samples(frozenset())) == ["yes", "no"]


def test_yes_and_no_are_worded_in_english_and_french():
    assert [(option.key, words(option.text, "en"), words(option.text, "fr")) for option in PLAN.choices] == [
        ("yes", "Yes", "Oui"),
        ("no", "No", "Non"),
    ]
