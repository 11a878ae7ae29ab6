import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from questionnaires.answers import Value
from scoring.points import PointRule, combined
from tests.scoring.worlds import Plain, asked, choice, day, maturity, number, ruled, several, words, yes_no

THIRD = Fraction(1, 3)


def rule(question: Plain, rule: Plain) -> PointRule:
    questionnaire = asked(question)
    scheme = ruled(questionnaire, {"match": question["key"], **rule})
    return PointRule(questionnaire.questions[question["key"]], scheme.questions[0])


def earned(question: Plain, how: Plain, answer: object) -> tuple[Fraction, str]:
    made = rule(question, how)
    value: Value = made.question.read(answer)
    points = made.points(value)
    return points.earned, points.rule


@pytest.mark.parametrize(
    ("answer", "points", "words"),
    [("a", 10, "a earns 10"), ("b", Fraction(5, 2), "b earns 2.5"), ("c", 0, "c earns 0")],
)
def test_an_option_earns_its_points_and_one_that_is_not_named_nothing(answer, points, words):
    assert earned(choice("q"), {"options": {"a": 10, "b": "2.5"}}, answer) == (points, words)


@pytest.mark.parametrize(("answer", "points"), [("a", 0), ("b", 5), ("c", 10)])
def test_points_are_spread_evenly_over_options_in_their_order(answer, points):
    assert earned(choice("q"), {"spread": {"from": 0, "to": 10}}, answer) == (points, f"{answer} earns {points}")


@pytest.mark.parametrize(("answer", "points"), [("low", 1), ("some", 1 - THIRD), ("more", THIRD), ("high", 0)])
def test_a_spread_may_run_downwards_and_in_thirds(answer, points):
    made = rule(maturity("q", "low some more high"), {"spread": {"from": 1, "to": 0}})
    assert made.points(answer).earned == points


def test_a_spread_over_one_option_is_its_beginning():
    made = rule(choice("q", "only"), {"spread": {"from": 4, "to": 9}})
    assert (made.points("only").earned, made.least, made.most) == (4, 4, 4)


def test_a_spread_leaves_out_the_options_that_stand_for_an_absence():
    made = rule(choice("q", "a na b"), {"spread": {"from": 0, "to": 6}, "counts_as": {"na": "not_applicable"}})
    assert [(key, made.points(key).earned, made.absence_of(key)) for key in ("a", "na", "b")] == [
        ("a", 0, None),
        ("na", 0, "not_applicable"),
        ("b", 6, None),
    ]


RANGES = {"ranges": [{"to": 0, "points": 10}, {"above": 0, "below": 5, "points": 7}, {"from": 5, "to": 9, "points": 4}]}


@pytest.mark.parametrize(
    ("answer", "points", "words"),
    [
        ("-3", 10, "-3 is up to 0 and earns 10"),
        ("0.0", 10, "0 is up to 0 and earns 10"),
        ("0.01", 7, "0.01 is above 0 and below 5 and earns 7"),
        ("4.99", 7, "4.99 is above 0 and below 5 and earns 7"),
        ("5", 4, "5 is from 5 and up to 9 and earns 4"),
        ("9", 4, "9 is from 5 and up to 9 and earns 4"),
        ("9.5", 0, "9.5 is in none of the ranges and earns 0"),
    ],
)
def test_ranges_include_their_ends_with_from_and_to_and_not_with_above_and_below(answer, points, words):
    assert earned(number("q"), RANGES, answer) == (points, words)


def test_the_first_range_that_holds_decides():
    how = {"ranges": [{"from": 5, "points": 2}, {"from": 1, "points": 1}, {"points": -1}]}
    assert [earned(number("q"), how, at)[0] for at in ("9", "5", "4", "0")] == [2, 2, 1, -1]
    assert earned(number("q"), how, "0")[1] == "0 is any value and earns -1"


@pytest.mark.parametrize(
    ("answer", "points"), [("2026-03-31", 3), ("2026-04-01", 1), ("2026-06-30", 1), ("2026-07-01", 0)]
)
def test_dates_have_ranges_too(answer, points):
    how = {"dates": [{"below": "2026-04-01", "points": 3}, {"from": "2026-04-01", "to": "2026-06-30", "points": 1}]}
    assert earned(day("q"), how, answer)[0] == points


def test_a_date_is_described_as_it_is_written():
    how = {"dates": [{"above": "2026-04-01", "points": 3}]}
    assert earned(day("q"), how, "2026-05-02") == (3, "2026-05-02 is above 2026-04-01 and earns 3")


@pytest.mark.parametrize(
    ("answer", "points"), [("-5", 0), ("0", 0), ("50", 5), ("33", Fraction(33, 10)), ("100", 10), ("120", 10)]
)
def test_linear_points_are_in_proportion_and_stop_at_the_ends(answer, points):
    assert earned(number("q"), {"linear": {"from": 0, "to": 100, "points": [0, 10]}}, answer)[0] == points


@pytest.mark.parametrize(("answer", "points"), [("0", 8), ("10", 4), ("20", 0), ("30", 0)])
def test_linear_points_may_fall(answer, points):
    assert earned(number("q"), {"linear": {"from": 0, "to": 20, "points": [8, 0]}}, answer)[0] == points


@pytest.mark.parametrize(("answer", "points"), [("12", 5), ("9", 6), ("3", 8), ("0", 8)])
def test_linear_points_may_run_from_a_high_number_to_a_low_one(answer, points):
    assert earned(number("q"), {"linear": {"from": 12, "to": 3, "points": [5, 8]}}, answer)[0] == points


def test_linear_without_points_earns_the_number_itself():
    how = {"linear": {"from": 1, "to": 4}}
    assert earned(number("q"), how, "2.50") == (Fraction(5, 2), "2.5 between 1 and 4 earns 2.5")
    assert (rule(number("q"), how).least, rule(number("q"), how).most) == (1, 4)


def test_any_answer_earns_the_points_for_having_answered():
    assert earned(words("q"), {"answered": 3}, "because") == (3, "answered")


@pytest.mark.parametrize(
    ("how", "points", "words"),
    [
        ("sum", 11, "sum of a 10 + b -2 + c 3 = 11"),
        ("highest", 10, "highest of a 10, b -2, c 3 = 10"),
        ("lowest", -2, "lowest of a 10, b -2, c 3 = -2"),
        ("mean", Fraction(11, 3), "mean of a 10, b -2, c 3 = 3.6666…"),
    ],
)
def test_several_options_become_one_figure(how, points, words):
    assert earned(several("q"), {"options": {"a": 10, "b": -2, "c": 3}, "several": how}, "a;b;c") == (points, words)


def test_one_option_of_several_is_itself():
    assert earned(several("q"), {"options": {"a": 10}, "several": "mean"}, "a") == (10, "a earns 10")


def test_one_absent_option_among_several_makes_the_answer_an_absence():
    made = rule(several("q", "a b none"), {"options": {"a": 1}, "counts_as": {"none": "not_answered"}})
    assert [made.absence_of(value) for value in (("a", "b"), ("b", "none"))] == [None, "not_answered"]


def test_points_beyond_at_most_are_cut_and_it_is_what_is_possible():
    how = {"options": {"a": 4, "b": 3, "c": 1}, "at_most": 5}
    assert earned(several("q"), how, "a;b") == (5, "sum of a 4 + b 3 = 7; at most 5")
    assert earned(several("q"), how, "a;c") == (5, "sum of a 4 + c 1 = 5")
    assert rule(several("q"), how).most == 5


@pytest.mark.parametrize(("answer", "points"), [("a", 2), ("b", 5), ("c", 10)])
def test_reversed_points_turn_the_most_and_the_fewest_about(answer, points):
    assert earned(choice("q"), {"options": {"a": 10, "b": 7, "c": 2}, "reversed": True}, answer)[0] == points


def test_reversal_is_said_in_words_and_comes_before_the_cut():
    how = {"options": {"a": 10, "b": 7, "c": 2}, "reversed": True, "at_most": 8}
    assert earned(choice("q"), how, "c") == (8, "c earns 2; reversed: 12 - 2 = 10; at most 8")


@pytest.mark.parametrize(
    ("ranges", "points"),
    [
        ([{"to": 2, "points": 1}, {"above": 2, "points": 9}], {"0": 9, "5": 1}),
        ([{"to": 2, "points": 1}, {"above": 3, "points": 9}], {"0": 8, "5": 0, "2.5": 9}),
    ],
)
def test_reversed_ranges_count_the_nothing_outside_them_only_where_there_is_an_outside(ranges, points):
    how = {"ranges": ranges, "reversed": True}
    assert {answer: earned(number("q"), how, answer)[0] for answer in points} == points


@pytest.mark.parametrize(
    ("dates", "least"),
    [
        ([{"below": "2026-01-01", "points": 2}, {"from": "2026-01-01", "points": 5}], 2),
        ([{"to": "2026-01-01", "points": 2}], 0),
    ],
)
def test_the_fewest_points_for_a_date_are_nought_only_where_dates_lie_outside(dates, least):
    assert rule(day("q"), {"dates": dates}).least == least


@pytest.mark.parametrize(
    ("how", "most"),
    [
        ({"options": {"a": 4, "b": 9}}, 9),
        ({"options": {"a": 4, "b": 9}, "maximum": 12}, 12),
        ({"options": {"a": 4, "b": 9}, "maximum": 6}, 6),
        ({"options": {"a": -4, "b": -9, "c": -1}}, 0),
        ({"options": {"a": 4, "b": 9}, "at_most": 7, "maximum": 8}, 8),
        ({"options": {}, "counts_as": {"a": "not_applicable"}}, 0),
    ],
)
def test_what_is_possible_is_the_most_the_rule_gives_unless_stated_and_never_below_nought(how, most):
    assert rule(choice("q"), how).most == most


@pytest.mark.parametrize(
    ("question", "how", "least", "most"),
    [
        (several("q"), {"options": {"a": 4, "b": 3, "c": -2}}, -2, 7),
        (several("q", at_most=1), {"options": {"a": 4, "b": 3, "c": -2}}, -2, 4),
        (several("q", at_most=2), {"options": {"a": 4, "b": 3, "c": 1}}, 1, 7),
        (several("q", "a b none!"), {"options": {"a": -4, "b": -3, "none": 5}}, -7, 5),
        (several("q"), {"options": {"a": 4, "b": 3, "c": 1}, "several": "mean"}, 1, 4),
        (several("q", "a b"), {"options": {}, "counts_as": {"a": "not_answered", "b": "not_applicable"}}, 0, 0),
        (
            several("q", "a b no!"),
            {"options": {"no": 2}, "counts_as": {"a": "not_answered", "b": "not_applicable"}},
            2,
            2,
        ),
        (yes_no("q"), {"options": {"yes": 3, "no": 1}}, 1, 3),
    ],
)
def test_the_ends_of_a_choice_follow_from_what_can_be_chosen_together(question, how, least, most):
    made = rule(question, how)
    assert (made.least, made.most) == (least, most)


def test_the_fewest_points_are_never_more_than_what_is_possible():
    assert rule(choice("q", "a b"), {"options": {"a": 5, "b": 9}, "maximum": 3}).least == 3


def test_numbers_that_are_alike_are_written_alike():
    made = rule(number("q"), {"ranges": [{"from": Decimal("1.0"), "points": 2}]})
    assert {made.points(Decimal(number)) for number in ("1", "1.0", "1.00")} == {made.points(Decimal(1))}
    assert made.points(Decimal("1.0")).rule == "1 is from 1 and earns 2"


def test_a_date_is_not_taken_for_a_number():
    made = rule(day("q"), {"dates": [{"from": "2026-01-01", "points": 2}]})
    assert made.points(datetime.date(2026, 1, 1)).earned == 2


@pytest.mark.parametrize(("how", "figure"), [("sum", 6), ("highest", 5), ("lowest", 1), ("mean", 3)])
def test_points_combined(how, figure):
    assert combined([Fraction(1), Fraction(5)], how) == figure
