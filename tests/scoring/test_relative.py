"""Figures beside others of the round: receipts are made by scoring one number per organisation."""

from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.relative import MissingRound, Round, ranks, relatives, root
from tests.scoring.worlds import asked, engine, number, ruled, scored, section

ASKED = asked(section("s", number("x", minimum=-100, maximum=1000)), section("t", number("y")))
RULES = (
    {"match": "x", "linear": {"from": -100, "to": 1000}},
    {"match": "y", "linear": {"from": 0, "to": 10}, "absence": {"not_answered": "leave_out"}},
)
MEASURES = [{"key": "m", "of": [{"questions": "x"}], "rounding": {"places": 0}}]
ABSENCE = {"not_answered": "leave_out"}


def round_of(numbers, organisations="abcdefgh", **more):
    """Receipts of a round in which `x` was answered so; None: not at all."""
    made = engine(ASKED, *RULES, measures=MEASURES, absence=ABSENCE, **more)
    return [
        scored(made, {} if at is None else {"x": at}, organisation=name)
        for name, at in zip(organisations, numbers, strict=False)
    ]


def column(numbers, *relative, earlier=None, **more):
    """The last of several relative figures for each organisation."""
    stated = [{"key": f"r{at}", **one} for at, one in enumerate(relative)]
    scheme = ruled(ASKED, *RULES, measures=MEASURES, absence=ABSENCE, relative=stated)
    columns = relatives(scheme, round_of(numbers, **more), earlier or {})
    assert list(columns) == [one["key"] for one in stated]
    return columns[stated[-1]["key"]]


@pytest.mark.parametrize("of", ["total", "question:x", "section:s", "measure:m"])
def test_every_figure_of_a_receipt_can_be_a_source(of):
    assert column([3, None, 5], {"rule": "rounded", "of": of}) == [3, None, 5]


def test_figures_enter_as_reported_and_points_exactly():
    receipts = round_of([Decimal("2.345")], rounding={"places": 1})
    assert [Round(receipts, {}).column(of) for of in ("total", "section:s", "measure:m", "question:x")] == [
        [Fraction("2.3")],
        [Fraction("2.3")],
        [2],
        [Fraction("2.345")],
    ]


def test_what_a_receipt_does_not_have_is_no_figure():
    receipts = round_of([1])
    assert [
        Round(receipts, {}).column(of) for of in ("section:z", "measure:z", "question:z", "relative:z", "question:y")
    ] == [[None]] * 5


def test_thirds_enter_as_thirds():
    made = engine(
        ASKED, *RULES, measures=[{"key": "m", "of": [{"section": "s"}], "out_of": 3}], total="m", absence=ABSENCE
    )
    receipts = [scored(made, {"x": 1})]
    assert [Round(receipts, {}).column(of) for of in ("total", "measure:m")] == [
        [Fraction(3, 1000)],
        [Fraction(3, 1000)],
    ]
    halved = [msgspec.structs.replace(receipts[0], total="0.33", total_exact="1/3")]
    assert Round(halved, {}).column("total") == [Fraction(1, 3)]


@pytest.mark.parametrize(
    ("relative", "found"),
    [
        ({"of": "total"}, [0, 50, None, 100, 25]),
        ({"of": "total", "to": [0, 1]}, [0, Fraction(1, 2), None, 1, Fraction(1, 4)]),
        ({"of": "total", "to": [10, 0]}, [10, 5, None, 0, Fraction(15, 2)]),
    ],
)
def test_min_max_spreads_figures_between_the_lowest_and_the_highest(relative, found):
    assert column([10, 20, None, 30, 15], {"rule": "min_max", **relative}) == found


def test_where_all_are_equal_or_none_is_there_nothing_is_spread():
    assert column([7, 7], {"rule": "min_max", "of": "total"}) == [None, None]
    assert column([None, None], {"rule": "min_max", "of": "total"}) == [None, None]


def test_min_max_against_an_earlier_round_may_leave_its_ends():
    earlier = {"2013": round_of([0, 10])}
    assert column([5, 20, None, -10], {"rule": "min_max", "of": "total", "against": "2013"}, earlier=earlier) == [
        50,
        200,
        None,
        -100,
    ]


@pytest.mark.parametrize(
    ("deviation", "numbers", "found"),
    [
        ("population", [2, 4, 4, 4, 5, 5, 7, 9], ["-3/2", "-1/2", "-1/2", "-1/2", 0, 0, 1, 2]),  # deviation 2
        ("sample", [1, None, 3, 5], [-1, None, 0, 1]),  # 2 again
    ],
)
def test_z_scores_count_deviations_from_the_mean(deviation, numbers, found):
    expected = [None if one is None else Fraction(one) for one in found]
    assert column(numbers, {"rule": "z_score", "of": "total", "deviation": deviation}) == expected


@pytest.mark.parametrize(("deviation", "numbers"), [("population", [3, 3]), ("sample", [3]), ("population", [None])])
def test_without_any_deviation_there_is_no_z_score(deviation, numbers):
    assert column(numbers, {"rule": "z_score", "of": "total", "deviation": deviation}) == [None] * len(numbers)


def test_z_scores_against_an_earlier_round_use_its_mean_and_deviation():
    earlier = {"before": round_of([10, 20])}  # mean 15, deviation 5
    assert column([25, None], {"rule": "z_score", "of": "total", "against": "before"}, earlier=earlier) == [2, None]


def test_a_deviation_that_is_no_fraction_is_worked_out_to_fifty_figures():
    (low, high) = column([0, 1], {"rule": "z_score", "of": "total", "deviation": "sample"})
    assert abs(high - Fraction("0.70710678118654752440084436210484903928483593768847")) < Fraction(1, 10**48)
    assert low == -high


@pytest.mark.parametrize(("missing", "found"), [("leave_out", [2, 4, None]), ("none", [None, None, None])])
def test_a_weighted_mean_of_figures_leaves_out_what_is_missing_or_is_none(missing, found):
    of = {"question:x": 1, "question:y": 3}
    assert column([2, 4, None], {"rule": "mean", "of": of, "missing": missing}) == found


def test_a_weighted_mean_of_several_figures():
    of = {"measure:m": 1, "question:x": 3}
    assert column([Decimal("2.4"), None], {"rule": "mean", "of": of}) == [Fraction("2.3"), None]  # (2 + 7.2) / 4


def test_only_figures_of_no_weight_are_no_mean():
    assert column([2], {"rule": "mean", "of": {"question:x": 0, "question:y": 1}}) == [None]


def test_relative_figures_build_on_one_another_rounded():
    found = column(
        [1, 2, 4],
        {"rule": "min_max", "of": "total", "rounding": {"places": 0}},  # 0, 33, 100
        {"rule": "mean", "of": {"relative:r0": 1, "question:x": 1}},
        {"rule": "rank", "of": "relative:r1"},
    )
    assert found == [3, 2, 1]
    assert column([1, 2, 4], {"rule": "min_max", "of": "total", "rounding": {"places": 0}}) == [0, 33, 100]


TIED = [5, 7, None, 7, 9, 1]
TIES = {
    "best": ([4, 2, None, 2, 1, 5], [2, 3, None, 3, 5, 1]),
    "worst": ([4, 3, None, 3, 1, 5], [2, 4, None, 4, 5, 1]),
    "mean": ([4, "5/2", None, "5/2", 1, 5], [2, "7/2", None, "7/2", 5, 1]),
    "dense": ([3, 2, None, 2, 1, 4], [2, 3, None, 3, 4, 1]),
}


@pytest.mark.parametrize("first", ["highest", "lowest"])
@pytest.mark.parametrize("ties", TIES)
def test_ranks_under_each_rule_for_ties(ties, first):
    expected = [None if one is None else Fraction(one) for one in TIES[ties][first == "lowest"]]
    assert column(TIED, {"rule": "rank", "of": "total", "first": first, "ties": ties}) == expected


@settings(max_examples=100)
@given(st.lists(st.one_of(st.none(), st.integers(0, 4).map(Fraction)), max_size=8))
def test_a_rank_is_how_many_are_better_and_one(numbers):
    known = [one for one in numbers if one is not None]
    better = [None if one is None else 1 + sum(other > one for other in known) for one in numbers]
    worse = [None if one is None else 1 + sum(other < one for other in known) for one in numbers]
    assert ranks(numbers, "highest", "best") == better
    assert ranks(numbers, "lowest", "best") == worse
    means = ranks(numbers, "highest", "mean")
    assert sum(one for one in means if one is not None) == Fraction(len(known) * (len(known) + 1), 2)


@pytest.mark.parametrize(("positive", "sign"), [("up", 1), ("down", -1)])
def test_a_change_is_against_the_same_organisation_in_an_earlier_round(positive, sign):
    earlier = {"2013": round_of([10, 20, None, 40], organisations="badx")}
    change = {"rule": "change", "of": "total", "since": "2013", "positive": positive}
    found = column([15, 25, 35, None], change, earlier=earlier, organisations="abcd")
    assert found == [-5 * sign, 15 * sign, None, None]  # c was not there; d said nothing


def test_a_change_may_look_at_another_figure_of_the_earlier_round():
    earlier = {"2013": [msgspec.structs.replace(one, relative={"old": "2.5"}) for one in round_of([1])]}
    change = {"rule": "change", "of": "question:x", "since": "2013", "before": "relative:old"}
    assert column([3], change, earlier=earlier) == [Fraction("0.5")]


@pytest.mark.parametrize(
    "relative",
    [
        {"rule": "min_max", "against": "2013"},
        {"rule": "z_score", "against": "2013"},
        {"rule": "change", "since": "2013"},
    ],
)
def test_an_earlier_round_that_is_not_there_is_named(relative):
    with pytest.raises(MissingRound) as error:
        column([1], {**relative, "of": "total"})
    assert str(error.value) == "`r0` looks at the round 2013; give its receipts with --against 2013=RECEIPTS."


@pytest.mark.parametrize(
    ("number_", "found"),
    [(Fraction(0), Fraction(0)), (Fraction(49, 4), Fraction(7, 2)), (Fraction(1, 9), Fraction(1, 3))],
)
def test_the_root_of_a_square_is_exact(number_, found):
    assert root(number_) == found


def test_the_root_of_two():
    assert abs(root(Fraction(2)) ** 2 - 2) < Fraction(1, 10**48)
