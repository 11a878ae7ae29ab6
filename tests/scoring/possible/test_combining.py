"""Sums and means of open members against every combination of what they could be."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.calculating import Earned, Weighed, figure_of
from scoring.possible.combining import Combined, Gathered
from scoring.possible.outcomes import ONE, ZERO, Points, greatest_share
from scoring.scheme.figures import Figure

earned = st.builds(
    lambda score, possible: Earned(Fraction(score), Fraction(possible)), st.integers(-3, 6), st.sampled_from([0, 2, 5])
)
weights = st.sampled_from([Fraction(0), Fraction(1), Fraction(2), Fraction(1, 2)])
members = st.lists(st.tuples(weights, st.lists(earned, min_size=1, max_size=2), st.booleans()), min_size=1, max_size=4)
directions = st.tuples(st.integers(-2, 2), st.integers(-2, 2)).map(lambda pair: (Fraction(pair[0]), Fraction(pair[1])))


def combined(rule, some, sure, fewest):
    open_ones = [(weight, Points(tuple(dict.fromkeys(points)), absent)) for weight, points, absent in some]
    return Combined(rule == "mean", Gathered().plus(sure), open_ones, fewest)


def every(rule, some, sure, fewest):
    """All outcomes by the rule itself."""
    figure = Figure(rule=rule, fewest_members=fewest)
    said = [[*((weight, point) for point in points), *([None] if absent else [])] for weight, points, absent in some]
    for way in product(*said):
        present = [Weighed(weight, point) for weight, point in (*sure, *(one for one in way if one is not None))]
        yield figure_of(figure, present, lambda _: None)


@settings(max_examples=200)
@given(
    st.sampled_from(["sum", "mean"]),
    members,
    st.lists(st.tuples(weights, earned), max_size=2),
    st.integers(1, 3),
    directions,
    st.booleans(),
)
def test_the_furthest_combination_is_found_and_is_one_that_there_is(rule, some, sure, fewest, direction, proper):
    found = combined(rule, some, sure, fewest).greatest(*direction, proper)
    outcomes = [one for one in every(rule, some, sure, fewest) if one is not None and (one.possible or not proper)]
    if found is None:
        assert outcomes == []
    else:
        heights = [direction[0] * one.score + direction[1] * one.possible for one in outcomes]
        assert direction[0] * found.score + direction[1] * found.possible == max(heights)


@settings(max_examples=100)
@given(st.sampled_from(["sum", "mean"]), members, st.lists(st.tuples(weights, earned), max_size=2), st.integers(1, 2))
def test_the_least_and_the_greatest_share_are_found(rule, some, sure, fewest):
    one = combined(rule, some, sure, fewest)
    shares = [
        each.score / each.possible for each in every(rule, some, sure, fewest) if each is not None and each.possible
    ]
    ends = [greatest_share(one, sign) for sign in (-1, 1)]
    assert [end and end.score / end.possible for end in ends] == (
        [min(shares), max(shares)] if shares else [None, None]
    )


@settings(max_examples=100)
@given(st.sampled_from(["sum", "mean"]), members, st.lists(st.tuples(weights, earned), max_size=2), st.integers(1, 3))
def test_what_is_said_of_all_outcomes_holds_for_each(rule, some, sure, fewest):
    one = combined(rule, some, sure, fewest)
    outcomes = list(every(rule, some, sure, fewest))
    present = [each for each in outcomes if each is not None]
    assert (None in outcomes) == one.maybe_absent
    assert not one.is_flat or len({each.possible for each in present}) <= 1
    assert not one.denominator or all(one.denominator % each.score.denominator == 0 for each in present)


def test_scores_of_a_sum_are_whole_numbers_over_one_denominator():
    halves = Points((Earned(Fraction(1, 2), ONE), Earned(ZERO, ONE)), denominator=2)
    sure = Gathered().plus([(Fraction(1, 3), Earned(ONE, ONE))])
    assert Combined(False, sure, [(Fraction(3, 5), halves)], 1).denominator == 30
    assert Combined(True, sure, [(ONE, halves)], 1).denominator == 0
    assert Combined(False, sure, [(ONE, Points(halves.points))], 1).denominator == 0
