from fractions import Fraction

import pytest

from scoring.calculating import Earned
from scoring.possible.outcomes import (
    ABSENT,
    ONE,
    ZERO,
    Either,
    Points,
    Turned,
    between,
    ends,
    greatest_share,
    only_one,
    out_of,
    rounded_outcomes,
    settled,
)
from scoring.scheme.figures import Rounding


def earned(score, possible):
    return Earned(Fraction(score), Fraction(possible))


def points(*pairs, absent=False, denominator=0):
    return Points(tuple(earned(*pair) for pair in pairs), absent, denominator)


SOME = points((0, 10), (6, 10), (5, 5), (2, 0))


@pytest.mark.parametrize(
    ("direction", "proper", "found"),
    [
        ((1, 0), False, (6, 10)),
        ((-1, 0), False, (0, 10)),
        ((0, -1), False, (2, 0)),
        ((0, -1), True, (5, 5)),
        ((1, -1), False, (2, 0)),
        ((1, -1), True, (5, 5)),
        ((-2, 1), False, (0, 10)),
    ],
)
def test_the_outcome_furthest_in_a_direction(direction, proper, found):
    assert SOME.greatest(*map(Fraction, direction), proper) == earned(*found)


def test_where_there_is_nothing_there_is_no_furthest():
    assert ABSENT.greatest(ONE, ZERO) is None
    assert points((3, 0)).greatest(ONE, ZERO, proper=True) is None
    assert points((3, 0), (4, 0)).greatest(ONE, ZERO, proper=True) is None
    assert Turned(ABSENT).greatest(ONE, ZERO) is None
    assert Either((ABSENT, ABSENT), maybe_absent=True).greatest(ONE, ZERO) is None
    assert (greatest_share(ABSENT, 1), ends(ABSENT, True), ends(ABSENT, False)) == (None, None, None)


@pytest.mark.parametrize(
    ("some", "lowest", "highest"),
    [
        (SOME, (0, 10), (5, 5)),
        (points((4, 8), (3, 7), (1, 2)), (3, 7), (4, 8)),
        (points((-3, 5), (-3, 2)), (-3, 2), (-3, 5)),
        (points((7, 10)), (7, 10), (7, 10)),
    ],
)
def test_the_least_and_the_greatest_share(some, lowest, highest):
    assert (greatest_share(some, -1), greatest_share(some, 1)) == (earned(*lowest), earned(*highest))


def test_ends_by_points_and_where_nothing_is_possible():
    assert ends(points((4, 8), (3, 3)), by_share=False) == (earned(3, 3), earned(4, 8))
    assert ends(points((4, 0), (3, 0)), by_share=True) == (earned(3, 0), earned(4, 0))


def test_one_of_several_takes_the_best_of_each():
    either = Either((points((1, 10), denominator=2), points((3, 5), denominator=3)), maybe_absent=False)
    assert either.greatest(ONE, ZERO) == earned(3, 5)
    assert either.greatest(-ONE, ZERO) == earned(1, 10)
    assert (either.denominator, either.is_flat) == (6, False)


@pytest.mark.parametrize(
    ("turned", "found"),
    [
        ({"factor": -ONE, "of_possible": ONE}, ((4, 10), (10, 10))),
        ({"factor": Fraction(1, 2), "add": ONE}, ((1, 10), (4, 10))),
        ({"factor": ZERO, "add": Fraction(5)}, ((5, 10), (5, 10))),
    ],
)
def test_scores_turned_about_scaled_and_moved(turned, found):
    one = Turned(points((0, 10), (6, 10)), **turned)
    assert tuple(one.greatest(sign, ZERO) for sign in (-ONE, ONE)) == tuple(earned(*pair) for pair in found)
    assert (one.is_flat, one.maybe_absent, one.denominator) == (True, False, 0)


def test_what_is_settled_is_one_outcome_or_none():
    assert settled(None) is ABSENT
    one = settled(earned("5/2", 10))
    assert (one.is_settled, one.denominator, ABSENT.is_settled) == (True, 2, False)
    assert only_one(Turned(points((3, 4)))).points == (earned(3, 4),)
    for open_one in (points((3, 4), (5, 4)), points((3, 4), (3, 5)), points((3, 4), absent=True)):
        assert only_one(open_one) is open_one


def test_outcomes_brought_to_a_maximum():
    found = out_of(Fraction(100), points((1, 4), (3, 4), (5, 5)))
    assert (found.points, found.maybe_absent) == ((earned(25, 100), earned(100, 100)), False)
    assert out_of(Fraction(100), points((1, 4), (3, 0))).maybe_absent is True
    assert out_of(Fraction(100), points((3, 0))) is ABSENT


@pytest.mark.parametrize(
    ("some", "rounding", "found"),
    [
        (points((Fraction("1.4"), 10), (Fraction("2.6"), 10)), Rounding(), ((1, 10), (3, 10))),
        (points((Fraction("1.4"), 10), (Fraction("1.2"), 10)), Rounding(), ((1, 10), (1, 10))),
        (
            points((Fraction("1.4"), 10), (Fraction("2.6"), 9)),
            Rounding(),
            ((Fraction("0.9"), 10), (Fraction("3.1"), 9)),
        ),
        (points((1, 10), (3, 9), denominator=1), Rounding(), ((1, 10), (3, 9))),
        (points((Fraction("1.5"), 10), (3, 9), denominator=2), Rounding(places=1), ((Fraction("1.5"), 10), (3, 9))),
        (points((14, 10), (26, 10), denominator=1), Rounding(places=-1), ((10, 10), (30, 10))),
        (points((14, 10), (26, 9), denominator=1), Rounding(places=-1, rule="up"), ((14, 10), (36, 9))),
        (points((14, 10), (26, 9), denominator=1), Rounding(places=-1, rule="down"), ((4, 10), (26, 9))),
    ],
)
def test_outcomes_rounded(some, rounding, found):
    one = rounded_outcomes(some, rounding)
    assert tuple(one.greatest(sign, ZERO) for sign in (-ONE, ONE)) == tuple(earned(*pair) for pair in found)


def test_nothing_to_round():
    assert rounded_outcomes(SOME, None) is SOME
    assert rounded_outcomes(ABSENT, Rounding()) is ABSENT
    nothing = Either((ABSENT,), maybe_absent=True)
    assert rounded_outcomes(nothing, Rounding(places=-1)) is nothing


def test_what_is_rounded_has_so_many_places():
    one = rounded_outcomes(points((Fraction(1, 3), 10), (2, 10), absent=True), Rounding(places=1))
    assert (one.denominator, one.maybe_absent) == (10, True)


def test_everything_between_has_a_corner_at_each_end():
    found = between(ZERO, ONE, (Fraction(2), Fraction(3)), True)
    assert set(found.points) == {earned(0, 2), earned(0, 3), earned(1, 2), earned(1, 3)}
    assert between(ONE, ONE, (ONE, ONE), False).points == (earned(1, 1),)
