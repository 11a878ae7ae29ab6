"""Many small rounds, told without names, and an attacker who has every figure of them and knows the scheme."""

import random

import pytest

from reports.suppression.told import Thresholds
from tests.readiness.attacking.enemy import Enemy
from tests.readiness.attacking.facts import ALL, Facts, Key
from tests.readiness.attacking.kinds import LEVELS, Kind
from tests.readiness.attacking.told_directly import facts_of
from tests.readiness.attacking.worlds import One, Told

OBSERVERS, PARTICIPANTS = Thresholds(group=5, count=3), Thresholds(group=5, count=3, own=1)
ROUND = "Round"


def a_small_world(seed: int) -> Told:
    """Two to five constituencies of one to twelve organisations, of a few kinds each, so that extremes come up."""
    drawn = random.Random(seed)
    ones = []
    for at in range(drawn.randint(2, 5)):
        kinds = [_kind(drawn) for _ in range(drawn.randint(1, 4))]
        ones += [One(((f"P{at}", drawn.choice(kinds)),)) for _ in range(drawn.randint(1, 12))]
    return Told((ROUND,), tuple(ones))


def _kind(drawn: random.Random) -> Kind:
    return drawn.randint(0, 10) * 10, drawn.randint(0, 10) * 10, "y" if drawn.random() < 0.8 else "n"


def sought(told: Told, facts: Facts, shown: set[str]) -> set[Key]:
    """What says that it is withheld, and everything of constituencies that nothing is told of. Nought is told."""
    found = {key for key in facts.withheld if key.what in ("level", "score", "gate", "section")}
    for place in told.places(0):
        if place not in shown:
            found |= {Key("level", ROUND, place, level) for level in LEVELS}
            found |= {Key("gate", ROUND, place), Key("score", ROUND, place)}
    return {key for key in found if not _is_nought(facts, key, told, shown)}


def _is_nought(facts: Facts, key: Key, told: Told, shown: set[str]) -> bool:
    counts = key.what in ("level", "gate")
    return counts and key.place not in {*shown, ALL} and Enemy(told, facts, {}).true(key) == 0


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_nothing_that_is_withheld_can_be_worked_out(first: int) -> None:
    for seed in range(first, first + 20):
        told = a_small_world(seed)
        facts, shown = facts_of(told, 0, [OBSERVERS])
        enemy = Enemy(told, facts, told.handed_in())
        assert [key for key in sorted(sought(told, facts, shown)) if not enemy.is_safe(key)] == [], seed


@pytest.mark.parametrize("first", range(1000, 1008, 4))
def test_neither_by_one_of_them_who_knows_how_it_stands_itself(first: int) -> None:
    for seed in range(first, first + 4):
        told = a_small_world(seed)
        facts, shown = facts_of(told, 0, [OBSERVERS, PARTICIPANTS])
        wanted = sorted(sought(told, facts, shown))
        for own in dict.fromkeys(told.ones):
            (stay,) = own.stays
            assert stay is not None
            enemy = Enemy(told, facts, told.handed_in(), own=(own.atom, (stay[1],)))
            known = [key for key in wanted if not enemy.is_safe(key)]
            assert [key for key in known if _others(told, key, own)] == [], (seed, own)


def _others(told: Told, key: Key, own: One) -> bool:
    """Whether it is of others, and not of enough of them: all together less its own alone are a group that may be told."""
    others = told.handed_in()[key.round, key.place] - int(own.atom[0] == key.place)
    return others > 0 and (key.place == own.atom[0] or others < len(told.ones) - 1)


def test_what_is_told_to_one_of_them_is_told_to_observers_too() -> None:
    for seed in range(2000, 2010):
        told = a_small_world(seed)
        freer, _ = facts_of(told, 0, [OBSERVERS])
        stricter, _ = facts_of(told, 0, [OBSERVERS, PARTICIPANTS])
        assert stricter.printed.items() <= freer.printed.items(), seed


def test_with_two_thresholds_side_by_side_no_more_is_found_than_with_the_freer_one() -> None:
    for seed in range(3000, 3010):
        told = a_small_world(seed)
        facts, shown = facts_of(told, 0, [OBSERVERS])
        other, _ = facts_of(told, 0, [OBSERVERS, Thresholds(group=8, count=4)])
        both = facts.add([other])
        enemy = Enemy(told, both, told.handed_in())
        assert [key for key in sorted(sought(told, both, shown)) if not enemy.is_safe(key)] == [], seed


def test_the_attacker_finds_what_alone_is_withheld() -> None:
    told = a_small_world(11)
    facts, _ = facts_of(told, 0, [OBSERVERS])
    enemy = Enemy(told, facts, told.handed_in())
    for place in [*told.places(0), ALL]:
        for level in LEVELS:
            key = Key("level", ROUND, place, level)
            facts.note(key, str(enemy.true(key)))
    alone = Key("level", ROUND, "P1", "Behind")
    del facts.printed[alone]
    assert not Enemy(told, facts, told.handed_in()).is_safe(alone)
