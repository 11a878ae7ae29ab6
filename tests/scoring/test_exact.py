from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.exact import in_order, in_proportion, optional_text, short, text, texts, total_of, weighted_sum

fractions = st.fractions(-(10**9), 10**9, max_denominator=10**6)


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0", ("0", None)),
        ("-12", ("-12", None)),
        ("1/2", ("0.5", None)),
        ("-1/40", ("-0.025", None)),
        ("12345/100", ("123.45", None)),
        ("1/3", ("0." + "3" * 34, "1/3")),
        ("-200/3", ("-66." + "6" * 31 + "7", "-200/3")),
        ("1/1024", ("0.0009765625", None)),
    ],
)
def test_a_number_is_a_decimal_and_where_that_does_not_end_a_fraction_too(number, found):
    assert texts(Fraction(number)) == found


@settings(max_examples=200)
@given(fractions)
def test_nothing_is_lost_in_writing(number):
    decimal, fraction = texts(number)
    assert Fraction(fraction or decimal) == number
    assert abs(Fraction(decimal) - number) <= abs(number) / 10**33


def test_the_decimal_alone():
    assert (text(Fraction(1, 4)), optional_text(Fraction(1, 4)), optional_text(None)) == ("0.25", "0.25", None)


@pytest.mark.parametrize(
    ("number", "words"), [("5/4", "1.25"), ("2/3", "0.6666…"), ("-200/3", "-66.6666…"), ("1/300000", "0.0000…")]
)
def test_in_sentences_about_four_places(number, words):
    assert short(Fraction(number)) == words


def test_a_number_with_many_figures_before_the_point_can_be_said():
    assert short(Fraction(10**40, 3)).startswith("3333333333333333333333333333333333")


@settings(max_examples=100)
@given(st.lists(st.tuples(fractions, fractions), max_size=6))
def test_a_weighted_sum_is_the_sum_of_weight_times_number(terms):
    assert weighted_sum(terms) == sum((weight * number for weight, number in terms), Fraction(0))


@settings(max_examples=100)
@given(fractions, fractions, fractions.filter(bool))
def test_in_proportion_is_number_times_part_over_whole(number, part, whole):
    assert in_proportion(number, part, whole) == number * part / whole


@given(st.lists(st.fractions()))
def test_a_total_is_the_sum(numbers):
    assert total_of(numbers) == sum(numbers, Fraction(0))


@given(st.lists(st.fractions()))
def test_numbers_are_put_in_order(numbers):
    assert in_order(numbers) == sorted(numbers)


def test_numbers_that_floats_cannot_tell_apart_are_put_in_order_too():
    near = [Fraction(1, 3), Fraction(1, 3) - Fraction(1, 10**40), Fraction(1, 3) + Fraction(1, 10**40)]
    assert in_order(near) == sorted(near)
