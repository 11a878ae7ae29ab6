from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.question_types.milestone_grid import State
from reports.dataset import ALL
from reports.milestones.standing import Before, amount_of, standing
from reports.milestones.values import Amount, Planned, Slippage
from tests.reports.milestones.saying import LEVELS, M10, M16, said

NOW = [
    said("A", weight=60, M10="in_progress 2025-09-30 high", M16="not_started 2027-07-31 low"),
    said("B", weight=30, M10="complete 2025-03-01", M16="not_applicable"),
    said("C", weight=10),
    said("D", "DNO", weight=5, M10="in_progress 2025-09-01 medium", M16="in_progress 2027-07-31 high"),
]
THEN = Before(
    [
        said("A", weight=60, M10="in_progress 2025-08-31 high"),
        said("B", weight=30, M10="in_progress 2025-04-01 high"),
        said("D", "DNO", weight=5, M10="in_progress 2025-09-01 low", M16="in_progress 2027-07-30 high"),
        said("E", weight=5, M10="in_progress 2025-08-31 high"),
    ],
    {"M10": Planned("M10", "Ready", date(2025, 3, 31)), "M16": Planned("M16", "Cutover", date(2026, 12, 31))},
)


def line(milestone, constituency, before=THEN):
    return next(
        one
        for one in standing(NOW, [M10, M16], LEVELS, before)
        if one.milestone.key == milestone and one.constituency == constituency
    )


def amount(count, weight):
    return Amount(count, Fraction(weight))


def test_each_milestone_has_all_together_first_and_then_each_constituency():
    assert [(one.milestone.key, one.constituency) for one in standing(NOW, [M10, M16], LEVELS)] == [
        ("M10", ALL), ("M10", "Suppliers"), ("M10", "DNO"), ("M16", ALL), ("M16", "Suppliers"), ("M16", "DNO"),
    ]  # fmt: skip


def test_confidence_is_counted_over_those_it_applies_to_by_count_and_by_weight():
    every = line("M10", ALL)
    assert (every.of, every.said, every.concerned) == (amount(4, 105), amount(3, 95), amount(3, 95))
    assert (every.complete, every.by_confidence) == (
        amount(1, 30),
        {"low": amount(0, 0), "medium": amount(1, 5), "high": amount(1, 60)},
    )
    cutover = line("M16", "Suppliers")
    assert (cutover.said, cutover.concerned, cutover.by_confidence["low"]) == (
        amount(2, 90),
        amount(1, 60),
        amount(1, 60),
    )


def test_late_is_after_the_day_of_the_plan_and_unknown_without_one():
    assert (line("M10", ALL).late, line("M10", ALL).latest_on) == (amount(1, 60), date(2025, 9, 30))
    assert (line("M16", ALL).late, line("M16", ALL).latest_on) == (None, date(2027, 7, 31))


def test_slippage_is_of_those_who_gave_a_day_in_both_rounds():
    assert line("M10", ALL).slippage == Slippage(amount(3, 95), amount(1, 60), amount(1, 30), Fraction(0), amount(0, 0))
    assert line("M10", "Suppliers").slippage == Slippage(
        amount(2, 90), amount(1, 60), amount(1, 30), Fraction(30 - 31, 2), amount(0, 0)
    )
    assert line("M16", "Suppliers").slippage == Slippage(amount(0, 0), amount(0, 0), amount(0, 0), None, amount(0, 0))
    assert line("M10", ALL, None).slippage is None


def test_newly_late_is_who_kept_to_the_plan_of_the_round_before_and_not_to_this_one():
    then = Before(THEN.said, {"M10": Planned("M10", "Ready", date(2025, 9, 5))})
    assert line("M10", ALL, then).slippage.newly_late == amount(1, 60)
    undated = Before(THEN.said, {"M10": Planned("M10", "Ready", None)})
    assert line("M10", ALL, undated).slippage.newly_late == amount(0, 0)


def test_how_far_the_plan_itself_moved_is_told_apart():
    assert line("M10", ALL).plan_moved == 177
    assert line("M16", ALL).plan_moved is None
    assert line("M10", ALL, None).plan_moved is None
    assert line("M10", ALL, Before([], {})).plan_moved is None


def test_a_sum_of_weights_is_not_known_where_one_is_missing():
    assert amount_of([said("A", weight=5), said("B", weight=None)]) == Amount(2, None)
    assert amount_of([]) == amount(0, 0)


ROWS = st.sampled_from(
    ["", "not_applicable", "complete 2025-01-31", "in_progress 2025-09-30 high", "not_started 2025-09-01 low"]
)


@given(st.lists(st.tuples(st.sampled_from(["X", "Y"]), ROWS, ROWS, st.integers(0, 9)), max_size=8))
def test_constituencies_add_up_to_all_together(some):
    now = [said(f"O{at}", name, weight, **({"M10": a} if a else {})) for at, (name, a, _, weight) in enumerate(some)]
    then = [said(f"O{at}", name, weight, **({"M10": b} if b else {})) for at, (name, _, b, weight) in enumerate(some)]
    every, *parts = standing(now, [M10], LEVELS, Before(then, {}))
    for figure in ("of", "said", "concerned", "complete", "late"):
        assert getattr(every, figure).count == sum(getattr(part, figure).count for part in parts)
        assert getattr(every, figure).weight == sum(getattr(part, figure).weight for part in parts)
    for figure in ("matched", "later", "earlier"):
        assert getattr(every.slippage, figure).count == sum(getattr(part.slippage, figure).count for part in parts)
    assert every.concerned.count == every.complete.count + sum(one.count for one in every.by_confidence.values())
    assert every.said.count - every.concerned.count == sum(
        one.rows["M10"].state is State.NOT_APPLICABLE for one in now if "M10" in one.rows
    )
