"""What of milestones may be told, and that nobody works out the rest."""

from collections.abc import Sequence

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from reports.suppression.milestones import ALL, Line, Round, Told, decided
from reports.suppression.told import Thresholds
from tests.reports.suppression.milestones_told import DUE, LEVELS, WAYS, WAYS_OF_TWO, Enemy, Says, a_round, told

MANY = ["complete 0"] * 4 + ["low 0"] * 4 + ["high 9"] * 4 + ["high 0"] * 3


def told_each(rounds: Sequence[Says], *, levels: Sequence[str] = LEVELS, complementary: bool = True) -> list[Told]:
    found: list[Told] = []
    for at, one in enumerate(rounds):
        before = (a_round(rounds[at - 1]), found[-1]) if found else None
        found.append(told(one, before, levels=levels, complementary=complementary))
    return found


def recovered(rounds: Sequence[Says], *, complementary: bool = True) -> list[tuple[int, str, str]]:
    levels = LEVELS if len(rounds) == 1 else LEVELS[:1]
    return Enemy(rounds, told_each(rounds, levels=levels, complementary=complementary)).recovered()


def programmes(rounds: int, ways: Sequence[str], most: int, places: int = 3) -> st.SearchStrategy[list[Says]]:
    """Each organisation says something in each of the rounds, or nothing."""
    one = st.tuples(*[st.sampled_from(ways)] * rounds)
    several = st.lists(st.lists(one, min_size=3, max_size=most), min_size=1, max_size=places)
    return several.map(
        lambda found: [
            {f"c{place}": [each[at] for each in some] for place, some in enumerate(found)} for at in range(rounds)
        ]
    )


@given(rounds=programmes(1, WAYS, 9))
@settings(max_examples=8, deadline=None)
def test_no_attacker_recovers_what_is_withheld_of_one_round(rounds: list[Says]) -> None:
    assert recovered(rounds) == []


@given(rounds=programmes(2, WAYS_OF_TWO, 7, places=2))
@settings(max_examples=8, deadline=None)
def test_no_attacker_recovers_what_is_withheld_of_either_of_two_rounds(rounds: list[Says]) -> None:
    assert recovered(rounds) == []


@given(rounds=programmes(3, WAYS_OF_TWO, 7, places=2))
@settings(max_examples=6, deadline=None)
def test_no_attacker_recovers_what_is_withheld_of_any_of_three_rounds(rounds: list[Says]) -> None:
    assert recovered(rounds) == []


@pytest.mark.parametrize(("rounds", "ways"), [(1, WAYS), (2, WAYS_OF_TWO)])
def test_without_complementary_suppression_such_programmes_are_found_at_once(rounds: int, ways: Sequence[str]) -> None:
    def is_broken(some: list[Says]) -> bool:
        return recovered(some, complementary=False) != []

    assert find(
        programmes(rounds, ways, 9), is_broken, settings=settings(max_examples=80, deadline=None, database=None)
    )


def test_where_nothing_is_small_all_is_told_and_the_median_over_twice_the_threshold() -> None:
    says = {"a": MANY, "b": MANY}
    first, second = told_each([says, says])
    assert first.lines == dict.fromkeys((ALL, "a", "b"), Line(figures=True))
    assert second.lines == dict.fromkeys((ALL, "a", "b"), Line(figures=True, slippage=True, median=True))
    assert first.worlds == second.worlds == ()


def test_a_median_is_not_told_over_fewer_than_twice_the_threshold_nor_beside_a_withheld_count() -> None:
    seven = ["complete 0"] * 3 + ["low 9"] * 4
    one_slips = {"a": ["low 0"] * 6 + ["high 0"] * 6}, {"a": ["low 0"] * 5 + ["low 9"] + ["high 0"] * 6}
    assert [one.median for one in told_each([{"a": seven}, {"a": seven}])[1].lines.values()] == [False, False]
    line = told_each(one_slips)[1].lines["a"]
    assert line.slippage and "later" in line.counts and not line.median


def test_all_complete_or_all_in_time_or_with_no_part_in_it_is_told_and_nobody_the_worse_for_it() -> None:
    for text in ("complete 0", "n/a"):
        assert told({"a": [text] * 6}).lines["a"] == Line(figures=True)


@pytest.mark.parametrize(
    ("text", "hidden"), [("high 0", "confidence high"), ("low 0", "confidence low"), ("complete 9", "late")]
)
def test_all_at_a_level_below_the_best_or_all_late_is_withheld(text: str, hidden: str) -> None:
    """Or of how many, so that nobody knows that it is all."""
    assert {hidden, "concerned"} & set(told({"a": [text] * 6 + ["n/a"] * 4}).lines["a"].counts)


def test_all_later_than_before_is_withheld() -> None:
    line = told_each([{"a": ["complete 0"] * 12}, {"a": ["complete 9"] * 12}])[1].lines["a"]
    assert {"later", "newly_late"} <= set(line.counts) or not line.slippage


def test_a_group_of_few_and_the_smallest_beside_it_have_no_figures() -> None:
    lines = told({"a": MANY, "b": MANY[:8], "few": ["low 0"] * 2, "silent": ["", ""]}).lines
    assert {key for key, line in lines.items() if not line.figures} == {"few", "b"}
    assert told({"a": ["n/a"] * 8 + ["low 0"] * 2}).lines["a"] == Line()


def test_slippage_is_told_only_of_whom_figures_were_told_before() -> None:
    was = {"a": MANY, "b": ["low 0"] * 2 + [""] * 13}
    lines = told_each([was, {"a": MANY, "b": MANY}])[1].lines
    assert lines["b"].figures and not lines["b"].slippage
    new = decided(a_round({"a": MANY}), LEVELS, {"a"}, Thresholds(4, 3), before=(Round([], None), Told(lines={})))
    assert new.lines["a"] == Line(figures=True)


def test_constituencies_that_may_not_be_named_count_in_all_together_alone() -> None:
    made = decided(a_round({"a": MANY, "b": MANY}), LEVELS, {"a"}, Thresholds(4, 3))
    assert set(made.lines) == {ALL, "a"}


def test_who_agreed_to_be_named_needs_no_protection() -> None:
    says = {"a": MANY, "One": ["low 9"]}
    made = decided(a_round(says), LEVELS, says, Thresholds(4, 3), public={"One-0"})
    assert made.lines["One"] == Line(figures=True)


def test_a_plan_without_a_day_has_nobody_late() -> None:
    says = {"a": MANY, "b": MANY}
    first = decided(a_round(says, None), LEVELS, says, Thresholds(4, 3))
    for due in (None, DUE):
        second = decided(a_round(says, due), LEVELS, says, Thresholds(4, 3), before=(a_round(says, None), first))
        assert second.lines["a"] == Line(figures=True, slippage=True, median=True)


def test_what_was_told_before_may_leave_no_slippage_to_tell() -> None:
    """A world that the round before left open, in which fewer were asked of it than gave a day in both rounds."""
    says = {"a": MANY}
    before = told(says)
    other = Told(lines=before.lines, worlds=({"a": (13, 1, 1)},))
    line = told(says, (a_round(says), other)).lines["a"]
    assert "matched" in line.counts or not line.slippage
    impossible = Told(lines=before.lines, worlds=({"a": (99, 0, 0)},))
    assert told(says, (a_round(says), impossible)).lines["a"] == Line(figures=True)
    assert told({**says, "b": MANY}, (a_round({**says, "b": MANY}), impossible)).lines[ALL] == Line(figures=True)
