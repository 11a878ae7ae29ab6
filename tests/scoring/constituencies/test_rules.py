"""How several organisations become one figure and one rating."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.calculating import median
from scoring.constituencies.rules import Voice, described, median_of
from scoring.scheme.ratings import Level, Scale
from scoring.scheme.rollups import Rollup
from tests.scoring.constituencies.rounds import SCALE, member, of, percent_engine, rate, rated

WEIGHTED = {"a": member(90, 1), "b": member(30, 3), "c": member(60, 4)}


@pytest.mark.parametrize(
    ("rule", "weights", "score", "rating"),
    [
        ("mean", "equal", "60", "amber"),
        ("mean", "weighted", "52.5", "amber"),  # (90 + 90 + 240) / 8
        ("median", "equal", "60", "amber"),
        ("median", "weighted", "60", "amber"),  # 3 of 8 lie below it, 1 above
        ("worst", "equal", None, "red"),
        ("worst", "weighted", None, "red"),
    ],
)
def test_means_medians_and_the_worst(rule, weights, score, rating):
    found = rated(WEIGHTED, rule=rule, weights=weights)
    assert (found.score, found.score_exact, found.rating) == (score, None, rating)


SHARE = {"rule": "share", "levels": [{"key": "red"}, {"key": "amber", "from": 50}, {"key": "green", "from": 95}]}


@pytest.mark.parametrize(
    ("level", "weights", "score", "rating"),
    [
        ("green", "equal", "33.33", "red"),
        ("amber", "equal", "66.67", "amber"),
        ("red", "equal", "100", "green"),
        ("amber", "weighted", "62.5", "amber"),
        ("green", "weighted", "12.5", "red"),
    ],
)
def test_the_share_of_organisations_at_a_level_or_better(level, weights, score, rating):
    found = rated(WEIGHTED, **SHARE, level=level, weights=weights, rounding={"places": 2})
    assert (found.score, found.rating) == (score, rating)


def test_a_share_is_not_rounded_by_the_rounding_of_totals():
    using = percent_engine(constituencies={**SHARE, "level": "green"}, rounding={"places": 0})
    assert rate(of(90, 60, 30), using)["c"].score_exact == "100/3"


def test_other_figures_are_rounded_by_the_scheme_before_they_are_rated():
    members = of("39.5", "39.6", "39.7")
    assert [
        (found.score, found.rating)
        for found in (
            rate(members, percent_engine(constituencies={}))["c"],
            rate(members, percent_engine(constituencies={}, rounding={"places": 0, "rule": "down"}))["c"],
            rate(members, percent_engine(constituencies={"rounding": {"places": 0}}))["c"],
        )
    ] == [("39.6", "red"), ("39", "red"), ("40", "amber")]


def test_a_scale_on_points_rolls_up_points():
    using = percent_engine(scale={**SCALE, "on": "points"}, constituencies={}, sections={"default": {"out_of": 1000}})
    assert (rate(of(5, 7), using)["c"].score, rate(of(5, 7), using)["c"].rating) == ("60", "amber")


def test_where_the_first_level_is_the_best_the_worst_is_the_highest():
    using = percent_engine(scale={**SCALE, "best": "first"}, constituencies={"rule": "worst"})
    assert rate(of(90, 30), using)["c"].rating == "green"
    share = {"rule": "share", "level": "amber", "levels": SHARE["levels"]}
    assert (
        rate(of(90, 60, 30), percent_engine(scale={**SCALE, "best": "first"}, constituencies=share))["c"].score_exact
        == "200/3"
    )


def test_some_constituencies_have_a_rule_of_their_own():
    members = {"a": member(90), "b": member(30), "d": member(90, constituency="d"), "e": member(30, constituency="d")}
    found = rate(members, percent_engine(constituencies={"rule": "worst", "by_constituency": {"d": {"rule": "mean"}}}))
    assert {name: (one.score, one.rating) for name, one in found.items()} == {
        "all": (None, "red"),
        "c": (None, "red"),
        "d": ("60", "amber"),
    }


def voices(*pairs):
    return [Voice(Fraction(weight), Fraction(figure), "-") for weight, figure in pairs]


@pytest.mark.parametrize(
    ("pairs", "middle"),
    [
        ([(1, 3), (1, 9)], 6),
        ([(1, 3), (3, 9)], 9),
        ([(3, 3), (1, 9)], 3),
        ([(2, 3), (1, 5), (1, 9)], 4),
        ([(1, 9), (1, 3), (1, 5)], 5),
        ([(0, 1), (1, 5), (0, 9)], 5),
    ],
)
def test_a_weighted_median(pairs, middle):
    assert median_of(voices(*pairs)) == middle


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9)), min_size=1, max_size=6))
def test_a_weighted_median_is_the_median_of_as_many_alike(pairs):
    assert median_of(voices(*pairs)) == median([Fraction(figure) for weight, figure in pairs for _ in range(weight)])


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rollup(), "mean of per cent scores, each organisation alike; at least 50 % of organisations rated"),
        (
            Rollup(rule="median", weights="weighted"),
            "median of per cent scores, by weight; at least 50 % of organisations rated",
        ),
        (Rollup(rule="worst", minimum_coverage=0), "the worst rating; at least 0 % of organisations rated"),
        (
            Rollup(rule="share", level="green"),
            "share of organisations at green or better, each organisation alike; at least 50 % of organisations rated",
        ),
    ],
)
def test_the_rule_in_words(rule, words):
    assert described(rule, Scale(levels=(Level(key="red"), Level(key="green")))) == words


def test_points_in_words():
    scale = Scale(on="points", levels=(Level(key="red"), Level(key="green")))
    assert described(Rollup(), scale).startswith("mean of points, ")
