"""Medians, lowest, highest and geometric means of open members against every combination."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.calculating import Earned, Weighed, figure_of
from scoring.possible.ordering import ordered
from scoring.possible.outcomes import ABSENT, ONE, ZERO, Points
from scoring.scheme.figures import Figure

RULES = ["median", "lowest", "highest", "geometric_mean"]


def earned(score, possible=10):
    return Earned(Fraction(score), Fraction(possible))


def member(*scores, possible=10, absent=False, weight=1):
    return Fraction(weight), Points(tuple(earned(score, possible) for score in scores), absent)


def every(figure, members):
    said = [
        [*((weight, one) for one in points.points), *([None] if points.maybe_absent else [])]
        for weight, points in members
    ]
    for way in product(*said):
        yield figure_of(figure, [Weighed(*one) for one in way if one is not None], lambda _: None)


def ends(found):
    low, high = found.greatest(-ONE, ZERO), found.greatest(ONE, ZERO)
    return (low and low.score, high and high.score)


@pytest.mark.parametrize(
    ("rule", "members", "low", "high"),
    [
        ("lowest", [member(0, 9), member(5)], 0, 5),
        ("highest", [member(0, 9), member(5)], 5, 9),
        ("median", [member(0, 9), member(5), member(7)], 5, 7),
        ("median", [member(0, 9), member(5)], Fraction(5, 2), 7),
        ("median", [member(1, absent=True), member(5), member(9, absent=True)], 3, 7),
        ("lowest", [member(1, absent=True), member(5), member(9, absent=True)], 1, 5),
        ("highest", [member(1, absent=True), member(5), member(9, absent=True)], 5, 9),
        ("geometric_mean", [member(0, 9), member(4)], 0, 6),
        ("geometric_mean", [member(9, absent=True), member(4)], 4, 6),
        ("geometric_mean", [member(-1, 9), member(4)], 0, 6),
    ],
)
def test_ends_worked_out_by_hand(rule, members, low, high):
    found = ends(ordered(Figure(rule=rule), members))
    assert [round(one, 40) for one in found] == [low, high]


def test_what_is_possible_is_that_of_members_that_can_be_it():
    low = ordered(Figure(rule="lowest"), [member(0, 3, possible=5), member(4, possible=20), member(2, 3, possible=7)])
    assert {one.possible for one in low.points} == {5, 7}
    high = ordered(Figure(rule="highest"), [member(0, 3, possible=5), member(4, possible=20), member(2, 3, possible=7)])
    assert {one.possible for one in high.points} == {20}
    doubtful = ordered(Figure(rule="lowest"), [member(1, possible=5, absent=True), member(2, possible=7, absent=True)])
    assert {one.possible for one in doubtful.points} == {5, 7}
    assert {one.possible for one in ordered(Figure(rule="highest"), [member(1, absent=True)]).points} == {10}


@pytest.mark.parametrize(
    ("figure", "members", "absent"),
    [
        (Figure(rule="median"), [member(1)], False),
        (Figure(rule="median", fewest_members=2), [member(1), member(2, absent=True)], True),
        (Figure(rule="geometric_mean"), [member(1, weight=0), member(2, absent=True)], True),
        (Figure(rule="geometric_mean"), [member(-1, 1)], True),
    ],
)
def test_whether_there_may_be_no_figure(figure, members, absent):
    assert ordered(figure, members).maybe_absent is absent


def test_no_figure_at_all():
    assert ordered(Figure(rule="median", fewest_members=2), [member(1)]) is ABSENT
    assert ordered(Figure(rule="median"), [(ONE, ABSENT)]) is ABSENT
    assert ordered(Figure(rule="geometric_mean"), [member(-2, -1), member(4)]) is ABSENT


def test_a_member_that_would_undo_a_geometric_mean_is_taken_as_absent():
    found = ordered(Figure(rule="geometric_mean"), [member(-2, absent=True), member(4)])
    assert (ends(found), found.maybe_absent) == ((4, 4), True)


def test_the_least_that_is_possible_is_known_even_where_it_may_be_nothing():
    """Otherwise a small maximum could make a share larger than any corner has."""
    found = ordered(Figure(rule="median"), [member(3, possible=0, absent=True), member(3, possible=8, absent=True)])
    assert found.greatest(ONE, -ONE, proper=True) == earned(3, 4)


members_ = st.lists(
    st.builds(
        lambda weight, scores, possible, absent: member(*scores, possible=possible, absent=absent, weight=weight),
        st.sampled_from([1, 1, 2, 0]),
        st.lists(st.sampled_from([-1, 0, 2, 3, 7]), min_size=1, max_size=2, unique=True),
        st.sampled_from([0, 4, 10]),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=200)
@given(st.sampled_from(RULES), st.integers(1, 3), members_)
def test_no_combination_leaves_the_ends(rule, fewest, members):
    figure = Figure(rule=rule, fewest_members=fewest)
    found = ordered(figure, members)
    outcomes = list(every(figure, members))
    assert found.maybe_absent or None not in outcomes
    for one in outcomes:
        if one is not None:
            low, high = ends(found)
            assert low <= one.score <= high
            if one.possible:
                shares = [point.score / point.possible for point in found.points if point.possible]
                assert min(shares) <= one.score / one.possible <= max(shares)


@settings(max_examples=100)
@given(st.sampled_from(RULES), st.integers(1, 3), members_)
def test_the_ends_are_reached_where_members_weigh_alike(rule, fewest, members):
    figure = Figure(rule=rule, fewest_members=fewest)
    alike = [
        (ONE, Points(tuple(earned(abs(one.score)) for one in points.points), points.maybe_absent))
        for _, points in members
    ]
    scores = [one.score for one in every(figure, alike) if one is not None]
    assert ends(ordered(figure, alike)) == ((min(scores), max(scores)) if scores else (None, None))
