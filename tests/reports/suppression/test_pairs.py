"""What of two rounds together may be told, beside what each tells of itself and what was told of other pairs."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.suppression.pairs import decided
from reports.suppression.settled import Pairs, Settled, ToldPair, ToldPart, View, matched
from reports.suppression.told import ALL, Line, Thresholds, Told
from tests.reports.comparison.worlds import SCHEME
from tests.reports.suppression.attacker import finds_few
from tests.reports.suppression.rounds_together import LEVELS, Life, enemy_of, pairs_of, settled

KEY = "r0", "r1"


def lives(*some: tuple[int, str, str]) -> list[Life]:
    """How many, where, and the level in each round by its number: `-` where not asked."""
    return [
        tuple((place, None if one == "-" else int(one)) for one in levels)
        for count, place, levels in some
        for _ in range(count)
    ]


def pairs(some: Sequence[Life], count: int = 2, **more: str) -> tuple[list[Settled], Pairs]:
    rounds = [settled(some, at, **more) for at in range(count)]
    return rounds, pairs_of(rounds)


def with_cohort(found: Pairs, key: tuple[str, str] = KEY) -> set[str]:
    return {name for name, part in found[key].parts.items() if part.cohort}


STEADY = [(6, "a", "00"), (6, "a", "11"), (8, "a", "12"), (6, "b", "01"), (7, "b", "12"), (6, "b", "22")]


def test_where_nobody_joined_or_left_and_nothing_is_small_everything_is_told() -> None:
    _, found = pairs(lives(*STEADY))
    assert found[KEY].parts[ALL] == ToldPart()
    assert found[KEY].parts["a"] == ToldPart(matrix=None)
    assert set(found[KEY].parts) == {ALL, "a", "b"}


def test_a_cohort_goes_where_so_few_left_that_the_rest_would_be_theirs() -> None:
    _, found = pairs(lives(*STEADY, (2, "a", "0-")))
    assert with_cohort(found) == {"b"}
    assert found[KEY].parts["a"] == ToldPart(cohort=False, rating=False, matrix=None)


def test_another_cohort_goes_with_it_where_the_rest_of_all_would_tell() -> None:
    _, found = pairs(lives(*STEADY, (2, "a", "0-"), (6, "b", "1-")))
    assert with_cohort(found) == {ALL}


def test_who_changed_constituency_is_not_given_away_by_the_cohorts_of_both() -> None:
    moved = [((("a", 0), ("b", 1)))] * 2
    _, found = pairs([*lives(*STEADY), *moved])
    assert with_cohort(found) == {ALL}


def test_small_counts_of_movement_are_withheld_with_others() -> None:
    _, found = pairs(lives(*STEADY, (1, "a", "20"), (6, "a", "12")))
    part = found[KEY].parts[ALL]
    assert part.ways is not None and "worsened" in part.ways and len(part.ways) > 1
    assert part.matrix is not None and ("ready", "behind") in part.matrix


def test_a_constituency_of_many_has_a_matrix() -> None:
    _, found = pairs(lives(*[(5, "a", f"{old}{new}") for old in range(3) for new in range(3)]))
    assert found[KEY].parts["a"].matrix == ()


def test_a_constituency_in_which_nobody_is_in_both_has_nothing_to_hide() -> None:
    _, found = pairs(lives(*STEADY, (6, "c", "0-"), (6, "c", "-1")))
    assert found[KEY].parts["c"] == ToldPart()


def test_without_a_scale_there_are_figures_and_no_counts() -> None:
    _, found = pairs(lives(*STEADY), scheme=SCHEME.partition("scale:")[0])
    assert found[KEY].parts["a"] == ToldPart(ways=None)


def test_levels_that_cannot_be_compared_have_no_ways() -> None:
    some = lives(*STEADY)
    rounds = [
        settled(some, 0),
        settled(some, 1, scheme=SCHEME.replace("key: ready, title: Ready", "key: done, title: Done")),
    ]
    part = pairs_of(rounds)[KEY].parts[ALL]
    assert part.ways is None and part.matrix == ()


def test_whoever_agreed_to_be_named_needs_no_protection() -> None:
    some = lives(*STEADY, (1, "sole", "00"))
    rounds = [
        replace(
            one,
            public=frozenset({f"o{len(some) - 1}"}),
            views=(View(Told(lines={**one.told.lines, "sole": Line()}), 5),),
        )
        for one in (settled(some, 0), settled(some, 1))
    ]
    assert pairs_of(rounds)[KEY].parts["sole"] == ToldPart(matrix=None)


def test_a_stricter_role_is_asked_too() -> None:
    some = lives(*STEADY, (6, "b", "1-"))
    rounds = [settled(some, 0), settled(some, 1)]
    strict = [replace(one, views=(*one.views, View(one.told, 7))) for one in rounds]
    assert "b" in with_cohort(pairs_of(rounds)) and "b" not in with_cohort(pairs_of(strict))


def test_ratings_that_are_not_told_are_not_reckoned_with() -> None:
    some = lives(*[(n, place, f"{levels}1") for n, place, levels in STEADY])
    rounds = [settled(some, at) for at in range(3)]
    silent = Told(lines={name: Line(rating=False) for name in rounds[0].told.lines})
    without = [replace(one, views=(View(silent, 5),)) for one in rounds]
    before = {KEY: ToldPair(parts={ALL: ToldPart(rating=False, ways=None), "a": ToldPart(cohort=False, matrix=None)})}
    found = decided(without, before)
    assert set(found) == {("r0", "r2"), ("r1", "r2")}


def test_another_round_changes_nothing_that_was_decided() -> None:
    some = lives((6, "a", "0012"), (7, "a", "1211"), (1, "b", "2020"), (6, "b", "0122"), (8, "b", "2210"))
    rounds = [settled(some, at) for at in range(4)]
    first = pairs_of(rounds[:2])
    every = pairs_of(rounds)
    assert len(every) == 6
    assert every[KEY] == first[KEY]
    assert enemy_of(some, rounds, every).recovers() == []


def test_constituencies_of_which_ways_alone_are_told_keep_no_later_cohort_back() -> None:
    some = lives(*[(n, place, f"{levels}1") for n, place, levels in STEADY], (2, "a", "0-1"), (6, "b", "1-1"))
    _, found = pairs(some, 3)
    assert not found[KEY].parts["a"].cohort
    assert found["r0", "r2"].parts[ALL].cohort


def test_pairs_are_oriented_by_the_programme_in_whatever_order_rounds_are_settled() -> None:
    some = lives(*STEADY)
    rounds = [settled(some, at) for at in range(2)]
    assert set(pairs_of(rounds[::-1])) == {KEY}


PLACES = st.sampled_from(["a", "b", "c"])
WHERE = st.tuples(PLACES, st.sampled_from([None, 0, 1, 2]))


def worlds(count: int, most: int) -> st.SearchStrategy[list[Life]]:
    """Most stay where they are, and some change their constituency."""
    levels = st.tuples(*[st.sampled_from([0, 1, 2, 2, 1, 0, None])] * count)
    staying = st.builds(lambda place, some: tuple((place, one) for one in some), PLACES, levels)
    life = staying | st.tuples(*[WHERE] * count)
    return st.lists(st.tuples(life, st.integers(1, 7)), min_size=2, max_size=most).map(
        lambda some: [one for one, times in some for _ in range(times)]
    )


def recovered(some: list[Life], count: int, *, complementary: bool = True) -> list[str]:
    rounds = [settled(some, at) for at in range(count) if any(life[at][1] is not None for life in some)]
    if len(rounds) < count:
        return []
    return enemy_of(some, rounds, pairs_of(rounds, complementary=complementary)).recovers()


@given(some=worlds(2, 9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_attacker_recovers_a_withheld_count_of_two_rounds(some: list[Life]) -> None:
    assert recovered(some, 2) == []


@given(some=worlds(3, 8))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_attacker_recovers_a_withheld_count_of_three_rounds_and_all_their_pairs(some: list[Life]) -> None:
    assert recovered(some, 3) == []


def test_without_complementary_suppression_the_same_attacker_succeeds() -> None:
    some = lives(*STEADY, (1, "a", "20"), (6, "a", "12"))
    assert recovered(some, 2, complementary=False) != []
    assert recovered(some, 2) == []


@given(some=worlds(3, 5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_sum_over_all_rounds_and_pairs_hangs_on_few_organisations(some: list[Life]) -> None:
    few = Thresholds(3, 2)
    rounds = [settled(some, at, few) for at in range(3) if any(life[at][1] is not None for life in some)]
    found = pairs_of(rounds)
    by_key = {one.key: one for one in rounds}
    for one in rounds:
        groups = [one.rated(name) for name, line in one.told.lines.items() if line.figures]
        for key, pair in found.items():
            if one.key in key:
                groups += [
                    matched(by_key[key[0]], by_key[key[1]], name) for name, part in pair.parts.items() if part.cohort
                ]
        assert not finds_few([group for group in groups if group], 3)
    for key, pair in found.items():
        moving = [
            matched(by_key[key[0]], by_key[key[1]], name) for name, part in pair.parts.items() if part.ways is not None
        ]
        assert not finds_few([group for group in moving if group], 3)


def test_levels_are_the_same_everywhere() -> None:
    assert settled(lives(*STEADY), 0).levels == LEVELS
