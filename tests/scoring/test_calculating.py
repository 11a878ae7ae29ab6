"""Figures made of other figures, worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.calculating import Earned, median, reaches
from scoring.scheme.figures import Threshold
from tests.scoring.worlds import Plain, asked, engine, exact, number, pair, scored, section, total, working, yes_no

# Three questions, earning what is answered of 10, 20 and 5.
THREE = asked(*(number(key, minimum=-10, maximum=100) for key in "abc"))
MAXIMA = {"a": 10, "b": 20, "c": 5}
RULES = [{"match": key, "linear": {"from": -10, "to": 100}, "maximum": most} for key, most in MAXIMA.items()]


def measured(answers: Plain, of: list[Plain], **figure: object):
    """The receipt of one measure `m` that is the total."""
    measure = {"key": "m", "of": of, **figure}
    return scored(engine(THREE, *RULES, measures=[measure], total="m", absence={"not_answered": "leave_out"}), answers)


def outcome(answers: Plain, of: list[Plain], **figure: object) -> tuple[str | None, str | None]:
    return total(measured(answers, of, **figure))


ALL = [{"questions": "*"}]
WEIGHED = [{"questions": "a"}, {"questions": "b", "weight": 2}, {"questions": "c", "weight": "0.5"}]


@pytest.mark.parametrize(
    ("rule", "plain"),
    [
        ("sum", ("19", "35")),  # 6 + 9 + 4 of 10 + 20 + 5
        ("mean", ("19/3", "35/3")),
        ("median", ("6", "10")),
        ("lowest", ("4", "5")),
        ("highest", ("9", "20")),
    ],
)
def test_each_rule_over_members_alike(rule, plain):
    assert outcome({"a": 6, "b": 9, "c": 4}, ALL, rule=rule) == plain


@pytest.mark.parametrize(
    ("rule", "weighed"),
    [("sum", ("26", "52.5")), ("mean", ("52/7", "15"))],  # 6 + 18 + 2 of 10 + 40 + 2.5; over 3.5
)
def test_sums_and_means_take_weights(rule, weighed):
    assert outcome({"a": 6, "b": 9, "c": 4}, WEIGHED, rule=rule) == weighed


def test_the_median_of_an_even_number_is_halfway():
    assert outcome({"a": 6, "b": 9}, ALL, rule="median") == ("7.5", "15")


@pytest.mark.parametrize(
    ("answers", "score"), [({"a": 4, "b": 9}, "6"), ({"a": 7, "b": 7}, "7"), ({"a": 0, "b": 9}, "0")]
)
def test_a_geometric_mean_of_two(answers, score):
    found = outcome(answers, ALL, rule="geometric_mean")
    assert round(Fraction(found[0]), 40) == Fraction(score)
    assert found[1].startswith("14.142135623730950488016887242096980")  # the root of 10 x 20


def test_a_geometric_mean_takes_weights_as_exponents():
    of = [{"questions": "a", "weight": 1}, {"questions": "b", "weight": 3}, {"questions": "c", "weight": 0}]
    assert round(exact(outcome({"a": 1, "b": 16, "c": 3}, of, rule="geometric_mean")[0]), 40) == 8


@pytest.mark.parametrize(
    ("answers", "of", "step"),
    [
        ({"a": -1, "b": 4}, ALL, "a geometric mean needs weights and no figure below nought"),
        ({"a": 1}, [{"questions": "a", "weight": 0}], "a geometric mean needs weights and no figure below nought"),
    ],
)
def test_a_geometric_mean_there_is_not(answers, of, step):
    receipt = measured(answers, of, rule="geometric_mean")
    assert (total(receipt), working(receipt, "measure:m").steps) == ((None, None), (step,))


def test_a_mean_of_no_weight_is_no_figure():
    receipt = measured({"a": 1}, [{"questions": "a", "weight": 0}], rule="mean")
    assert (total(receipt), working(receipt, "measure:m").steps) == ((None, None), ("all weights are nought",))


@pytest.mark.parametrize(
    ("rule", "score"),
    [("sum", "185"), ("mean", "185/3"), ("median", "60"), ("lowest", "45"), ("highest", "80")],  # 60, 45, 80 of 100
)
def test_members_brought_to_one_maximum_can_be_compared(rule, score):
    found = outcome({"a": 6, "b": 9, "c": 4}, ALL, rule=rule, each_out_of=100)
    assert found == (score, "300" if rule == "sum" else "100")


def test_an_outcome_brought_to_a_maximum():
    assert outcome({"a": 6, "b": 9, "c": 4}, ALL, out_of=100) == ("380/7", "100")
    assert outcome({"a": 6, "b": 9, "c": 4}, ALL, each_out_of=10, out_of=1, rule="mean") == ("37/60", "1")


def test_nothing_possible_cannot_be_brought_to_a_maximum():
    rule = {"match": "a", "linear": {"from": -10, "to": 0}, "maximum": 0}
    measures = [{"key": "m", "of": [{"questions": "a"}], "out_of": 100}]
    receipt = scored(engine(asked(number("a")), rule, measures=measures, total="m"), {"a": -3})
    assert (total(receipt), working(receipt, "measure:m").steps[-1]) == ((None, None), "nothing is possible")


@pytest.mark.parametrize(("fewest", "found"), [(1, ("15", "30")), (2, ("15", "30")), (3, (None, None))])
def test_with_fewer_members_than_needed_there_is_no_figure(fewest, found):
    receipt = measured({"a": 6, "b": 9}, ALL, fewest_members=fewest)
    assert total(receipt) == found
    if found == (None, None):
        assert working(receipt, "measure:m").steps == ("2 of at least 3 members present",)


def test_a_reversed_figure_is_its_maximum_less_itself():
    assert outcome({"a": 6, "b": 9}, ALL, reversed=True) == ("15", "30")
    assert outcome({"a": 1, "b": 9}, ALL, reversed=True, out_of=100) == ("200/3", "100")
    assert outcome({"a": -2}, ALL, reversed=True) == ("12", "10")


def test_a_figure_is_rounded_before_anything_else_uses_it():
    measures = [
        {"key": "m", "of": ALL, "rule": "mean", "rounding": {"rule": "half_up", "places": 0}},
        {"key": "n", "of": [{"measure": "m", "weight": 10}]},
    ]
    receipt = scored(engine(THREE, *RULES, measures=measures, total="n"), {"a": 6, "b": 9, "c": 4})
    assert (pair(receipt.measures["m"]), total(receipt)) == (("6", "35/3"), ("60", "350/3"))
    assert working(receipt, "measure:m").steps == (
        "19 over a count of 3: the mean is 6.3333… of 11.6666…",
        "6.3333… rounded to whole numbers, halves up: 6",
    )


NESTED = asked(
    section("one", number("a"), section("inner", number("b"), section("innermost", number("c")))),
    section("two", number("d")),
)
EACH = [{"match": "*", "linear": {"from": 0, "to": 10}}]
FOUR = {"a": 10, "b": 6, "c": 1, "d": 5}


def test_sections_add_up_their_questions_and_the_sections_inside_them():
    receipt = scored(engine(NESTED, *EACH), FOUR)
    assert {key: pair(amount) for key, amount in receipt.sections.items()} == {
        "one": ("17", "30"),
        "inner": ("7", "20"),
        "innermost": ("1", "10"),
        "two": ("5", "10"),
    }
    assert total(receipt) == ("22", "40")


def test_averages_nest_as_deep_as_sections_do():
    receipt = scored(engine(NESTED, *EACH, sections={"default": {"rule": "mean"}}), FOUR)
    assert {key: pair(amount) for key, amount in receipt.sections.items()} == {
        "one": ("6.75", "10"),  # (10 + 3.5) / 2
        "inner": ("3.5", "10"),  # (6 + 1) / 2
        "innermost": ("1", "10"),
        "two": ("5", "10"),
    }
    assert total(receipt) == ("11.75", "20")


def test_a_section_may_follow_a_rule_of_its_own_and_be_made_of_anything():
    by_key = {
        "inner": {"rule": "lowest"},
        "two": {"of": [{"questions": "a"}, {"section": "innermost"}], "rule": "mean", "weight": 2},
    }
    receipt = scored(engine(NESTED, *EACH, sections={"by_key": by_key}), FOUR)
    assert {key: pair(amount) for key, amount in receipt.sections.items()} == {
        "one": ("11", "20"),
        "inner": ("1", "10"),
        "innermost": ("1", "10"),
        "two": ("5.5", "10"),
    }
    assert total(receipt) == ("22", "40")


def test_a_section_without_questions_of_its_own_has_a_figure_where_a_section_inside_it_has():
    questionnaire = asked(section("outer", section("inner", yes_no("b"))), section("rest", yes_no("a")))
    by_key = {"inner": {"of": [{"questions": "a"}]}}
    made = engine(questionnaire, {"match": "a", "options": {"yes": 3}}, not_counted="b", sections={"by_key": by_key})
    receipt = scored(made, {"a": "yes"})
    assert {key: pair(amount) for key, amount in receipt.sections.items()} == {
        "outer": ("3", "3"),
        "inner": ("3", "3"),
        "rest": ("3", "3"),
    }
    assert total(receipt) == ("6", "6")


def test_measures_are_made_of_questions_sections_and_measures_in_any_order():
    measures = [
        {"key": "top", "rule": "mean", "of": [{"measure": "below"}, {"section": "two", "weight": 3}]},
        {"key": "below", "of": [{"questions": ["a", "c"]}, {"sections": "inner*"}]},
    ]
    receipt = scored(engine(NESTED, *EACH, measures=measures, total="top"), FOUR)
    assert {key: pair(amount) for key, amount in receipt.measures.items()} == {
        "below": ("19", "50"),  # 10 + 1 + 7 + 1
        "top": ("8.5", "20"),  # (19 + 3 x 5) / 4
    }
    assert list(receipt.measures) == ["top", "below"]


HIDDEN = asked(
    section("one", yes_no("a"), yes_no("b", applies_if='answers.a == "yes"')),
    section("two", yes_no("c", not_applicable=True, applies_if='answers.a == "yes"')),
)
YES = [{"match": "*", "options": {"yes": 10}}]


@pytest.mark.parametrize(
    ("absent", "found", "left_out"),
    [("leave_out", ("0", "10"), "nothing to count"), ("zero", ("0", "20"), None)],
)
def test_a_section_with_nothing_to_count_is_left_out_or_counts_as_nothing(absent, found, left_out):
    measures = [{"key": "m", "of": [{"section": "one"}, {"section": "two"}], "absent_members": absent}]
    receipt = scored(engine(HIDDEN, *YES, measures=measures, total="m"), {"a": "no"})
    part = working(receipt, "measure:m").parts[1]
    assert (total(receipt), pair(receipt.sections["two"])) == (found, (None, None))
    assert (part.of, part.score, part.left_out) == ("section:two", "0" if absent == "zero" else None, left_out)


@pytest.mark.parametrize(
    ("profile", "found"), [({"big": True}, ("10", "20")), ({"big": False}, ("10", "10")), ({}, ("10", "10"))]
)
def test_a_member_may_enter_only_for_some(profile, found):
    questionnaire = asked(yes_no("a"), yes_no("b"), profile={"big": {"kind": "yes_no", "title": "Big?"}})
    measures = [{"key": "m", "of": [{"questions": "a"}, {"questions": "b", "applies_if": "profile.big"}]}]
    receipt = scored(
        engine(questionnaire, *YES, measures=measures, total="m"), {"a": "yes", "b": "no"}, profile=profile
    )
    assert total(receipt) == found
    left_out = None if profile.get("big") else "only where profile.big"
    assert [part.left_out for part in working(receipt, "measure:m").parts] == [None, left_out]


@pytest.mark.parametrize(
    ("constituency", "found"), [("DNO", ("0", "10")), ("iDNO", ("10", "10")), (None, ("10", "10"))]
)
def test_a_member_may_enter_only_for_a_constituency(constituency, found):
    dno = 'constituency == "DNO"'
    measures = [
        {"key": "m", "of": [{"questions": "a", "applies_if": f"!({dno})"}, {"questions": "b", "applies_if": dno}]}
    ]
    made = engine(asked(yes_no("a"), yes_no("b")), *YES, measures=measures, total="m")
    assert total(scored(made, {"a": "yes", "b": "no"}, constituency=constituency)) == found


# Impact less mitigation, as algorithmic impact assessments have it: 80 per cent of the mitigation takes 15 per cent off.
IMPACT = asked(section("impact", number("risk")), section("mitigation", number("measures")))
IMPACT_RULES = (
    {"match": "risk", "linear": {"from": 0, "to": 100}},
    {"match": "measures", "linear": {"from": 0, "to": 40}},
)


def adjusted(answers: Plain, *adjust: Plain, **figure: object):
    measures = [{"key": "m", "of": [{"section": "impact"}], "adjust": adjust, **figure}]
    return scored(engine(IMPACT, *IMPACT_RULES, measures=measures, total="m"), answers)


MITIGATED = {"when": [{"figure": "section:mitigation", "on": "percent", "at_least": 80}], "factor": "0.85"}


@pytest.mark.parametrize(("measures", "score"), [(32, "42.5"), (31, "50"), (40, "42.5")])
def test_a_measure_is_adjusted_from_a_share_of_another_up(measures, score):
    assert total(adjusted({"risk": 50, "measures": measures}, MITIGATED)) == (score, "100")


@pytest.mark.parametrize(
    ("threshold", "holds"),
    [
        ({"on": "percent", "at_least": 50}, [False, True, True]),
        ({"on": "percent", "above": 50}, [False, False, True]),
        ({"on": "percent", "at_least": 100, "of_maximum": "0.5"}, [False, True, True]),
        ({"on": "points", "at_least": 20}, [False, True, True]),
        ({"on": "points", "above": 20}, [False, False, True]),
    ],
)
def test_thresholds_on_points_and_percent_with_and_without_their_end(threshold, holds):
    adjust = {"when": [{"figure": "section:mitigation", **threshold}], "add": 1}
    scores = [total(adjusted({"risk": 50, "measures": at}, adjust))[0] for at in ("19.99", 20, "20.01")]
    assert scores == ["51" if hold else "50" for hold in holds]


def test_the_first_adjustment_that_holds_is_the_only_one():
    adjust = [
        {"when": [{"figure": "section:mitigation", "at_least": 30}], "factor": 2},
        {"when": [{"figure": "section:mitigation", "at_least": 10}], "factor": 3},
    ]
    scores = [total(adjusted({"risk": 10, "measures": at}, *adjust))[0] for at in (40, 20, 5)]
    assert scores == ["20", "30", "10"]


def test_every_threshold_of_an_adjustment_has_to_hold():
    adjust = {"when": [{"figure": f"section:{key}", "at_least": 20} for key in ("impact", "mitigation")], "add": -5}
    scores = [total(adjusted({"risk": a, "measures": b}, adjust))[0] for a, b in ((30, 30), (30, 10), (10, 30))]
    assert scores == ["25", "30", "10"]


def test_an_adjustment_says_what_it_did_and_why():
    adjust = {**MITIGATED, "add": 2, "rounding": {"rule": "half_up", "places": 0}, "sentence": {"en": "Well mitigated"}}
    steps = working(adjusted({"risk": 51, "measures": 40}, adjust), "measure:m").steps
    assert steps == (
        "the sum is 51 of 100",
        "adjusted: 51 x 0.85 + 2, rounded to whole numbers, halves up = 45 (Well mitigated)",
    )


def test_an_adjustment_that_does_not_hold_says_why():
    half = {"when": [{"figure": "section:mitigation", "above": 80, "on": "percent", "of_maximum": "0.5"}], "add": -3}
    steps = working(adjusted({"risk": 50, "measures": 10}, half), "measure:m").steps
    assert steps[1:] == ("not adjusted: section:mitigation is 10 of 40, not above 80 % of 0.5 of its maximum",)
    points = {"when": [{"figure": "section:mitigation", "at_least": 11}], "add": -3}
    assert working(adjusted({"risk": 50, "measures": 10}, points), "measure:m").steps[1:] == (
        "not adjusted: section:mitigation is 10 of 40, not at least 11 points",
    )
    taken = working(adjusted({"risk": 50, "measures": 11}, points), "measure:m").steps[1]
    assert taken == "adjusted: 50 - 3 = 47"


def test_a_figure_that_is_not_there_reaches_no_threshold():
    questionnaire = asked(
        section("impact", number("risk")), section("other", yes_no("x", applies_if="answers.risk > 1000"))
    )
    measures = [
        {
            "key": "m",
            "of": [{"section": "impact"}],
            "adjust": [{"when": [{"figure": "section:other", "at_least": -9}], "add": 1}],
        }
    ]
    rules = ({"match": "risk", "linear": {"from": 0, "to": 100}}, {"match": "x", "options": {"yes": 1}})
    receipt = scored(engine(questionnaire, *rules, measures=measures, total="m"), {"risk": 5})
    assert (total(receipt)[0], working(receipt, "measure:m").steps[1]) == (
        "5",
        "not adjusted: section:other has no figure, not at least -9 points",
    )


def test_adjustment_comes_before_the_figures_own_rounding():
    figure = {"rounding": {"rule": "half_up", "places": 0}}
    assert total(adjusted({"risk": 50, "measures": 40}, MITIGATED, **figure)) == ("43", "100")


@pytest.mark.parametrize(("numbers", "middle"), [([3, 1, 2], 2), ([4, 1], Fraction(5, 2)), ([7], 7)])
def test_a_median(numbers, middle):
    assert median([Fraction(number) for number in numbers]) == middle


def test_reaching_is_told_on_exact_numbers():
    percent = Threshold(figure="section:s", on="percent", at_least=Decimal("33.3333333333"))
    assert [reaches(percent, Earned(Fraction(1, 3) - less, Fraction(1))) for less in (0, Fraction(1, 10**12))] == [
        True,
        False,
    ]
    assert reaches(percent, None) is False
