"""Which groups may have figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.suppression import Group, shown_groups
from reports.suppression.spans import atoms_of, gives_away
from tests.reports.suppression.attacker import finds_few


def members(name: str, count: int) -> frozenset[str]:
    return frozenset(f"{name}{at}" for at in range(count))


def programme(**sizes: int) -> list[Group]:
    parts = [Group(name, members(name, count), 1) for name, count in sizes.items()]
    return [Group("all", frozenset().union(*(one.members for one in parts))), *parts]


def test_a_small_constituency_is_withheld_and_with_it_the_smallest_that_would_give_it_away() -> None:
    assert shown_groups(programme(large=9, middle=6, small=3), 5) == {"all", "large"}


def test_two_small_constituencies_hide_one_another() -> None:
    assert shown_groups(programme(large=9, middle=6, few=3, two=2), 5) == {"all", "large", "middle"}


def test_all_together_are_withheld_where_they_are_few() -> None:
    assert shown_groups(programme(one=1, two=2), 5) == frozenset()


def test_a_constituency_without_answers_has_nothing_to_protect() -> None:
    assert shown_groups(programme(large=9, none=0), 5) == {"all", "large", "none"}


def test_a_constituency_of_one_that_agreed_is_shown_and_hides_nobody() -> None:
    assert shown_groups(programme(large=9, one=1), 5, public=["one0"]) == {"all", "large", "one"}
    assert shown_groups(programme(large=9, one=1, three=3), 5, public=["one0"]) == {"all", "one"}


def test_a_matched_cohort_is_withheld_where_the_rest_would_be_few() -> None:
    asked = members("a", 12)
    few_left = Group("matched", asked - {"a0", "a1"}, 2)
    many_left = Group("matched", asked - members("a", 6), 2)
    assert shown_groups([Group("all", asked), few_left], 5) == {"all"}
    assert shown_groups([Group("all", asked), many_left], 5) == {"all", "matched"}


def test_two_cohorts_that_differ_by_one_organisation_each_way_are_not_both_shown() -> None:
    core = members("core", 8)
    rest = members("rest", 9)
    groups = [
        Group("all", core | rest | {"x", "y"}),
        Group("first", core | {"x"}, 1),
        Group("second", core | {"y"}, 1),
    ]
    assert shown_groups(groups, 5) == {"all", "first"}


def test_what_was_shown_before_stays_and_nothing_new_gives_it_away() -> None:
    groups = programme(large=9, middle=6, few=4)
    before = shown_groups(groups, 5)
    assert before == {"all", "large"}
    assert shown_groups(groups, 3, before=sorted(before)) == {"all", "large", "middle", "few"}
    assert shown_groups(groups, 5, before=["all", "middle"]) == {"all", "middle"}


def test_small_atoms_that_are_too_many_to_be_sure_count_as_given_away() -> None:
    each = {f"g{at}": [f"o{at}", *(f"p{at}-{more}" for more in range(3))] for at in range(31)}
    each["together"] = [f"o{at}" for at in range(31)]
    assert gives_away(atoms_of(each), frozenset(each), 3)
    few = {key: members for key, members in each.items() if key != "g30"}
    assert not gives_away(atoms_of({**few, "together": each["together"][:30]}), frozenset(few), 3)


SETS = st.lists(st.frozensets(st.integers(0, 8).map(str), max_size=9), min_size=1, max_size=5)


@given(sets=SETS, threshold=st.integers(2, 4))
@settings(max_examples=60, deadline=None)
def test_no_attacker_finds_a_sum_over_few_organisations(sets: list[frozenset[str]], threshold: int) -> None:
    groups = [Group(f"g{at}", one, at % 2) for at, one in enumerate(sets)]
    shown = shown_groups(groups, threshold)
    printed = [one.members for one in groups if one.key in shown]
    assert not finds_few(printed, threshold)


@given(sets=SETS, threshold=st.integers(2, 4))
@settings(max_examples=60, deadline=None)
def test_what_is_withheld_would_have_given_somebody_away(sets: list[frozenset[str]], threshold: int) -> None:
    groups = [Group(f"g{at}", one, at % 2) for at, one in enumerate(sets)]
    shown = shown_groups(groups, threshold)
    printed = [one.members for one in groups if one.key in shown]
    for one in groups:
        assert one.key in shown or finds_few([*printed, one.members], threshold)


@pytest.mark.parametrize("key", ["all", "large"])
def test_the_order_in_which_groups_are_given_changes_nothing(key: str) -> None:
    groups = programme(large=9, middle=6, small=3)
    assert (key in shown_groups(groups, 5)) == (key in shown_groups(groups[::-1], 5))
