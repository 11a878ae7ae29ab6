"""What an answer or an absence brings to its question: policies, options that are no answer, chains."""

import pytest

from tests.scoring.worlds import NOT_APPLICABLE, asked, choice, engine, line, number, scored, several, total, yes_no

POLICIES = ("leave_out", "zero", "worst", "full")
# The question earns from -2 to 10, so each policy brings something else.
BROUGHT = {"leave_out": (None, None), "zero": ("0", "10"), "worst": ("-2", "10"), "full": ("10", "10")}
SAID = {
    "leave_out": "left out of what is possible",
    "zero": "0 of 10",
    "worst": "the fewest points, -2 of 10",
    "full": "counted in full, 10",
}
ASKED = asked(
    yes_no("shown"),
    choice("q", not_applicable=True, applies_if='answers.shown == "yes"'),
)
RULE = {"match": "q", "options": {"a": 10, "b": -2}}
ABSENT = {
    "not_asked": {"shown": "no", "q": "a"},
    "not_answered": {"shown": "yes"},
    "not_applicable": {"shown": "yes", "q": NOT_APPLICABLE},
}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("absence", ABSENT)
def test_the_scheme_says_what_each_absence_does(absence, policy):
    receipt = scored(engine(ASKED, RULE, not_counted="shown", absence={absence: policy}), ABSENT[absence])
    found = line(receipt, "q")
    assert (found.points, found.maximum) == BROUGHT[policy]
    assert (found.contribution, found.possible) == BROUGHT[policy]
    assert (found.absence, found.policy) == (absence, policy)
    assert found.rule == f"{absence.replace('_', ' ')}: {SAID[policy]}"
    assert total(receipt) == BROUGHT[policy]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("absence", ABSENT)
def test_a_question_may_differ_from_its_scheme(absence, policy):
    other = "zero" if policy != "zero" else "full"
    rule = {**RULE, "absence": {absence: policy}}
    receipt = scored(engine(ASKED, rule, not_counted="shown", absence={absence: other}), ABSENT[absence])
    assert (line(receipt, "q").points, line(receipt, "q").policy) == (BROUGHT[policy][0], policy)


@pytest.mark.parametrize(
    ("absence", "policy"), [("not_asked", "leave_out"), ("not_answered", "zero"), ("not_applicable", "leave_out")]
)
def test_unless_a_scheme_says_otherwise_only_silence_costs(absence, policy):
    receipt = scored(engine(ASKED, RULE, not_counted="shown"), ABSENT[absence])
    assert line(receipt, "q").policy == policy


def test_the_input_is_what_was_said_and_nothing_where_it_was_not_asked():
    made = engine(ASKED, RULE, not_counted="shown")
    inputs = {name: line(scored(made, answers), "q").input for name, answers in ABSENT.items()}
    assert inputs == {"not_asked": None, "not_answered": None, "not_applicable": {"not_applicable": "because"}}
    assert line(scored(made, {"shown": "yes", "q": "b"}), "q").input == "b"


@pytest.mark.parametrize("absence", ["not_applicable", "not_answered"])
def test_an_option_can_be_an_absence_and_then_its_points_do_not_count(absence):
    rule = {"match": "q", "options": {"a": 10, "b": 5, "na": 99}, "counts_as": {"na": absence}}
    found = line(scored(engine(asked(choice("q", "a b na")), rule, absence={absence: "worst"}), {"q": "na"}), "q")
    assert (found.input, found.absence, found.policy, found.points, found.maximum) == (
        "na",
        absence,
        "worst",
        "5",
        "10",
    )


def test_a_list_of_options_is_an_absence_if_any_of_them_is():
    rule = {"match": "q", "options": {"a": 10}, "counts_as": {"none": "not_answered"}}
    found = line(scored(engine(asked(several("q", "a none")), rule), {"q": ["a", "none"]}), "q")
    assert (found.input, found.absence, found.points) == (["a", "none"], "not_answered", "0")


def test_a_line_has_its_points_times_its_weight():
    rule = {"match": "n", "linear": {"from": 0, "to": 3, "points": [0, 1]}, "weight": "1.5"}
    found = line(scored(engine(asked(number("n")), rule), {"n": 1}), "n")
    assert (found.points, found.points_exact, found.maximum, found.weight) == ("0." + "3" * 34, "1/3", "1", "1.5")
    assert (found.contribution, found.contribution_exact, found.possible) == ("0.5", None, "1.5")


CHAINED = asked(yes_no("first"), number("second", minimum=0, not_applicable=True))


def chained(**chain):
    rules = (
        {"match": "first", "options": {"yes": 1}},
        {"match": "second", "linear": {"from": 0, "to": 10}, "counts_if": [{"question": "first", **chain}]},
    )
    return engine(CHAINED, *rules)


@pytest.mark.parametrize(
    ("chain", "answers", "brought", "why"),
    [
        ({}, {"first": "yes", "second": 8}, ("8", "10"), None),
        ({}, {"first": "no", "second": 8}, ("0", "10"), "scores more than 0, which it does not: 0 instead of 8"),
        ({}, {"second": 8}, ("0", "10"), "scores more than 0, which it does not: 0 instead of 8"),
        (
            {"otherwise": "leave_out"},
            {"first": "no", "second": 8},
            (None, None),
            "scores more than 0, which it does not: left out",
        ),
        (
            {"otherwise": "at_most", "at_most": 3},
            {"first": "no", "second": 8},
            ("3", "10"),
            "scores more than 0, which it does not: 3, since at most 3",
        ),
        (
            {"otherwise": "at_most", "at_most": 3},
            {"first": "no", "second": 2},
            ("2", "10"),
            "scores more than 0, which it does not: 2, since at most 3",
        ),
        ({"scores_more_than": "0.5"}, {"first": "yes", "second": 8}, ("8", "10"), None),
        (
            {"scores_more_than": 1},
            {"first": "yes", "second": 8},
            ("0", "10"),
            "scores more than 1, which it does not: 0 instead of 8",
        ),
    ],
)
def test_a_chained_question_counts_only_if_the_other_scored(chain, answers, brought, why):
    found = line(scored(chained(**chain), answers), "second")
    assert (found.points, found.maximum) == brought
    assert found.chain == (None if why is None else f"counts only if first {why}")
    assert found.rule == f"{answers['second']} between 0 and 10 earns {answers['second']}"


@pytest.mark.parametrize("answers", [{"first": "no"}, {"first": "no", "second": NOT_APPLICABLE}])
def test_an_absent_question_follows_its_policy_and_not_its_chain(answers):
    assert line(scored(chained(otherwise="leave_out"), answers), "second").chain is None


def test_a_question_chained_to_a_hidden_one_does_not_count():
    questionnaire = asked(yes_no("shown"), yes_no("first", applies_if='answers.shown == "yes"'), yes_no("second"))
    rules = (
        {"match": "first", "options": {"yes": 1}},
        {"match": "second", "options": {"yes": 4}, "counts_if": [{"question": "first"}]},
    )
    made = engine(questionnaire, *rules, not_counted="shown")
    hidden = scored(made, {"shown": "no", "first": "yes", "second": "yes"})
    assert (line(hidden, "second").points, total(hidden)) == ("0", ("0", "4"))
    assert total(scored(made, {"shown": "yes", "first": "yes", "second": "yes"})) == ("5", "5")


def test_chains_run_on_from_one_question_to_the_next_whatever_their_order():
    questionnaire = asked(yes_no("third"), yes_no("second"), yes_no("first"))
    rules = (
        {"match": "third", "options": {"yes": 1}, "counts_if": [{"question": "second"}]},
        {"match": "second", "options": {"yes": 1}, "counts_if": [{"question": "first"}]},
        {"match": "first", "options": {"yes": 1}},
    )
    receipt = scored(engine(questionnaire, *rules), {"third": "yes", "second": "yes", "first": "no"})
    assert [(one.question, one.points) for one in receipt.lines] == [("third", "0"), ("second", "0"), ("first", "0")]


def test_of_several_chains_the_first_that_does_not_hold_decides():
    questionnaire = asked(yes_no("a"), yes_no("b"), yes_no("c"))
    rules = (
        {"match": "a", "options": {"yes": 1}},
        {"match": "b", "options": {"yes": 1}},
        {
            "match": "c",
            "options": {"yes": 9},
            "counts_if": [
                {"question": "a", "otherwise": "leave_out"},
                {"question": "b", "otherwise": "at_most", "at_most": 2},
            ],
        },
    )
    made = engine(questionnaire, *rules)
    points = {
        f"{a} {b}": line(scored(made, {"a": a, "b": b, "c": "yes"}), "c").points
        for a in ("yes", "no")
        for b in ("yes", "no")
    }
    assert points == {"yes yes": "9", "yes no": "2", "no yes": None, "no no": None}


def test_the_stars_of_a_chain_repeat_what_those_of_the_rule_stand_for():
    questionnaire = asked(yes_no("a.exists"), yes_no("a.open"), yes_no("b.exists"), yes_no("b.open"))
    rules = (
        {"match": "*.exists", "options": {"yes": 1}},
        {"match": "*.open", "options": {"yes": 1}, "counts_if": [{"question": "*.exists"}]},
    )
    receipt = scored(
        engine(questionnaire, *rules), {"a.exists": "no", "a.open": "yes", "b.exists": "yes", "b.open": "yes"}
    )
    assert [one.points for one in receipt.lines] == ["0", "0", "1", "1"]
