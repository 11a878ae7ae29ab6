"""Everybody without names takes everything that can be reached, of two rounds, in every format, and works out what is withheld."""

import pytest

from tests.cast import World, a_world
from tests.readiness.attacking.crawling import reached
from tests.readiness.attacking.enemy import Enemy
from tests.readiness.attacking.facts import ALL, Facts, Key
from tests.readiness.attacking.kinds import LEVELS, QUESTIONS, SCHEME
from tests.readiness.attacking.settling import TITLES, WORLD, settled
from tests.readiness.attacking.taking import Library, Taken, take

WATCHING = ("observer", "constituency_observer")
OWN = {"participant": 0, "rival": 1}
OTHERS = ("author", "signatory", "nobody")
SOUGHT = ("level", "gate", "score", "section", "matched level", "matched score")


@pytest.fixture
def told(engine) -> World:
    world = a_world(engine, questionnaire=QUESTIONS, scheme=SCHEME)
    settled(world)
    return world


def test_nothing_withheld_is_recovered_and_nobody_is_named(told, client):
    library = Library(told)
    taken = {name: Taken(ALL if name != "constituency_observer" else "Supplier") for name in (*WATCHING, *OWN, *OTHERS)}
    for name, one in taken.items():
        for found in reached(told.visitor(client, name), "/", told.kept["compare"]):
            take(one, library, *found)
    assert {name: leaks_of(one, name) for name, one in taken.items()} == {name: [] for name in taken}
    assert_everything_was_read(taken)
    together = Facts().add(one.facts for one in taken.values())
    found = [key for key in sought(together) if not enemy_of(together).is_safe(key)]
    assert found == [], "\n".join(f"{key} is {enemy_of(together).true(key)}" for key in found)
    for name, at in OWN.items():
        own = WORLD.ones[at]
        kinds = tuple(None if stay is None else stay[1] for stay in own.stays)
        enemy = Enemy(WORLD, taken[name].facts, asked(), own=(own.atom, kinds))
        assert [key for key in sought(taken[name].facts) if not enemy.is_safe(key)] == [], name
    assert_alone_is_recovered(together)


def leaks_of(one: Taken, name: str) -> list[str]:
    """Where somebody else is named."""
    own = {
        "participant": ("Ours Energy", "OURS"),
        "signatory": ("Ours Energy", "OURS"),
        "rival": ("Rival Power", "RIVAL"),
    }
    return sorted(leak for leak in one.leaked if leak.split(" in /")[0] not in own.get(name, ()))


def assert_everything_was_read(taken: dict[str, Taken]) -> None:
    """A reader that sees nothing would find nothing."""
    observer = taken["observer"]
    for kind in ("html", "csv", "xlsx", "json", "parquet", "docx", "pptx", "pdf", "svg"):
        assert observer.read[kind] > 3, (kind, observer.read)
    for part in ("/lessons/", "/lessons/compared", "/actions/", "/compare?", "/preview", "constituency=", "/export/"):
        assert any(part in address for address in observer.addresses), part
    assert taken["constituency_observer"].read["csv"] > 3 and taken["participant"].read["html"] > 0
    hidden = observer.facts.withheld
    assert {key.round for key in hidden if key.what == "level"} == set(TITLES)


def asked() -> dict[tuple[str, str], int]:
    """In the first round two of the cast are asked who do not answer."""
    found = dict(WORLD.handed_in())
    for place, more in (("Supplier", 1), ("Distributor", 1), (ALL, 2)):
        found[TITLES[0], place] += more
    return found


def enemy_of(facts: Facts) -> Enemy:
    return Enemy(WORLD, facts, asked())


def sought(facts: Facts) -> list[Key]:
    """What says that it is withheld, and everything of constituencies of which nothing is told. Nought is told."""
    found = {key for key in facts.withheld if key.what in SOUGHT}
    for at, title in enumerate(TITLES):
        for place in WORLD.places(at):
            if Key("score", title, place) not in facts.printed:
                found |= {Key("level", title, place, level) for level in LEVELS}
                found |= {Key("gate", title, place), Key("score", title, place)}
    counts = {key for key in found if key.what in ("level", "gate") and enemy_of(facts).true(key) == 0}
    same = {key for key in found if key.is_matched and is_told_of_the_same(facts, key)}
    return sorted(found - facts.printed.keys() - counts - same)


def is_told_of_the_same(facts: Facts, key: Key) -> bool:
    """Where all that were there in one round were there in both, they are one group, however often it is printed; and where of all
    it is nobody, it is nobody of those."""
    whole, enemy = key._replace(what=key.plainly), enemy_of(facts)
    return whole in facts.printed and (enemy.terms(whole) == enemy.terms(key) or enemy.true(whole) == 0)


def assert_alone_is_recovered(facts: Facts) -> None:
    """The same attacker finds a count that nothing is withheld with."""
    every = Facts().add([facts])
    alone = Key("level", TITLES[0], "Supplier", "Behind")
    for place in [*WORLD.places(0), ALL]:
        for level in LEVELS:
            key = Key("level", TITLES[0], place, level)
            every.note(key, str(enemy_of(facts).true(key)))
    del every.printed[alone]
    assert not enemy_of(every).is_safe(alone)
