"""Published readiness figures of other programmes, of which mostly counts are known."""

from fractions import Fraction

import pytest

from reports.comparison import compare
from reports.comparison.distributions import Distribution, distribution_change
from reports.comparison.headlines import headlines
from reports.comparison.tables import distributions, sides
from tests.reports.comparison.worlds import Asked, a_round

# Year 2000 readiness of US banks and thrifts: supervisors' letters, four rounds. The first is of another population.
Y2K = [
    Distribution(title, asked, {"unsatisfactory": bad, "needs improvement": some, "satisfactory": good})
    for title, asked, good, some, bad in (
        ("29 May 1998", 6_034, 5_296, 695, 43),
        ("31 December 1998", 10_415, 10_095, 304, 16),
        ("31 March 1999", 10_379, 10_042, 313, 24),
        ("30 June 1999", 10_335, 10_246, 78, 11),
    )
]
PERCENT = [("0.71", "11.52", "87.77"), ("0.15", "2.92", "96.93"), ("0.23", "3.02", "96.75"), ("0.11", "0.75", "99.14")]


@pytest.mark.parametrize(("one", "percent"), [*zip(Y2K, PERCENT, strict=True)])
def test_shares_of_each_round(one, percent):
    assert one.rated == one.asked
    assert [one.percent(level) for level in one.at] == [Fraction(text) for text in percent]


@pytest.mark.parametrize(
    ("at", "counts", "asked", "tendency"),
    [(1, (8, 9, -53), -36, "worse"), (2, (-13, -235, 204), -44, "better")],
)
def test_a_setback_is_seen_and_then_the_recovery(at, counts, asked, tendency):
    change = distribution_change(Y2K[at], Y2K[at + 1])
    assert (tuple(change.counts.values()), change.asked, change.tendency) == (counts, asked, tendency)


def test_the_first_round_is_of_another_population_and_the_reader_is_told():
    change = distribution_change(Y2K[0], Y2K[1])
    assert change.warnings == ("The base changed: 6,034 organisations in 29 May 1998, and 10,415 in 31 December 1998.",)


@pytest.mark.parametrize(("of", "qualified", "percent"), [(292, 160, "54.79"), (114, 64, "56.14"), (80, 41, "51.25")])
def test_shares_of_market_participants_qualified(of, qualified, percent):
    one = Distribution("27 January 2010", of, {"not qualified": of - qualified, "qualified": qualified})
    assert one.percent("qualified") == Fraction(percent)


QUALIFIED = """
readiness: questionnaire/1
key: qualification
version: "1"
title: Qualification
sections:
  - {key: s, title: Section, questions: [{kind: single_choice, key: state, text: Which?, options: [{key: red, text: R}, {key: amber, text: A}, {key: green, text: G}]}]}
"""
BY_STATE = """
readiness: scheme/1
key: qualification
version: "1"
title: Qualification
questionnaire: {key: qualification}
questions: [{match: state, options: {amber: 50, green: 100}}]
scale: {levels: [{key: red}, {key: amber, from: 50}, {key: green, from: 100}]}
constituencies: {rule: worst}
"""


def state(one, *, weight=None):
    return lambda name: Asked(name, {"state": one}, weight=weight)


def rounds(*of):
    return [a_round(str(at + 1), one, questions=QUALIFIED, scheme=BY_STATE) for at, one in enumerate(of)]


def test_the_share_by_count_and_the_share_by_weight_stand_side_by_side():
    """64 of 114 with resources were qualified, which was 78.77 per cent of generation: weights are made to say so."""
    many = [state("green", weight=7877 * 50)(f"q{at}") for at in range(64)]
    few = [state("red", weight=2123 * 64)(f"n{at}") for at in range(50)]
    pair = compare(rounds(few + many, few + many), {}).pairs[0]
    row = next(row for row in distributions([pair]).rows if row[3:5] == ("all respondents", "green"))
    assert (row[5], row[9], row[11]) == ("64", "56.14", "78.77")


def test_one_red_category_turns_the_whole_red_and_is_what_worsened():
    """Overall status by the worst category, 22 May 2008: registration red, all others green, as all were before."""
    names = ("engagement", "connectivity", "registration", "telemetry", "training", "trials")
    before = [state("green")(name) for name in names]
    after = [state("red" if name == "registration" else "green")(name) for name in names]
    whole = compare(rounds(before, after), {}).pairs[0].all
    assert (whole.before.rating, whole.after.rating) == ("green", "red")
    assert (whole.worsened, whole.improved) == (("registration",), ())
    assert whole.decomposition.real_movement == -2


def test_all_amber_is_amber():
    three = [state("amber")(name) for name in ("cost", "schedule", "scope")]
    assert compare(rounds(three, three), {}).pairs[0].all.after.rating == "amber"


def test_thirty_eight_of_unknown_is_never_a_rate():
    one = [state("green")(f"o{at}") for at in range(38)]
    first, second = (
        a_round(key, one, questions=QUALIFIED, scheme=BY_STATE, population_known=False) for key in ("G1", "G2")
    )
    pair = compare([first, second], {}).pairs[0]
    assert pair.all.after.n_of_N == "38 of unknown"
    assert sides([pair]).rows[0][3:5] == ("38 of unknown", "38 of unknown")
    texts = [*pair.warnings, *headlines(pair)]
    assert "Round G1: 38 of unknown. How many were asked is not known, so no response rate is stated." in texts
    assert not any("100" in text for text in texts)
