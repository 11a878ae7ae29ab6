"""Weights: they multiply what is earned and what is possible alike."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.parts import weight_of
from tests.scoring.worlds import asked, choice, engine, line, number, pair, scored, section, total, yes_no

BY_CONSTITUENCY = {"DNO": Decimal("1.5"), "NETSO": Decimal(0), "default": Decimal(2)}


@pytest.mark.parametrize(("constituency", "weight"), [("DNO", "3/2"), ("NETSO", 0), ("iDNO", 2), (None, 2)])
def test_a_weight_may_depend_on_the_constituency(constituency, weight):
    assert weight_of(BY_CONSTITUENCY, constituency) == Fraction(weight)
    assert weight_of(Decimal("0.25"), constituency) == Fraction(1, 4)


@pytest.mark.parametrize(
    ("constituency", "outcome"), [("DNO", ("15", "16.5")), ("NETSO", ("0", "1.5")), (None, ("20", "21.5"))]
)
def test_question_weights_by_constituency(constituency, outcome):
    rules = (
        {"match": "a", "options": {"yes": 10}, "weight": {"DNO": "1.5", "NETSO": 0, "default": 2}},
        {"match": "b", "options": {"yes": 1}, "weight": "1.5"},
    )
    receipt = scored(
        engine(asked(yes_no("a"), yes_no("b")), *rules), {"a": "yes", "b": "no"}, constituency=constituency
    )
    assert total(receipt) == outcome


@pytest.mark.parametrize(("constituency", "outcome"), [("DNO", ("50", "100")), ("iDNO", ("25", "100"))])
def test_weights_of_sections_members_and_questions_multiply(constituency, outcome):
    questionnaire = asked(section("x", yes_no("a")), section("y", yes_no("b")))
    rules = ({"match": "a", "options": {"yes": 1}, "weight": 3}, {"match": "b", "options": {"yes": 1}})
    measure = {
        "key": "m",
        "rule": "mean",
        "out_of": 100,
        "of": [{"section": "x", "weight": {"DNO": 3, "default": 1}}, {"section": "y", "weight": 3}],
    }
    sections = {"default": {"out_of": 100}, "by_key": {"y": {"out_of": 100, "weight": 1}}}
    made = engine(questionnaire, *rules, measures=[measure], total="m", sections=sections)
    assert total(scored(made, {"a": "yes", "b": "no"}, constituency=constituency)) == outcome


def test_the_weight_of_a_section_counts_where_it_enters_not_inside_it():
    rules = ({"match": "a", "options": {"yes": 2}}, {"match": "b", "options": {"yes": 2}})
    made = engine(
        asked(section("x", yes_no("a")), section("y", yes_no("b"))), *rules, sections={"by_key": {"x": {"weight": 5}}}
    )
    receipt = scored(made, {"a": "yes", "b": "yes"})
    assert (pair(receipt.sections["x"]), total(receipt)) == (("2", "2"), ("12", "12"))


LIGHT_AND_HEAVY = asked(choice("light", "no yes"), choice("heavy", "no yes"))


def hundred(light_weight, heavy_weight, answers, rule="mean"):
    """Weights on a scale of 0 to 100."""
    rules = (
        {"match": "light", "options": {"yes": 100}, "weight": light_weight},
        {"match": "heavy", "options": {"yes": 100}, "weight": heavy_weight},
    )
    return total(scored(engine(LIGHT_AND_HEAVY, *rules, sections={"default": {"rule": rule, "out_of": 100}}), answers))


@pytest.mark.parametrize("rule", ["mean", "sum"])
@pytest.mark.parametrize(("answers", "score"), [("yes no", "25"), ("no yes", "75"), ("yes yes", "100"), ("no no", "0")])
def test_a_weight_multiplies_the_ceiling_too(answers, score, rule):
    light, heavy = answers.split()
    assert hundred(1, 3, {"light": light, "heavy": heavy}, rule) == (score, "100")


@pytest.mark.parametrize("weight", [1, "0.1", 7])
def test_weights_that_are_all_alike_are_as_good_as_none(weight):
    assert hundred(weight, weight, {"light": "yes", "heavy": "no"}) == ("50", "100")


def test_what_does_not_apply_leaves_what_is_possible_so_that_it_cannot_lower_a_score():
    questionnaire = asked(choice("a", "no yes"), choice("b", "no yes na"))
    rules = (
        {"match": "a", "options": {"yes": 1}},
        {"match": "b", "options": {"yes": 1}, "weight": 9, "counts_as": {"na": "not_applicable"}},
    )
    made = engine(questionnaire, *rules, sections={"default": {"out_of": 100}})
    assert [total(scored(made, {"a": "yes", "b": b})) for b in ("na", "no")] == [("100", "100"), ("10", "100")]


def test_a_question_of_no_weight_is_in_the_receipt_and_not_in_the_score():
    rules = ({"match": "a", "options": {"yes": 5}, "weight": 0}, {"match": "n", "linear": {"from": 0, "to": 4}})
    receipt = scored(engine(asked(yes_no("a"), number("n")), *rules), {"a": "yes", "n": 3})
    assert (total(receipt), line(receipt, "a").points, line(receipt, "a").contribution) == (("3", "4"), "5", "0")
