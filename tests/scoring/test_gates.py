import pytest

from scoring.gates import GateInput, result_of
from scoring.scheme.ratings import Gate
from tests.scoring.worlds import (
    NOT_APPLICABLE,
    Plain,
    asked,
    choice,
    engine,
    line,
    number,
    scored,
    section,
    several,
    words,
    yes_no,
)

SCALE = {
    "levels": [
        {"key": "red", "title": "Red"},
        {"key": "amber", "title": "Amber", "from": 40},
        {"key": "green", "from": 70},
    ]
}
YES, LETTERS = {"match": "a*", "options": {"yes": 10}}, {"match": "b*", "options": {"a": 10, "b": 6}}


def gated(questionnaire, *gates: Plain, rules=(YES, LETTERS), **more):
    stated = [
        {"cap": "amber", "sentence": f"Gate {at} failed.", "key": f"g{at}", **gate} for at, gate in enumerate(gates)
    ]
    return engine(questionnaire, *rules, scale=SCALE, gates=stated, **more)


CHOICE = asked(choice("q", not_applicable=True, applies_if='answers.shown != "no"'), yes_no("shown"))


@pytest.mark.parametrize(
    ("answers", "passed"),
    [
        ({"q": "a"}, True),
        ({"q": "b"}, True),
        ({"q": "c"}, False),
        ({}, False),
        ({"q": NOT_APPLICABLE}, True),
        ({"shown": "no", "q": "c"}, True),
    ],
)
def test_a_question_passes_with_the_options_named_and_where_it_does_not_count(answers, passed):
    made = gated(
        CHOICE,
        {"questions": "q", "passes_with": ["a", "b"]},
        rules=[{"match": "q", "options": {"a": 1}}],
        not_counted="shown",
    )
    (gate,) = scored(made, {"shown": "yes", **answers}).gates
    assert (gate.passed, gate.failed_on) == (passed, () if passed else ("q",))


def test_a_missing_answer_may_pass():
    gate = {"questions": "b", "passes_with": ["a"], "not_answered": "passes"}
    assert scored(gated(asked(choice("b")), gate, rules=[LETTERS]), {}).gates[0].passed is True


def test_of_several_options_one_that_passes_is_enough():
    made = gated(asked(several("b")), {"questions": "b", "passes_with": ["a"]}, rules=[LETTERS])
    assert [scored(made, {"b": given}).gates[0].passed for given in (["a", "c"], ["b", "c"])] == [True, False]


def test_every_question_of_a_gate_has_to_pass_and_those_that_fail_are_named_also_in_their_lines():
    made = gated(
        asked(yes_no("a1"), yes_no("a2"), yes_no("a3")), {"questions": "a*", "passes_with": ["yes"]}, rules=[YES]
    )
    receipt = scored(made, {"a1": "yes", "a2": "no"})
    assert receipt.gates[0].failed_on == ("a2", "a3")
    assert {key: line(receipt, key).gates for key in ("a1", "a2", "a3")} == {"a1": (), "a2": ("g0",), "a3": ("g0",)}


FIGURES = asked(section("s", number("n")), section("t", yes_no("x", applies_if="answers.n > 1000")))
NUMBERS = [{"match": "n", "linear": {"from": 0, "to": 40}}, {"match": "x", "options": {"yes": 1}}]


@pytest.mark.parametrize(
    ("threshold", "passed"),
    [
        ({"on": "percent", "at_least": 50}, [False, True, True]),
        ({"on": "percent", "above": 50}, [False, False, True]),
        ({"at_least": 20}, [False, True, True]),
        ({"above": 20}, [False, False, True]),
    ],
)
def test_a_gate_on_a_figure(threshold, passed):
    made = gated(FIGURES, {"threshold": {"figure": "section:s", **threshold}}, rules=NUMBERS)
    results = [scored(made, {"n": n}).gates[0] for n in ("19.9", 20, "20.1")]
    assert [(one.passed, one.failed_on) for one in results] == [(one, () if one else ("section:s",)) for one in passed]


@pytest.mark.parametrize(("policy", "passed"), [("fails", False), ("passes", True)])
def test_where_there_is_no_figure_the_gate_does_as_with_a_missing_answer(policy, passed):
    gate = {"threshold": {"figure": "section:t", "at_least": 1}, "not_answered": policy}
    assert scored(gated(FIGURES, gate, rules=NUMBERS), {"n": 5}).gates[0].passed is passed


def test_a_gate_that_fails_caps_the_rating_and_says_so():
    receipt = scored(
        gated(asked(yes_no("a"), choice("b")), {"questions": "b", "passes_with": ["a"]}), {"a": "yes", "b": "b"}
    )
    assert (receipt.rating_before_gates, receipt.rating) == ("green", "amber")
    assert receipt.rating_reason == "16 of 20 (80 %) would be green, capped at Amber: Gate 0 failed."


def test_the_lowest_cap_counts():
    gates = [{"questions": "b", "passes_with": ["a"]}, {"questions": "b", "passes_with": ["a"], "cap": "red"}]
    receipt = scored(gated(asked(yes_no("a"), choice("b")), *gates), {"a": "yes", "b": "b"})
    assert receipt.rating == "red"
    assert receipt.rating_reason == "16 of 20 (80 %) would be green, capped at Red: Gate 0 failed; Gate 1 failed."


def test_a_cap_never_lifts_a_rating():
    made = gated(asked(yes_no("a"), choice("b")), {"questions": "b", "passes_with": ["a"]})
    receipt = scored(made, {"a": "no", "b": "c"})
    assert (receipt.rating_before_gates, receipt.rating) == ("red", "red")
    assert receipt.rating_reason == "0 of 20 (0 %) is Red."


def test_an_option_is_told_by_its_whole_key():
    gate = Gate(key="g", questions="q", passes_with=("yes",), cap="red", sentence="No.")
    seen = GateInput(frozenset({"q"}), {"q": "yes, but"}, {})
    assert result_of(gate, ["q"], seen).passed is False


def test_words_are_no_option():
    questionnaire = asked(words("q"), yes_no("a"))
    gate = {"questions": "a", "passes_with": ["yes"]}
    made = gated(questionnaire, gate, rules=[{"match": "q", "answered": 1}], not_counted="a")
    assert scored(made, {"q": "yes", "a": "yes"}).gates[0].passed is True
