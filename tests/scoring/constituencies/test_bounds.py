"""The bounds of a constituency against every way in which its organisations could still come, answer or stay away."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.rating import from_worst
from tests.scoring.constituencies.rounds import SCALE, Member, member, of, rate, rated
from tests.scoring.worlds import asked, choice, engine, exact, number, yes_no

SHARE = {
    "rule": "share",
    "level": "green",
    "levels": [{"key": "red"}, {"key": "amber", "from": 50}, {"key": "green", "from": 95}],
}


def bounds(members, **constituencies):
    found = rated(members, **constituencies).bounds
    return found.lowest, found.highest, found.worst_rating, found.best_rating


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ({}, ("45", "95", "amber", "green")),  # b joins with 0 or with 100
        ({"rule": "median"}, ("45", "95", "amber", "green")),
        ({"rule": "worst"}, (None, None, "red", "green")),
        (SHARE, ("50", "100", "amber", "green")),
    ],
)
def test_one_missing_organisation_of_two(rule, found):
    assert bounds(of(90, None), **rule) == found


def test_the_present_figure_lies_within_its_bounds_even_if_all_missing_are_better():
    """The missing one cannot earn less than 95, but may stay away."""
    questionnaire = asked(number("x", minimum=0, maximum=100), yes_no("y", required=False))
    rules = (
        {
            "match": "x",
            "ranges": [{"below": 50, "points": 95}, {"from": 50, "points": 100}],
            "absence": {"not_answered": "leave_out"},
        },
    )
    made = engine(questionnaire, *rules, not_counted="y", scale=SCALE, constituencies={})
    found = rate({"a": member({"x": 10}), "b": member(None)}, made)["c"]
    assert (found.score, found.bounds.lowest, found.bounds.highest) == ("95", "95", "97.5")


def test_enough_organisations_have_to_come_for_there_to_be_a_rating():
    members = of(90, None, None, None)
    assert bounds(members, minimum_coverage=25) == ("22.5", "97.5", "red", "green")
    assert bounds(members, minimum_coverage=75, rule="worst") == (None, None, "red", "green")
    low = rated(of(0, None), minimum_coverage=100).bounds
    assert (low.lowest, low.highest) == ("0", "50")


def test_an_organisation_that_has_no_rating_may_still_get_one():
    assert bounds(of(90, {})) == ("45", "95", "amber", "green")


def test_weights_say_how_much_a_missing_organisation_could_move():
    members = {"a": member(80, 3), "b": member(None, 1)}
    assert bounds(members, weights="weighted") == ("60", "85", "amber", "green")
    assert bounds(members, weights="weighted", rule="median") == ("80", "80", "green", "green")


def test_a_weighted_median_takes_the_lightest_where_more_must_come():
    """Two of three must be rated: the higher end has the best of the missing ones, or the lightest one beside it."""
    members = {"a": member(60, 4), "b": member(None, 9), "d": member(None, 1)}
    rule = {"rule": "median", "weights": "weighted", "minimum_coverage": 60}
    assert bounds(members, **rule) == ("0", "100", "red", "green")
    light = {"a": member(60, 4), "b": member({"x": "70"}, 9), "d": member(None, 1), "e": member(None, 2)}
    assert bounds(light, **{**rule, "minimum_coverage": 100}) == ("70", "70", "green", "green")


def test_where_too_few_could_be_rated_there_are_no_bounds():
    questionnaire = asked(
        yes_no("a"),
        yes_no("b", applies_if="profile.big"),
        profile={"big": {"kind": "yes_no", "title": "?", "default": False}},
    )
    made = engine(questionnaire, {"match": "b", "answered": 1}, not_counted="a", scale=SCALE, constituencies={})
    found = rate(of(None, None), made)["c"].bounds
    assert (found.lowest, found.worst_rating, found.reason) == (
        None,
        None,
        "Too few organisations could have a rating.",
    )


def test_where_everybody_has_answered_the_bounds_are_the_rating():
    assert bounds(of(90, 60)) == ("75", "75", "green", "green")


QUESTIONNAIRE = asked(choice("q", "low mid high"), yes_no("r"))
RULES = (
    {"match": "q", "options": {"low": 0, "mid": 4, "high": 10}, "absence": {"not_answered": "leave_out"}},
    {"match": "r", "options": {"yes": 5, "no": 1}, "absence": {"not_answered": "leave_out"}},
)
SAID = [
    {name: given_ for name, given_ in (("q", q), ("r", r)) if given_ is not None}
    for q in (None, "low", "mid", "high")
    for r in (None, "yes", "no")
]


@st.composite
def rounds(draw):
    members = {}
    for at in range(draw(st.integers(1, 3))):
        answers = draw(st.sampled_from([None, *SAID]))
        members[f"o{at}"] = Member(answers, str(draw(st.sampled_from([0, 1, 2, 5]))))
    rule = draw(st.sampled_from([{}, {"rule": "median"}, {"rule": "worst"}, SHARE]))
    more = {
        "weights": draw(st.sampled_from(["equal", "weighted"])),
        "minimum_coverage": draw(st.sampled_from([0, 40, 70, 100])),
    }
    if draw(st.booleans()):
        more["rounding"] = {"places": 0}
    scale = {**SCALE, "best": draw(st.sampled_from(["last", "first"]))}
    return members, engine(QUESTIONNAIRE, *RULES, scale=scale, constituencies={**rule, **more})


def further(one):
    """All that an organisation could still say, as it is now among it."""
    if one.answers is None:
        return [one, *(Member(said, one.weight) for said in SAID)]
    return [Member(said, one.weight) for said in SAID if one.answers.items() <= said.items()]


@settings(max_examples=40)
@given(rounds())
def test_no_completion_leaves_the_bounds_and_some_reach_them(world):
    members, using = world
    found = rate(members, using)["c"].bounds
    ways = list(product(*(further(one) for one in members.values())))
    assume(len(ways) <= 160)
    outcomes = [rate(dict(zip(members, way, strict=True)), using)["c"] for way in ways]
    order = from_worst(using.compiled.scheme.scale)
    ratings = [order.index(one.rating) for one in outcomes if one.rating is not None]
    scores = [exact(one.score_exact or one.score) for one in outcomes if one.score is not None]
    if not ratings:
        assert (found.worst_rating, found.best_rating) == (None, None)
        return
    assert order.index(found.worst_rating) <= min(ratings)
    assert max(ratings) <= order.index(found.best_rating)
    if scores:
        assert abs(exact(found.lowest) - min(scores)) < 10**-30
        assert abs(exact(found.highest) - max(scores)) < 10**-30
