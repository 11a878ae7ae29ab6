"""How far missing answers could move a total and its rating, worked out by hand."""

import pytest

from scoring.engine import Respondent
from scoring.possible import Situation, possible_totals
from tests.scoring.worlds import (
    NOT_APPLICABLE,
    Plain,
    asked,
    choice,
    engine,
    exact,
    maturity,
    number,
    pair,
    scored,
    section,
    several,
    sheet,
    words,
    yes_no,
)

PERCENT = {"levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 70}]}
POINTS = {"on": "points", "levels": [{"key": "red"}, {"key": "amber", "from": 4}, {"key": "green", "from": 7}]}


def bounds(made, answers: Plain | None = None, **who):
    receipt = scored(made, answers or {}, **who)
    return pair(receipt.lowest), pair(receipt.highest)


def ratings(made, answers: Plain | None = None):
    receipt = scored(made, answers or {})
    return receipt.worst_rating, receipt.best_rating


TWO = asked(yes_no("a"), choice("b", not_applicable=True))
RULES = ({"match": "a", "options": {"yes": 6, "no": 1}}, {"match": "b", "options": {"a": 4, "b": 2, "c": -1}})


@pytest.mark.parametrize(
    ("answers", "lowest", "highest"),
    [
        ({"a": "yes", "b": "b"}, ("8", "10"), ("8", "10")),
        ({"a": "yes"}, ("5", "10"), ("10", "10")),  # b: c or a
        ({"b": "a"}, ("4", "10"), ("10", "10")),  # a: not answered
        ({}, ("-1", "10"), ("10", "10")),
        ({"b": NOT_APPLICABLE}, ("0", "6"), ("6", "6")),
        ({"a": "no"}, ("0", "10"), ("5", "10")),  # not applicable would be 1 of 6
    ],
)
def test_each_missing_answer_could_be_anything_or_stay_away(answers, lowest, highest):
    assert bounds(engine(TWO, *RULES), answers) == (lowest, highest)


def test_what_is_left_out_can_be_better_or_worse_than_what_is_earned():
    made = engine(TWO, *RULES, absence={"not_answered": "leave_out"})
    assert bounds(made, {"a": "no"}) == (("0", "10"), ("5", "10"))
    assert bounds(made, {"b": "b"}) == (("3", "10"), ("8", "10"))


def test_on_points_points_are_compared_and_not_shares():
    made = engine(TWO, *RULES, absence={"not_answered": "leave_out"}, scale=POINTS)
    assert bounds(made, {"a": "yes"}) == (("5", "10"), ("10", "10"))
    assert bounds(made, {"b": "b"}) == (("2", "4"), ("8", "10"))
    assert ratings(made, {"b": "b"}) == ("red", "green")


def test_on_percent_the_rating_follows_the_share():
    made = engine(TWO, *RULES, scale=PERCENT)
    assert (bounds(made, {"b": "b"}), ratings(made, {"b": "b"})) == ((("2", "10"), ("8", "10")), ("red", "green"))
    assert ratings(made, {"a": "yes"}) == ("amber", "green")


def test_where_the_first_level_is_the_best_the_highest_total_is_the_worst():
    made = engine(TWO, *RULES, scale={**PERCENT, "best": "first"})
    assert ratings(made, {"b": "b"}) == ("green", "red")


@pytest.mark.parametrize(("figure", "rating"), [("rounded", "green"), ("exact", "amber")])
def test_a_scale_on_exact_figures_rates_bounds_before_rounding(figure, rating):
    made = engine(
        TWO,
        *RULES,
        scale={"figure": figure, "levels": [{"key": "amber"}, {"key": "green", "from": 100}]},
        rounding={"rule": "up", "places": -1},
    )
    assert scored(made, {"b": "b"}).best_rating == rating


REACHED = (
    (number("n", minimum=0, maximum=10), {"ranges": [{"from": 5, "points": 3}, {"from": 20, "points": 9}]}, ("0", "3")),
    (number("n", minimum=6), {"ranges": [{"from": 20, "points": 9}, {"from": 5, "points": 3}]}, ("0", "9")),
    (number("n", minimum=6, maximum=8, places=0), {"linear": {"from": 0, "to": 10}}, ("0", "8")),
    (number("n", minimum=2), {"linear": {"from": 0, "to": 10}, "absence": {"not_answered": "full"}}, ("2", "10")),
    ({"kind": "percent", "key": "n", "text": "?"}, {"linear": {"from": 0, "to": 200, "points": [0, 4]}}, ("0", "2")),
    (
        {"kind": "date", "key": "n", "text": "?", "earliest": "2026-02-01"},
        {"dates": [{"to": "2026-01-01", "points": 9}, {"above": "2026-01-01", "points": 2}]},
        ("0", "2"),
    ),
    ({"kind": "date", "key": "n", "text": "?"}, {"answered": 2}, ("0", "2")),
    (words("n"), {"answered": 2}, ("0", "2")),
    (several("n", "a b none!"), {"options": {"a": 3, "b": 4, "none": 5}}, ("0", "7")),
    (several("n", "a b none!"), {"options": {"a": 3, "b": 4, "none": 5}, "several": "mean"}, ("0", "5")),
    (several("n", "a b none!"), {"answered": 2}, ("0", "2")),
    (several("n"), {"options": {"a": 3, "b": 4, "c": 1}, "reversed": True}, ("0", "8")),
    (several("n"), {"options": {"a": 3, "b": 4, "c": 1}, "at_most": 5}, ("0", "5")),
    (choice("n"), {"options": {"a": 3, "b": 4}, "maximum": 2}, ("0", "4")),
    (choice("n", "a na"), {"options": {"a": -3, "na": 9}, "counts_as": {"na": "not_answered"}}, ("-3", "0")),
    (choice("n", "na no"), {"options": {}, "counts_as": {"na": "not_answered", "no": "not_answered"}}, ("0", "0")),
)


@pytest.mark.parametrize(("question", "rule", "ends"), REACHED)
def test_a_question_earns_no_more_and_no_less_than_it_lets_anybody_answer(question, rule, ends):
    made = engine(asked(question), {"match": "n", **rule}, scale=POINTS)
    lowest, highest = bounds(made)
    assert (lowest[0], highest[0]) == ends


HIDING = asked(
    yes_no("more"),
    choice("b", applies_if='answers.more == "yes"'),
    choice("c", applies_if='answers.more == "no"'),
    number("n", applies_if="has(answers.more)"),
)
EACH = (
    {"match": "b", "options": {"a": 10}},
    {"match": "c", "options": {"a": 4, "b": 2, "c": 2}},
    {"match": "n", "linear": {"from": 0, "to": 5}},
)


def test_questions_that_exclude_one_another_never_count_together():
    made = engine(HIDING, *EACH, not_counted="more", scale=POINTS)
    assert bounds(made) == (("0", "15"), ("15", "15"))
    assert bounds(made, {"more": "no"}) == (("0", "9"), ("9", "9"))


def test_an_answer_that_waits_behind_a_question_counts_if_it_is_asked_again():
    made = engine(HIDING, *EACH, not_counted="more", scale=POINTS)
    assert bounds(made, {"b": "a", "c": "c", "n": 5}) == (("7", "9"), ("15", "15"))
    assert bounds(made, {"more": "no", "b": "a", "c": "c", "n": 5}) == (("7", "9"), ("7", "9"))


def test_an_option_that_is_not_offered_cannot_be_chosen():
    options = [{"key": "a", "text": "A"}, {"key": "b", "text": "B", "applies_if": 'answers.more == "yes"'}]
    questionnaire = asked(yes_no("more"), {"kind": "single_choice", "key": "b", "text": "?", "options": options})
    made = engine(questionnaire, {"match": "b", "options": {"a": 1, "b": 8}}, not_counted="more", scale=POINTS)
    assert [bounds(made, answers)[1][0] for answers in ({}, {"more": "no"}, {"more": "yes"})] == ["8", "1", "8"]
    assert bounds(made, {"more": "no", "b": "b"}) == (("0", "8"), ("1", "8"))  # b does not count, and may be given anew


def test_a_number_that_decides_what_is_asked_is_tried_on_both_sides_of_each_end():
    questionnaire = asked(number("staff", minimum=0, places=0), choice("b", applies_if="answers.staff >= 10"))
    rules = ({"match": "staff", "linear": {"from": 0, "to": 20}}, {"match": "b", "options": {"a": 5, "b": 3, "c": 3}})
    made = engine(questionnaire, *rules, absence={"not_answered": "worst"}, scale=POINTS)
    assert bounds(made) == (("0", "20"), ("25", "25"))


def test_where_nobody_can_tell_what_a_condition_needs_the_question_may_be_asked_or_not():
    questionnaire = asked(words("why"), choice("b", applies_if='answers.why.startsWith("x")'))
    made = engine(
        questionnaire,
        {"match": "b", "options": {"a": 5}},
        not_counted="why",
        absence={"not_asked": "full"},
        scale=POINTS,
    )
    assert bounds(made) == (("0", "5"), ("5", "5"))
    assert bounds(made, {"why": "xyz"}) == (("0", "5"), ("5", "5"))
    assert bounds(made, {"why": "abc"}) == (("5", "5"), ("5", "5"))


def test_with_too_many_ways_every_question_they_decide_may_be_asked_or_not():
    """Eight questions with four options each, and one that is asked behind each of them."""
    steering = [choice(f"s{at}", "a b c d") for at in range(8)]
    behind = [yes_no(f"t{at}", applies_if=f'answers.s{at} != "a" && answers.s{at} != "b"') for at in range(8)]
    questionnaire = asked(*steering, *behind)
    made = engine(
        questionnaire,
        {"match": "t*", "options": {"yes": 1}, "absence": {"not_answered": "leave_out"}},
        not_counted="s*",
        scale=POINTS,
    )
    assert bounds(made) == (("0", "1"), ("8", "8"))
    assert bounds(made, {f"s{at}": "d" for at in range(8)}) == (("0", "1"), ("8", "8"))
    assert bounds(made, {f"s{at}": "a" for at in range(7)} | {"t7": "no"}) == (("0", "1"), ("0", "1"))


def test_a_chained_question_earns_what_it_does_if_the_other_scores_or_not():
    questionnaire = asked(yes_no("a"), choice("b"))
    chain = {"question": "a", "otherwise": "at_most", "at_most": 1}
    rules = (
        {"match": "a", "options": {"yes": 1}},
        {"match": "b", "options": {"a": 5, "b": 2, "c": 2}, "counts_if": [chain]},
    )
    made = engine(questionnaire, *rules, scale=POINTS)
    assert bounds(made, {"b": "a"}) == (("1", "6"), ("6", "6"))
    assert bounds(made, {"a": "no"}) == (("0", "6"), ("1", "6"))
    assert bounds(made, {"a": "yes"}) == (("1", "6"), ("6", "6"))


IMPACT = asked(
    section("risk", number("r", minimum=0, maximum=100)), section("mitigation", number("m", minimum=0, maximum=40))
)
ADJUST = {"when": [{"figure": "section:mitigation", "on": "percent", "at_least": 80}], "factor": "0.85"}


def impact(**more):
    rules = ({"match": "r", "linear": {"from": 0, "to": 100}}, {"match": "m", "linear": {"from": 0, "to": 40}})
    measures = [{"key": "level", "of": [{"section": "risk"}], "adjust": [ADJUST], **more}]
    return engine(
        IMPACT,
        *rules,
        measures=measures,
        total="level",
        scale={"best": "first", "on": "points", "levels": [{"key": "I"}, {"key": "II", "from": 26}]},
    )


@pytest.mark.parametrize(
    ("answers", "lowest", "highest", "worst_and_best"),
    [
        ({"r": 30, "m": 40}, "25.5", "25.5", ("I", "I")),
        ({"r": 30}, "25.5", "30", ("II", "I")),
        ({"r": 30, "m": 31}, "30", "30", ("II", "II")),
        ({"m": 32}, "0", "85", ("II", "I")),
        ({}, "0", "100", ("II", "I")),
    ],
)
def test_a_mitigation_may_still_apply_or_not(answers, lowest, highest, worst_and_best):
    made = impact()
    assert (bounds(made, answers)[0][0], bounds(made, answers)[1][0], ratings(made, answers)) == (
        lowest,
        highest,
        worst_and_best,
    )


def test_an_adjustment_used_as_a_floor_holds_for_the_bounds():
    """From nought up nothing changes; whatever does not reach nought becomes nought."""
    rules = ({"match": "a", "options": {"yes": -6, "no": 2}}, {"match": "b", "options": {"a": 4}})
    floor = [
        {"when": [{"figure": "measure:raw", "at_least": 0}]},
        {"when": [{"figure": "measure:raw", "at_least": -1000}], "factor": 0},
    ]
    measures = [{"key": "raw", "of": [{"questions": "*"}]}, {"key": "m", "of": [{"measure": "raw"}], "adjust": floor}]
    made = engine(asked(yes_no("a"), choice("b")), *rules, measures=measures, total="m", scale=POINTS)
    assert bounds(made) == (("0", "6"), ("6", "6"))
    assert bounds(made, {"b": "a"}) == (("0", "6"), ("6", "6"))
    assert bounds(made, {"a": "yes"}) == (("0", "6"), ("0", "6"))
    assert bounds(made, {"a": "no"}) == (("2", "6"), ("6", "6"))


def test_a_ceiling_too():
    ceiling = [{"when": [{"figure": "section:s", "on": "percent", "above": 50}], "factor": 0, "add": 5}]
    measures = [{"key": "m", "rule": "mean", "of": [{"section": "s"}], "adjust": ceiling}]
    made = engine(
        asked(yes_no("a"), choice("b")),
        {"match": "a", "options": {"yes": 6}},
        {"match": "b", "options": {"a": 4}},
        measures=measures,
        total="m",
        scale=POINTS,
    )
    assert bounds(made) == (("0", "10"), ("5", "10"))
    assert bounds(made, {"a": "yes"}) == (("5", "10"), ("5", "10"))


NO_PLAN = {"key": "plan", "cap": "red", "sentence": "There is no plan.", "questions": "b", "passes_with": ["a"]}


@pytest.mark.parametrize(
    ("gate", "answers", "found"),
    [
        ({}, {"a": "yes", "b": "a"}, ("green", "green")),
        ({}, {"b": "a"}, ("amber", "green")),
        ({}, {"b": "b"}, ("red", "red")),
        ({}, {"a": "yes"}, ("red", "green")),
        ({"not_answered": "passes", "passes_with": ["a", "b", "c"]}, {"a": "yes"}, ("amber", "green")),
        ({}, {"a": "yes", "b": NOT_APPLICABLE}, ("green", "green")),
        ({"questions": "a", "passes_with": ["yes"]}, {"b": "a"}, ("red", "green")),
    ],
)
def test_gates_that_could_fail_lower_the_worst_and_those_that_must_the_best_rating(gate, answers, found):
    made = engine(TWO, *RULES, scale=PERCENT, gates=[{**NO_PLAN, **gate}])
    assert ratings(made, answers) == found


def test_a_gate_on_a_figure_could_fail_while_the_figure_is_open():
    gate = {
        "key": "g",
        "cap": "red",
        "sentence": "Too little.",
        "threshold": {"figure": "section:s", "on": "percent", "at_least": 90},
    }
    made = engine(TWO, *RULES, scale=PERCENT, gates=[gate])
    assert ratings(made, {"a": "yes"}) == ("red", "green")
    assert ratings(made, {"b": "b"}) == ("red", "red")
    assert ratings(made, {"a": "yes", "b": "a"}) == ("green", "green")


def test_a_gate_on_a_question_that_may_not_be_asked():
    gate = {"key": "g", "cap": "red", "sentence": "No.", "questions": "b", "passes_with": ["a"]}
    made = engine(HIDING, *EACH, not_counted="more", scale=POINTS, gates=[gate])
    assert ratings(made, {"c": "a", "n": 5}) == ("red", "green")
    assert ratings(made, {"more": "no", "c": "a", "n": 5}) == ("green", "green")
    assert ratings(made, {"b": "c", "c": "a", "n": 5, "more": "yes"}) == ("red", "red")
    unknown = asked(words("why"), choice("b", applies_if='answers.why.startsWith("x")'), yes_no("a"))
    rules = ({"match": "a", "options": {"yes": 9}}, {"match": "b", "answered": 0})
    made = engine(unknown, *rules, not_counted="why", scale=POINTS, gates=[gate])
    assert ratings(made, {"a": "yes"}) == ("red", "green")
    assert ratings(made, {"a": "yes", "b": "c"}) == ("red", "green")


def test_a_member_that_may_enter_counts_as_present_or_not():
    """`more` counts nowhere and hides nothing, but decides what enters."""
    questionnaire = asked(choice("more", "x y z"), choice("b"), choice("c"))
    of = [{"questions": "b"}, {"questions": "c", "applies_if": 'answers.more == "x"'}]
    rules = ({"match": "b", "options": {"a": 10}}, {"match": "c", "options": {"a": 10}})
    made = engine(
        questionnaire, *rules, not_counted="more", measures=[{"key": "m", "rule": "mean", "of": of}], total="m"
    )
    assert bounds(made, {"b": "a", "c": "b"}) == (("5", "10"), ("10", "10"))
    assert bounds(made, {"b": "a", "c": "b", "more": "x"}) == (("5", "10"), ("5", "10"))
    assert bounds(made, {"b": "a", "c": "b", "more": "z"}) == (("10", "10"), ("10", "10"))


@pytest.mark.parametrize("times", [1, 2])
def test_a_member_whose_condition_nobody_can_tell_is_in_doubt(times):
    questionnaire = asked(words("why"), choice("b"), choice("c"))
    of = [{"questions": "b", "weight": times}] + times * [
        {"questions": "c", "applies_if": 'answers.why.startsWith("x")'}
    ]
    rules = ({"match": "b", "options": {"a": 10}}, {"match": "c", "options": {"a": 10}})
    measures = [{"key": "m", "rule": "mean", "of": of}]
    made = engine(questionnaire, *rules, not_counted="why", measures=measures, total="m")
    assert bounds(made, {"b": "a", "c": "b"}) == (("5", "10"), ("10", "10"))
    assert bounds(made, {"b": "a"}) == (("5", "10"), ("10", "10"))


@pytest.mark.parametrize(
    ("policy", "lowest", "highest"), [("leave_out", ("0", "10"), ("20", "20")), ("zero", ("0", "20"), ("20", "20"))]
)
def test_a_section_that_may_be_absent_is_left_out_or_nothing(policy, lowest, highest):
    questionnaire = asked(section("s", yes_no("a")), section("t", yes_no("b", applies_if='answers.a == "yes"')))
    measures = [{"key": "m", "of": [{"section": "s"}, {"section": "t"}], "absent_members": policy}]
    made = engine(questionnaire, {"match": "*", "options": {"yes": 10}}, measures=measures, total="m", scale=POINTS)
    assert bounds(made) == (lowest, highest)
    assert bounds(made, {"a": "no"}) == (lowest, lowest)


def test_rounding_widens_the_bounds_only_where_it_could_change_the_order_of_shares():
    rules = ({"match": "a", "options": {"yes": "6.4", "no": "1.4"}}, {"match": "b", "options": {"a": 4}})
    rounded = engine(TWO, *rules, rounding={"places": 0})
    assert bounds(rounded, {"a": "yes"}) == (("5.9", "10.4"), ("6.9", "6.4"))  # 6.4 of 10.4 to 6.4 of 6.4, and a half
    assert bounds(rounded, {"b": "b"}) == (("0", "10.4"), ("6", "10.4"))
    assert bounds(engine(TWO, *rules, rounding={"places": 1}), {"a": "yes"}) == (("6.4", "10.4"), ("10.4", "10.4"))
    assert bounds(engine(TWO, *rules, rounding={"places": 0}, sections={"default": {"out_of": 100}}), {"a": "yes"}) == (
        ("62", "100"),
        ("100", "100"),
    )


@pytest.mark.parametrize(
    ("rule", "lowest", "highest"),
    [
        ("up", ("6.4", "10.4"), ("7.4", "6.4")),
        ("down", ("5.4", "10.4"), ("10.4", "10.4")),
        ("half_even", ("5.9", "10.4"), ("6.9", "6.4")),
    ],
)
def test_it_widens_them_to_the_side_to_which_it_rounds(rule, lowest, highest):
    rules = ({"match": "a", "options": {"yes": "6.4", "no": "1.4"}}, {"match": "b", "options": {"a": 4}})
    assert bounds(engine(TWO, *rules, rounding={"places": 0, "rule": rule}), {"a": "yes"}) == (lowest, highest)


def test_of_totals_of_which_nothing_is_possible_points_are_compared():
    made = engine(TWO, {"match": "a", "options": {"yes": -1, "no": -4}}, not_counted="b", scale=PERCENT)
    assert (bounds(made), ratings(made)) == ((("-4", "0"), ("0", "0")), (None, None))


def test_where_there_could_be_no_total_there_are_no_bounds():
    made = engine(
        asked(yes_no("a"), yes_no("b", applies_if='answers.a == "yes"')),
        {"match": "b", "answered": 1},
        not_counted="a",
        scale=PERCENT,
    )
    assert bounds(made, {"a": "no"}) == ((None, None), (None, None))
    assert ratings(made, {"a": "no"}) == (None, None)


def test_a_questionnaire_in_which_nothing_can_be_answered_has_no_bounds_either():
    questionnaire = asked(
        yes_no("a", applies_if="profile.big"), yes_no("b"), profile={"big": {"kind": "yes_no", "title": "?"}}
    )
    made = engine(questionnaire, {"match": "a", "answered": 1}, not_counted="b", scale=PERCENT)
    found = made.possible(Respondent("org"))
    assert (found.lowest, found.highest, found.worst_rating, found.best_rating) == (None, None, None, None)


def test_what_makes_no_difference_is_not_open():
    made = engine(
        asked(yes_no("a"), yes_no("note_it"), yes_no("gate")),
        {"match": "a", "answered": 1},
        not_counted=["note_it", "gate"],
    )
    compiled = made.compiled
    situation = Situation(compiled, [], {}, None)
    assert situation.open_in(compiled.plan.applied({}, {})) == ["a"]
    gates = [(object(), ["gate"])]
    assert sorted(Situation(compiled, gates, {}, None).open_in(compiled.plan.applied({}, {}))) == ["a", "gate"]


def test_nothing_open_gives_the_total_itself():
    made = engine(TWO, *RULES, scale=PERCENT)
    answers = sheet(TWO, {"a": "yes", "b": "b"})
    found = possible_totals(
        Situation(made.compiled, made.gates, {}, None), answers, made.compiled.plan.applied(answers, {})
    )
    assert (found.lowest, found.highest, found.worst_rating, found.best_rating) == (
        found.highest,
        found.lowest,
        "green",
        "green",
    )
    assert found.lowest.score == exact("8")


def test_a_maturity_level_that_a_condition_looks_into_is_tried_level_by_level():
    questionnaire = asked(maturity("how"), choice("b", applies_if='answers.how.startsWith("m")'))
    rules = ({"match": "how", "spread": {"from": 0, "to": 10}}, {"match": "b", "options": {"a": 4, "b": 4, "c": 4}})
    made = engine(questionnaire, *rules, scale=POINTS, absence={"not_answered": "zero"})
    assert bounds(made) == (("0", "10"), ("10", "10"))  # middle: 5 + 4 of 14; high: 10 of 10


def test_a_question_in_which_nothing_can_be_answered_stays_open():
    """Its range leaves no whole number."""
    made = engine(
        asked(number("n", minimum="0.2", maximum="0.8", places=0), yes_no("a")),
        {"match": "n", "linear": {"from": 0, "to": 1}},
        {"match": "a", "answered": 1},
    )
    assert bounds(made) == (("0", "2"), ("1", "2"))


def test_an_adjustment_on_a_figure_that_is_never_there_does_not_apply():
    small = {"profile": {"big": {"kind": "yes_no", "title": "?"}}}
    questionnaire = asked(section("s", yes_no("a")), section("t", yes_no("b", applies_if="profile.big")), **small)
    adjust = [{"when": [{"figure": "section:t", "at_least": 0}], "add": 5}]
    for made_of, found in (("s", (("0", "3"), ("3", "3"))), ("t", ((None, None), (None, None)))):
        measures = [{"key": "m", "of": [{"section": made_of}], "adjust": adjust}]
        made = engine(questionnaire, {"match": "*", "options": {"yes": 3}}, measures=measures, total="m")
        assert bounds(made) == found


def test_a_total_that_rounds_itself_is_not_rounded_again():
    measures = [{"key": "m", "of": [{"questions": "*"}], "out_of": 100, "rounding": {"places": 1}}]
    rules = ({"match": "a", "options": {"yes": 1}}, {"match": "b", "options": {"a": 2}})
    made = engine(TWO, *rules, measures=measures, total="m", rounding={"places": 0})
    assert bounds(made, {"a": "yes"}) == (("33.3", "100"), ("100", "100"))


def test_a_section_that_may_be_absent_is_the_same_nothing_in_every_way():
    questionnaire = asked(
        yes_no("steer"),
        section("u", yes_no("a", applies_if='answers.steer == "yes"')),
        section("t", yes_no("b", not_applicable=True)),
    )
    measures = [{"key": "m", "of": [{"section": "u"}, {"section": "t"}], "absent_members": "zero"}]
    made = engine(
        questionnaire, {"match": ["a", "b"], "options": {"yes": 10}}, not_counted="steer", measures=measures, total="m"
    )
    assert bounds(made) == (("0", "20"), ("20", "20"))
    assert bounds(made, {"steer": "no"}) == (("0", "20"), ("10", "20"))
