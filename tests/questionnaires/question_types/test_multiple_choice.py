import pytest

from questionnaires.question_types import MultipleChoice, Option
from tests.questionnaires.question_types.refusing import refusal

A, B, C = (Option(key=key, text=key.upper()) for key in "abc")
NONE = Option(key="none", text="None of these", exclusive=True)
WHICH = MultipleChoice(key="which", text="Which of these?", options=(A, B, C, NONE))
TWO = MultipleChoice(key="which", text="Which two?", options=(A, B, C), at_most=2)


@pytest.mark.parametrize("raw", [["c", "a"], ("c", "a"), "c;a", " c ; ; a;", '["c", "a"]'])
def test_a_list_and_a_cell_read_alike_in_the_order_of_the_question(raw):
    assert WHICH.read(raw) == ("a", "c")


def test_a_key_with_a_semicolon_in_it_is_one_key():
    odd = MultipleChoice(key="odd", text="Odd?", options=(Option(key="a;b", text="Both"), A, B))
    assert [odd.read("a;b"), odd.read("b;a")] == [("a;b",), ("a", "b")]


def test_one_number_is_one_key():
    assert MultipleChoice(key="n", text="N?", options=(Option(key="3", text="Three"), A)).read(3) == ("3",)


@pytest.mark.parametrize("raw", [[], "", " ; ", "[]"])
def test_choosing_nothing_is_refused(raw):
    assert refusal(WHICH, raw) == "Choose at least one option, or leave the question unanswered."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (["a", "d"], "'d' is not one of its options (a, b, c, none)."),
        ("a;a", "The same option is chosen twice; name each once."),
        ("a;none", "'none' rules out the other options; choose it alone."),
        ("[a, b]", "Give the option keys as a JSON list, or parted by ';'."),
        (None, "Choose one option by its key."),
        ([["a"]], "Choose one option by its key."),
    ],
)
def test_a_choice_that_cannot_be_is_refused_with_the_reason(raw, said):
    assert refusal(WHICH, raw) == said


def test_an_option_that_rules_out_the_others_may_stand_alone():
    assert WHICH.read("none") == ("none",)


def test_more_options_than_allowed_are_refused():
    assert TWO.read("a;b") == ("a", "b")
    assert refusal(TWO, "a;b;c") == "Choose 2 options at the most."


def test_conditions_see_a_list():
    assert (WHICH.as_condition_value(("a", "c")), WHICH.choices) == (["a", "c"], (A, B, C, NONE))


def test_samples_combine_the_options_a_condition_names():
    assert list(WHICH.samples(frozenset({"a", "b", "none", "other"}))) == [
        ("c",),
        ("a",),
        ("b",),
        ("none",),
        ("a", "b"),
    ]


def test_samples_are_no_longer_than_may_be_chosen():
    assert list(TWO.samples(frozenset("abc"))) == [("a",), ("b",), ("c",), ("a", "b"), ("a", "c"), ("b", "c")]


def test_options_of_one_key_are_a_problem():
    twice = MultipleChoice(key="which", text="Which?", options=(A, B, A))
    assert list(twice.problems()) == [("options", "Option key 'a' stands twice; give each option a key of its own.")]
    assert list(WHICH.problems()) == []
