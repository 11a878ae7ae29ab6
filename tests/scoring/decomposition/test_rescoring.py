"""Answers read back and scored again, case by case; that it agrees with the engine on all of them is a property."""

import pytest

from questionnaires.answers import Absence
from scoring.constituencies.standing import figure_of
from scoring.decomposition.rescoring import Rescorer, Whose
from scoring.decomposition.restricting import restricted
from scoring.decomposition.saying import Said
from tests.scoring.decomposition.rounds import Asked, a_round
from tests.scoring.worlds import asked, choice, number, section, yes_no

SCALE = {"levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 80}]}
Q = number("q", minimum=0, maximum=100)
R = number("r", minimum=0, maximum=100)


def rule(key, **more):
    return {"match": key, "linear": {"from": 0, "to": 100}, **more}


def again(one, keys=None):
    """The organisation `a` scored again on all questions, or on some."""
    said = Said(one)
    words = said.of("a")
    whole = restricted(one.compiled, keys or list(words))
    marks = {key: said.mark(counted, words[key]) for key, counted in whole.counted.items()}
    return Rescorer(whole).member(words, marks, Whose("c", None, {}))


def agrees(one):
    scale, receipt = one.compiled.scheme.scale, one.receipts["a"]
    member = again(one)
    figure = figure_of(scale.on if scale is not None else "points", receipt)
    return (member.figure, member.rating) == (figure, receipt.rating) and figure is not None


@pytest.mark.parametrize(
    "otherwise", [{"otherwise": "zero"}, {"otherwise": "leave_out"}, {"otherwise": "at_most", "at_most": 30}]
)
@pytest.mark.parametrize("q", [0, 50, None])
@pytest.mark.parametrize("r", [90, None])
def test_chained_questions_count_as_they_did(otherwise, q, r):
    rules = [rule("q"), rule("r", counts_if=[{"question": "q", **otherwise}])]
    answers = {key: value for key, value in (("q", q), ("r", r)) if value is not None}
    one = a_round(asked(Q, R), rules, {"a": Asked(answers)}, scale=SCALE, absence={"not_answered": "zero"})
    assert agrees(one)


def test_a_chain_to_a_question_that_is_left_out_does_not_hold():
    rules = [rule("q"), rule("r", counts_if=[{"question": "q"}])]
    one = a_round(asked(Q, R), rules, {"a": Asked({"r": 90})}, scale=SCALE, absence={"not_answered": "leave_out"})
    assert agrees(one)


def test_a_chain_to_a_question_that_was_not_asked_both_times_is_no_more():
    rules = [rule("q"), rule("r", counts_if=[{"question": "q"}])]
    one = a_round(asked(Q, R), rules, {"a": Asked({"q": 0, "r": 90})}, scale=SCALE)
    assert again(one, ["r"]).figure == 90


def measured(measure, **answers):
    """Two sections and a measure that is the total."""
    questionnaire = asked(section("x", Q), section("y", R, yes_no("z")))
    rules = [rule("q"), rule("r"), {"match": "z", "options": {"yes": 0}}]
    return a_round(
        questionnaire,
        rules,
        {"a": Asked(answers)},
        scale=SCALE,
        measures=[{"key": "m", **measure}],
        total="m",
        absence={"not_answered": "leave_out"},
    )


def test_measures_are_adjusted_as_they_were():
    of = [{"sections": "*"}]
    adjust = [{"when": [{"figure": "section:x", "at_least": 50, "on": "points"}], "factor": 2}]
    for q in (40, 60):
        assert agrees(measured({"of": of, "adjust": adjust}, q=q, r=10))


def test_a_member_enters_only_where_its_condition_holds():
    of = [{"section": "x"}, {"section": "y", "applies_if": 'answers.z == "yes"'}]
    for z in ("yes", "no"):
        assert agrees(measured({"of": of, "rule": "mean"}, q=40, r=100, z=z))


def test_a_member_without_a_figure_counts_as_the_scheme_says():
    of = [{"section": "x"}, {"section": "y"}]
    for absent in ("leave_out", "zero"):
        assert agrees(measured({"of": of, "rule": "mean", "absent_members": absent}, q=40))


def test_where_nothing_counts_there_is_no_figure():
    one = a_round(asked(Q), [rule("q")], {"a": Asked({})}, scale=SCALE, absence={"not_answered": "leave_out"})
    assert (again(one).figure, again(one).rating) == (None, None)


def test_where_nothing_is_possible_there_is_no_percentage():
    one = a_round(asked(choice("o")), [{"match": "o", "options": {"a": 0}}], {"a": Asked({"o": "a"})}, scale=SCALE)
    assert (again(one).figure, again(one).rating) == (None, None)


def test_a_scale_may_look_at_the_exact_total_and_at_points():
    scale = {"on": "points", "figure": "exact", "levels": [{"key": "low"}, {"key": "high", "from": 50}]}
    one = a_round(asked(Q), [rule("q")], {"a": Asked({"q": "49.9"})}, scale=scale, rounding={"places": 0})
    assert (again(one).figure, again(one).rating) == (50, "low")


def test_an_option_that_stands_for_an_absence_is_one():
    points = {"match": "o", "options": {"a": 1}, "counts_as": {"b": "not_applicable"}}
    one = a_round(asked(choice("o", "a b"), Q), [points, rule("q")], {"a": Asked({"o": "b", "q": 30})}, scale=SCALE)
    assert agrees(one)
    said = Said(one)
    assert said.of("a") == {"o": "b", "q": 30}
    counted = one.compiled.counted["o"]
    assert [said.mark(counted, words) for words in ("b", Absence.NOT_ASKED)] == [None, None]
    assert said.mark(counted, "a").score == 1
