from decimal import Decimal

import pytest

from questionnaires.question_types import Option, SingleChoice
from tests.questionnaires.question_types.refusing import refusal


def choice(*keys):
    return SingleChoice(key="state", text="How far is it?", options=tuple(Option(key=key, text=key) for key in keys))


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (" done ", "done"),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (Decimal("2.50"), "2.5"),
        (Decimal("1E+40"), "1E+40"),
    ],
)
def test_an_option_is_chosen_by_its_key_as_other_tools_spell_it(raw, key):
    assert choice("done", "true", "false", "3", "2.5", "1E+40").read(raw) == key


def test_a_key_that_is_not_there_is_refused_with_those_that_are():
    assert refusal(choice("open", "done"), "Done") == "'Done' is not one of its options (open, done)."


def test_of_many_keys_the_first_eight_are_named():
    assert refusal(choice(*"abcdefgh"), "z") == "'z' is not one of its options (a, b, c, d, e, f, g, h)."
    assert refusal(choice(*"abcdefghij"), "z") == ("'z' is not one of its options (a, b, c, d, e, f, g, h and 2 more).")


@pytest.mark.parametrize("raw", [None, 1.5, ["done"]])
def test_what_is_no_key_is_refused(raw):
    assert refusal(choice("open", "done"), raw) == "Choose one option by its key."


def test_its_choices_are_its_options_and_every_one_is_a_sample():
    question = choice("open", "done")
    assert question.choices == question.options
    assert list(question.samples(frozenset({"done"}))) == ["open", "done"]
    assert question.as_condition_value("done") == "done"


def test_options_of_one_key_are_a_problem():
    assert list(choice("open", "done", "open").problems()) == [
        ("options", "Option key 'open' stands twice; give each option a key of its own.")
    ]
    assert list(choice("open", "done").problems()) == []


def test_an_exclusive_option_is_a_problem():
    alone = SingleChoice(key="state", text="How far?", options=(Option(key="none", text="None", exclusive=True),))
    assert list(alone.problems()) == [
        ("options", "`exclusive` is for multiple choice; a single choice is always exclusive. Leave it out.")
    ]
