from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.calculating import Earned
from scoring.rating import capped, from_worst, level_of, rated, title_of
from scoring.receipt import GateResult
from scoring.scheme.ratings import Level, Scale
from tests.scoring.worlds import asked, engine, number, scored, total, yes_no

D = Decimal
LEVELS = (Level(key="red"), Level(key="amber", from_=D(50)), Level(key="green", above=D(80), title={"en": "Green"}))
JUST = Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("figure", "level"),
    [
        (Fraction(-5), "red"),
        (50 - JUST, "red"),
        (Fraction(50), "amber"),
        (Fraction(80), "amber"),
        (80 + JUST, "green"),
        (Fraction(1000), "green"),
    ],
)
def test_a_level_begins_at_its_from_and_behind_its_above(figure, level):
    assert level_of(LEVELS, figure).key == level


def test_a_level_between_from_and_above_of_the_same_number_is_that_number_alone():
    levels = (Level(key="red"), Level(key="exactly", from_=D(50)), Level(key="more", above=D(50)))
    assert [level_of(levels, Fraction(at)).key for at in (49, 50, 51)] == ["red", "exactly", "more"]


@pytest.mark.parametrize(("on", "level"), [("percent", "amber"), ("points", "red")])
def test_a_scale_looks_at_percent_or_at_points(on, level):
    found = rated(Scale(on=on, levels=LEVELS), Earned(Fraction(6), Fraction(10)))
    assert found is not None and found.key == level


@pytest.mark.parametrize(("on", "level"), [("percent", None), ("points", "red")])
def test_of_nothing_possible_there_is_no_percentage(on, level):
    found = rated(Scale(on=on, levels=LEVELS), Earned(Fraction(0), Fraction(0)))
    assert (found and found.key) == level


@pytest.mark.parametrize(
    ("best", "order", "worse_of_amber_and_green"),
    [("last", ["red", "amber", "green"], "amber"), ("first", ["green", "amber", "red"], "green")],
)
def test_either_end_of_a_scale_may_be_the_good_one(best, order, worse_of_amber_and_green):
    scale = Scale(best=best, levels=LEVELS)
    failed = GateResult(key="g", passed=False, cap="green", sentence="No.")
    assert from_worst(scale) == order
    assert capped(scale, "amber", [failed]) == worse_of_amber_and_green
    assert capped(scale, "amber", []) == "amber"


def test_a_level_without_a_title_is_called_by_its_key():
    assert [title_of(Scale(levels=LEVELS), key) for key in ("red", "green")] == ["red", "Green"]


ASKED = asked(number("n", not_applicable=True), yes_no("x"))
RULES = ({"match": "n", "linear": {"from": 0, "to": 3, "points": [0, 100]}},)


def reason(answers, **scale):
    levels = [{"key": "red", "title": "Red"}, {"key": "green", "title": "Green", "from": 34}]
    receipt = scored(
        engine(
            ASKED,
            *RULES,
            not_counted="x",
            scale={"levels": levels, **scale},
            rounding={"rule": "up"},
            absence={"not_answered": "leave_out"},
        ),
        answers,
    )
    return receipt.rating, receipt.rating_reason


def test_a_scale_looks_at_the_figure_as_reported_or_before_rounding():
    assert reason({"n": 1}) == ("green", "34 of 100 (34 %) is Green.")
    assert reason({"n": 1}, figure="exact") == ("red", "34 of 100 (34 %) is Red.")


def test_points_have_no_percentage_beside_them():
    assert reason({"n": 1}, on="points") == ("green", "34 of 100 is Green.")


def test_without_a_total_there_is_no_rating():
    assert reason({}) == (None, "Not rated: nothing to count.")


@pytest.mark.parametrize(
    ("coverage", "answers", "outcome"),
    [
        (50, {"n": 3}, ("green", "100 of 100 (100 %) is Green.")),
        ("50.1", {"n": 3}, (None, "Not rated: 1 of 2 questions answered, fewer than the 50.1 % needed.")),
        (100, {"n": 3, "x": "no"}, ("green", "100 of 100 (100 %) is Green.")),
        (100, {"n": 3}, (None, "Not rated: 1 of 2 questions answered, fewer than the 100 % needed.")),
    ],
)
def test_too_few_answers_are_no_rating(coverage, answers, outcome):
    assert reason(answers, minimum_coverage=coverage) == outcome


def test_a_total_of_which_nothing_is_possible_is_no_rating_on_percent():
    rule = {"match": "n", "linear": {"from": 0, "to": 3, "points": [0, -1]}}
    made = engine(ASKED, rule, not_counted="x", scale={"levels": [{"key": "red"}, {"key": "green", "from": 34}]})
    receipt = scored(made, {"n": 3})
    assert (total(receipt), receipt.percent, receipt.rating) == (("-1", "0"), None, None)
    assert receipt.rating_reason == "Not rated: nothing was possible, so there is no percentage."


def test_without_a_scale_there_is_no_rating_and_no_gate_either():
    receipt = scored(engine(ASKED, *RULES, not_counted="x"), {"n": 3})
    assert (receipt.rating, receipt.rating_before_gates, receipt.rating_reason) == (
        None,
        None,
        "The scheme has no scale.",
    )
    assert (receipt.worst_rating, receipt.best_rating) == (None, None)
