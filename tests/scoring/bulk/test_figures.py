"""Corners of the scheme language that few schemes turn, each against the engine."""

from fractions import Fraction
from itertools import product

import pytest

from questionnaires.answers import NotApplicable
from scoring.bulk import BulkScorer, encode
from scoring.engine import Engine, Respondent
from tests.scoring.bulk.small import choice, compiled

POINTS = {"a": "1", "b": "2", "c": "4"}
RULES = [{"match": "*", "options": POINTS}]
SHEETS = [{"q1": one, "q2": other} for one, other in product("abc", repeat=2)]
LEFT_OUT = [*SHEETS, {"q1": "c", "q2": NotApplicable("no")}, {"q1": NotApplicable("no"), "q2": NotApplicable("no")}]


def scored(small, sheets):
    """Totals with their maxima, first in bulk, then by the engine."""
    coded = encode(small, sheets)
    scores = BulkScorer(small, columns=coded.columns).scores(coded.codes)
    bulk = [(scores.total.fraction(row), scores.maximum.fraction(row)) for row in range(len(sheets))]
    return bulk, of_engine(small, sheets)


def of_engine(small, sheets):
    receipts = [Engine(small).receipt(Respondent("o"), sheet) for sheet in sheets]
    texts = [(one.total_exact or one.total, one.maximum_exact or one.maximum) for one in receipts]
    return [tuple(None if text is None else Fraction(text) for text in pair) for pair in texts]


@pytest.mark.parametrize("rule", ["sum", "mean"])
def test_negative_weights(rule):
    of = [{"questions": "q1", "weight": "3"}, {"questions": "q2", "weight": "-1"}]
    small = compiled([choice("q1"), choice("q2")], RULES, measures=[{"key": "m", "rule": rule, "of": of}], total="m")
    bulk, engine = scored(small, SHEETS)
    assert bulk == engine


def test_a_mean_of_weights_that_are_all_nought_is_no_figure():
    measure = {"key": "m", "rule": "mean", "of": [{"questions": "*", "weight": "0"}]}
    small = compiled([choice("q1"), choice("q2")], RULES, measures=[measure], total="m")
    bulk, engine = scored(small, SHEETS)
    assert bulk == engine == [(None, None)] * len(SHEETS)


@pytest.mark.parametrize(
    "link", [{"question": "nowhere"}, {"question": "q2"}, {"question": "q2", "scores_more_than": "2"}]
)
@pytest.mark.parametrize("otherwise", ["zero", "leave_out", "at_most"])
def test_chains(link, otherwise):
    chained = {"match": "q1", "options": POINTS, "counts_if": [link | {"otherwise": otherwise, "at_most": "1.5"}]}
    questions = [choice("q1", not_applicable=True), choice("q2", not_applicable=True)]
    bulk, engine = scored(compiled(questions, [chained, {"match": "q2", "options": POINTS}]), LEFT_OUT)
    assert bulk == engine


@pytest.mark.parametrize("rule", ["median", "lowest", "highest", "mean"])
def test_members_that_are_left_out(rule):
    figure = {"rule": rule, "each_out_of": "10", "fewest_members": 1}
    questions = [choice("q1", not_applicable=True), choice("q2", not_applicable=True)]
    bulk, engine = scored(compiled(questions, RULES, sections={"default": figure}), LEFT_OUT)
    assert bulk == engine


@pytest.mark.parametrize("rule", ["half_up", "half_even", "half_down", "up", "down"])
@pytest.mark.parametrize("places", [-1, 0, 1])
@pytest.mark.parametrize("figure", [{"weight": "0.5"}, {"rule": "mean"}])
def test_roundings_of_halves_and_thirds_on_both_sides_of_nought(rule, places, figure):
    rules = [{"match": "*", "options": {"a": "-2.5", "b": "0.25", "c": "15", "d": "-1", "e": "1"}}]
    rounding = {"rule": rule, "places": places}
    questions = [choice(f"q{at}", "abcde") for at in (1, 2, 3)]
    small = compiled(questions, rules, sections={"default": figure}, rounding=rounding)
    bulk, engine = scored(
        small, [{"q1": one, "q2": two, "q3": three} for one, two, three in product("abcde", repeat=3)]
    )
    assert bulk == engine


@pytest.mark.parametrize("absent", ["leave_out", "zero"])
@pytest.mark.parametrize("condition", ["answers.q1 == 'a'", "has(answers.q2)"])
def test_members_under_conditions_and_sections_with_nothing_in_them(absent, condition):
    of = [{"questions": "q1", "applies_if": condition}, {"section": "s", "weight": "2"}]
    measure = {"key": "m", "rule": "mean", "absent_members": absent, "of": of}
    questions = [choice("q1", not_applicable=True), choice("q2", not_applicable=True)]
    small = compiled(questions, RULES, sections={"default": {"fewest_members": 2}}, measures=[measure], total="m")
    coded = encode(small, LEFT_OUT)
    scores = BulkScorer(small, columns=coded.columns).scores(coded.codes, holds=coded.holds)
    bulk = [(scores.total.fraction(row), scores.maximum.fraction(row)) for row in range(len(LEFT_OUT))]
    assert bulk == of_engine(small, LEFT_OUT)


@pytest.mark.parametrize("on", ["points", "percent"])
@pytest.mark.parametrize("figure", ["section:s", "measure:nowhere"])
@pytest.mark.parametrize("end", [{"at_least": "5"}, {"above": "5"}, {"at_least": "50", "of_maximum": "0.5"}])
def test_adjustments_and_gates_that_turn_on_a_figure(on, figure, end):
    threshold = {"figure": figure, "on": on} | end
    adjust = [
        {"when": [threshold], "factor": "0.5", "rounding": {"places": 0}},
        {"when": [threshold | {"figure": "section:s"}], "add": "-1"},
    ]
    measure = {"key": "m", "of": [{"section": "s"}], "adjust": adjust}
    gates = [
        {"key": way, "threshold": threshold, "not_answered": way, "cap": "low", "sentence": "No."}
        for way in ("fails", "passes")
    ]
    for best, gate in product(("first", "last"), gates):
        scale = {
            "on": "points",
            "best": best,
            "levels": [{"key": "low"}, {"key": "mid", "above": "2"}, {"key": "high", "from": "4"}],
        }
        small = compiled([choice("q1"), choice("q2")], RULES, measures=[measure], total="m", scale=scale, gates=[gate])
        coded = encode(small, SHEETS)
        scores = BulkScorer(small, columns=coded.columns).scores(coded.codes)
        receipts = [Engine(small).receipt(Respondent("o"), sheet) for sheet in SHEETS]
        assert [scores.total.fraction(row) for row in range(9)] == [Fraction(one.total) for one in receipts]
        assert [["low", "mid", "high"][at] for at in scores.rating] == [one.rating for one in receipts]


def test_a_section_that_rounds_itself_and_a_measure_that_never_has_enough_members():
    questions = [choice("q1", not_applicable=True), choice("q2", not_applicable=True)]
    sections = {"default": {"weight": "0.4", "rounding": {"places": -1}}}
    measures = [{"key": "never", "fewest_members": 5, "of": [{"questions": "*"}]}]
    measures += [{"key": "m", "of": [{"section": "s"}, {"measure": "never"}], "rounding": {"places": 0}}]
    small = compiled(questions, RULES, sections=sections, measures=measures, total="m", rounding={"places": 1})
    bulk, engine = scored(small, LEFT_OUT)
    assert bulk == engine


def test_a_question_that_can_earn_nothing_at_all():
    rules = [{"match": "q1", "options": {"a": "0"}}, {"match": "q2", "options": POINTS}]
    bulk, engine = scored(compiled([choice("q1"), choice("q2")], rules, sections={"default": {"out_of": "10"}}), SHEETS)
    assert bulk == engine


def test_a_chained_question_that_enters_two_figures():
    chained = {"match": "q1", "options": POINTS, "counts_if": [{"question": "q2", "scores_more_than": "1"}]}
    measure = {"key": "m", "of": [{"section": "s"}, {"questions": "q1"}]}
    rules = [chained, {"match": "q2", "options": POINTS}]
    bulk, engine = scored(compiled([choice("q1"), choice("q2")], rules, measures=[measure], total="m"), SHEETS)
    assert bulk == engine


def test_more_weights_than_their_sums_can_be_listed():
    questions = [choice(f"q{at}", not_applicable=True) for at in range(12)]
    rules = [{"match": f"q{at}", "options": POINTS, "weight": 2**at} for at in range(12)]
    sheets = [{f"q{at}": "abc"[at % 3] for at in range(12) if mask >> at & 1} for mask in range(0, 4096, 97)]
    small = compiled(questions, rules, sections={"default": {"rule": "mean"}}, absence={"not_answered": "leave_out"})
    bulk, engine = scored(small, sheets)
    assert bulk == engine


@pytest.mark.parametrize("rule", ["lowest", "highest"])
def test_of_two_that_earn_the_same_the_first_gives_its_maximum(rule):
    rules = [{"match": "q1", "options": POINTS, "maximum": "5"}, {"match": "q2", "options": POINTS, "maximum": "9"}]
    small = compiled([choice("q1"), choice("q2")], rules, sections={"default": {"rule": rule}})
    bulk, engine = scored(small, [{"q1": "b", "q2": "b"}])
    assert bulk == engine == [(2, 5)]
