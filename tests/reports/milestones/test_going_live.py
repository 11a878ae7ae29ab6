from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.question_types.milestone_grid import Row, State
from reports.milestones.going_live import Rule, is_ready, outcome_of
from reports.milestones.values import Said
from tests.reports.milestones.saying import M10, M16, said

METER_POINTS = Rule(("high",), within_plan=False, share=Fraction(95, 100), every_of=("DNO",))
"""At least 95 % of meter points and every distributor ready."""
READY, UNSURE, DONE = "in_progress 2025-09-01 high", "in_progress 2025-09-01 medium", "complete 2025-03-01"


def names(some):
    return [one.organisation for one in some]


def test_the_rule_is_met_once_the_share_and_every_distributor_are_ready():
    found = outcome_of(
        METER_POINTS,
        M10,
        [
            said("A", weight=900, M10=READY),
            said("B", weight=50, M10=DONE),
            said("C", weight=50),
            said("D", "DNO", 0, M10=DONE),
        ],
    )
    assert found.is_met and found.can_be_met and found.first == ()
    assert [(one.sentence, one.needed, one.reached) for one in found.conditions] == [
        ("At least 95 % of the weight is ready", 950, 950),
        ("Every organisation of DNO is ready", 1, 1),
    ]


def test_what_is_missing_is_named_the_weightiest_first_and_those_first_of_whom_everyone_is_needed():
    found = outcome_of(
        METER_POINTS,
        M10,
        [
            said("A", weight=500, M10=UNSURE),
            said("B", weight=300, M10=READY),
            said("C", weight=150),
            said("E", weight=50, M10=UNSURE),
            said("D", "DNO", 0, M10=UNSURE),
            said("F", "DNO", 0),
        ],
    )
    share, every = found.conditions
    assert not found.is_met
    assert (share.needed, share.reached, share.best, share.whole) == (950, 300, 450, 1000)
    assert (names(share.lacking), share.can_be_met) == (["A", "C", "E", "D", "F"], False)
    assert (names(every.lacking), every.reached, every.best, every.can_be_met) == (["D", "F"], 0, 1, False)
    assert names(found.first) == ["A", "C", "D", "F"]
    assert not found.can_be_met


def test_who_is_silent_could_still_turn_out_ready():
    found = outcome_of(METER_POINTS, M10, [said("A", weight=90, M10=READY), said("B", weight=10)])
    assert (found.is_met, found.can_be_met) == (False, True)
    assert names(found.first) == ["B"]


def test_a_market_role_is_called_what_people_call_it():
    rule = Rule(("high",), False, None, every_role=("distributor",))
    (condition,) = outcome_of(rule, M10, [said("o", "DNO")], {"distributor": "Distribution network"}).conditions
    assert condition.sentence == "Every organisation with the market role Distribution network is ready"


def test_a_market_role_and_a_share_of_organisations_can_be_asked_for():
    rule = Rule(("high", "medium"), False, Fraction(1, 2), by="count", every_role=("distributor",))
    found = outcome_of(rule, M10, [said("A", M10=UNSURE), said("B"), said("D", "DNO", M10=READY)])
    assert found.is_met and found.no_weight == ()
    assert [one.sentence for one in found.conditions] == [
        "At least 50 % of organisations is ready",
        "Every organisation with the market role distributor is ready",
    ]


def test_a_share_may_have_a_fraction_and_a_rule_need_none():
    assert (
        outcome_of(Rule((), False, Fraction(955, 1000)), M10, []).conditions[0].sentence
        == "At least 95.5 % of the weight is ready"
    )
    alone = outcome_of(Rule(("high",), False, None, every_of=("DNO",)), M10, [said("D", "DNO", None, M10=READY)])
    assert alone.is_met and alone.no_weight == ()
    assert not outcome_of(Rule((), False, None), M10, []).is_met


def test_ready_within_the_plan_is_not_ready_after_it():
    late = said("A", M10="in_progress 2025-09-25 high")
    assert is_ready(late, Rule(("high",), False, None), M10)
    assert not is_ready(late, Rule(("high",), True, None), M10)
    assert is_ready(said("A", M10="complete 2025-12-31"), Rule((), True, None), M10)
    assert is_ready(said("A", M16="not_started 2030-01-01 high"), Rule(("high",), True, None), M16)
    assert not is_ready(said("A"), Rule(("high",), False, None), M10)


def test_whom_it_does_not_apply_to_leaves_the_denominator_and_weights_that_are_missing_are_told():
    found = outcome_of(
        METER_POINTS,
        M10,
        [said("A", weight=1, M10=READY), said("B", weight=99, M10="not_applicable"), said("C", weight=None)],
    )
    assert (found.concerned, found.left_out, found.no_weight) == (2, 1, ("C Ltd",))
    assert found.is_met


STATES = st.sampled_from([READY, UNSURE, DONE, "not_applicable", ""])
WHERE = st.sampled_from(["Suppliers", "DNO"])


@given(st.lists(st.tuples(WHERE, STATES, st.integers(0, 5)), max_size=7), st.integers(0, 100))
def test_no_smaller_set_of_organisations_would_meet_the_rule(some, per_cent):
    rule = Rule(("high",), False, Fraction(per_cent, 100), every_of=("DNO",))
    asked = [
        said(f"O{at}", where, weight, **({"M10": state} if state else {}))
        for at, (where, state, weight) in enumerate(some)
    ]

    def met_by(chosen: set[str]) -> bool:
        return outcome_of(rule, M10, [_ready(one) if one.organisation in chosen else one for one in asked]).is_met

    first = set(names(outcome_of(rule, M10, asked).first))
    assert met_by(first)
    for size in range(len(first)):
        for chosen in combinations(names(asked), size):
            assert not met_by(set(chosen))


def _ready(one: Said) -> Said:
    row = one.rows.get("M10")
    if row is not None and row.state is State.NOT_APPLICABLE:
        return one
    rows = {"M10": Row("M10", State.COMPLETE, M10.due_on, "")}
    return Said(one.organisation, one.name, one.constituency, one.roles, one.weight, True, rows)
