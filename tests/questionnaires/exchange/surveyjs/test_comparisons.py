"""Each row was worked out from what SurveyJS itself does with the two values."""

from decimal import Decimal

import pytest

from questionnaires.exchange.surveyjs.comparisons import OPERATORS, as_seen, is_empty, is_true

ONE, TWO, NOUGHT = Decimal(1), Decimal(2), Decimal(0)


@pytest.mark.parametrize(
    ("left", "operator", "right", "outcome"),
    [
        ("Item1", "equal", " item1 ", True),
        ("item1", "equal", "item2", False),
        (None, "equal", None, True),
        (None, "equal", "", True),
        ("", "equal", None, True),
        (None, "equal", "x", False),
        (None, "equal", NOUGHT, False),
        (None, "equal", False, False),
        (None, "notequal", "x", True),
        (ONE, "equal", "1.0", True),
        (ONE, "equal", "01", True),
        (ONE, "equal", "one", False),
        (ONE, "equal", TWO, False),
        (True, "equal", "TRUE", True),
        ("true", "equal", True, True),
        ("yes", "equal", True, False),
        (True, "equal", True, True),
        (True, "equal", ONE, True),
        (("a", "b"), "equal", ("b", "A"), True),
        (("a", "b"), "equal", ("a",), False),
        (("a",), "equal", "a", False),
        ("a", "equal", ("a",), False),
        ("a", "less", "b", True),
        ("a", "less", ONE, False),
        (ONE, "less", TWO, True),
        (ONE, "less", "2", True),
        (None, "less", ONE, False),
        (("a",), "less", ONE, False),
        (TWO, "greater", ONE, True),
        (ONE, "lessorequal", ONE, True),
        (ONE, "lessorequal", TWO, True),
        (TWO, "greaterorequal", ONE, True),
        (ONE, "greaterorequal", ONE, True),
        (None, "lessorequal", ONE, False),
        (("a", "b"), "contains", "a", True),
        (("a", "b"), "contains", ("a", "b"), True),
        (("a", "b"), "contains", ("a", "c"), False),
        ("item1-4", "contains", "ITEM1", True),
        ("item1-4", "contains", ("item1-4",), True),
        ("item1-4", "contains", ("item1-4", "item2"), False),
        ("item1-4", "contains", "", False),
        (Decimal(123), "contains", Decimal(12), True),
        (False, "contains", "als", True),
        (None, "contains", "a", False),
        (("a",), "notcontains", "a", False),
        (("a",), "notcontains", "b", True),
        ("abc", "notcontains", "", False),
        (None, "notcontains", "a", True),
        (None, "notcontains", None, False),
        (("a", "b"), "anyof", ("b", "c"), True),
        (("a", "b"), "anyof", ("c",), False),
        (("a", "b"), "anyof", "b", True),
        ("a", "anyof", ("A", "b"), True),
        (None, "anyof", ("a",), False),
        (None, "anyof", (), True),
        ("a", "anyof", (), True),
        (("a", "b"), "allof", ("a", "b"), True),
        (("a",), "allof", ("a", "b"), False),
        (("a",), "allof", "a", True),
        (None, "allof", ("a",), False),
    ],
)
def test_two_values_compare_as_they_do_in_surveyjs(left, operator, right, outcome):
    assert OPERATORS[operator](left, right) is outcome


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("5", Decimal(5)),
        ("-0.5", Decimal("-0.5")),
        ("05", "05"),
        ("TRUE", True),
        ("false", False),
        ("item1-2", "item1-2"),
    ],
)
def test_an_answer_that_spells_a_number_or_a_truth_value_is_one(text, seen):
    assert as_seen(text) == seen and isinstance(as_seen(text), type(seen))


def test_nothing_blank_text_and_empty_lists_are_empty():
    assert [is_empty(value) for value in (None, "", (), "x", NOUGHT, False, ("a",))] == [True] * 3 + [False] * 4


def test_a_value_alone_is_true_unless_it_is_nothing_nought_or_false():
    assert [is_true(value) for value in (None, "", NOUGHT, False, "x", ONE, True, ())] == [False] * 4 + [True] * 4
