from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rounding import described, rounded
from scoring.scheme.figures import Rounding

RULES = ("half_up", "half_even", "half_down", "up", "down")
MODES = dict(zip(RULES, (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_CEILING, ROUND_FLOOR), strict=True))
TABLE = {  # number: half up, half even, half down, up, down
    "2.4": (2, 2, 2, 3, 2),
    "2.5": (3, 2, 2, 3, 2),
    "2.6": (3, 3, 3, 3, 2),
    "3.5": (4, 4, 3, 4, 3),
    "3": (3, 3, 3, 3, 3),
    "0": (0, 0, 0, 0, 0),
    "-2.4": (-2, -2, -2, -2, -3),
    "-2.5": (-3, -2, -2, -2, -3),
    "-2.6": (-3, -3, -3, -2, -3),
    "-3.5": (-4, -4, -3, -3, -4),
    "0.4": (0, 0, 0, 1, 0),
    "-0.4": (0, 0, 0, 0, -1),
}


@pytest.mark.parametrize(("rule", "at"), [(rule, at) for at, rule in enumerate(RULES)])
@pytest.mark.parametrize("number", TABLE)
def test_whole_numbers(rule, at, number):
    assert rounded(Fraction(number), Rounding(rule=rule)) == TABLE[number][at]


@pytest.mark.parametrize(
    ("number", "places", "outcome"),
    [
        ("1.005", 2, "1.01"),
        ("0.125", 2, "0.13"),
        ("249.99", 1, "250"),
        ("1250", -2, "1300"),
        ("1249.9", -2, "1200"),
        ("-1250", -2, "-1300"),
        ("54.99", -6, "0"),
        ("1/3", 3, "0.333"),
        ("2/3", 12, "0.666666666667"),
    ],
)
def test_decimal_places_and_tens(number, places, outcome):
    assert rounded(Fraction(number), Rounding(places=places)) == Fraction(outcome)


def test_without_a_rule_a_number_stays_as_it_is():
    assert rounded(Fraction(1, 3), None) == Fraction(1, 3)


@settings(max_examples=300)
@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=6), st.sampled_from(RULES), st.integers(-6, 5))
def test_rounding_is_that_of_decimal_numbers(number, rule, places):
    theirs = number.quantize(Decimal(1).scaleb(-places), rounding=MODES[rule], context=Context(prec=60))
    assert rounded(Fraction(number), Rounding(rule=rule, places=places)) == Fraction(theirs)


@pytest.mark.parametrize(
    ("rounding", "words"),
    [
        (None, None),
        (Rounding(), "to whole numbers, halves up"),
        (Rounding(rule="half_even", places=1), "to 1 decimal place, halves to the even neighbour"),
        (Rounding(rule="half_down", places=2), "to 2 decimal places, halves down"),
        (Rounding(rule="up", places=-1), "to multiples of 10, always up"),
        (Rounding(rule="down", places=-3), "to multiples of 1000, always down"),
    ],
)
def test_rounding_in_words(rounding, words):
    assert described(rounding) == words
