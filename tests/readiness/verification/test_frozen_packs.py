"""Frozen packs against somebody with the file and another program."""

import sqlite3

import pytest

from readiness.database import make_engine
from readiness.verification.whole import verified
from tests.cast import a_world
from tests.handed_in import READY, hand_in
from tests.packs import a_frozen_pack
from tests.stores import sqlite_store


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    engine = sqlite_store(tmp_path_factory.mktemp("packs"))
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    yield engine, a_frozen_pack(world)
    engine.dispose()


def findings(engine):
    with engine.connect() as connection:
        return [one for one in verified(connection).findings if one.startswith("Pack ")]


def test_what_is_as_it_was_frozen_is_not_named(kept):
    assert findings(kept[0]) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE pack_file SET content = 'x' WHERE name LIKE '%.json'", "Pack {}: the file round-one-steering-group.json is not as it was frozen."),
        ("DELETE FROM pack_file WHERE name LIKE '%.pdf'", "Pack {}: the file round-one-steering-group.pdf is not as it was frozen."),
        ("UPDATE frozen_pack SET manifest = manifest || ' '", "Pack {}: its manifest is not as it was frozen."),
        ("DELETE FROM frozen_pack", "Pack {}: it was frozen and is not there."),
        ("UPDATE event SET details = 'x' WHERE action = 'pack frozen'", "Pack {}: its manifest is not as it was frozen."),
    ],
)  # fmt: skip
def test_what_is_not_is_named(kept, tmp_path, statement, sentence):
    engine, pack = kept
    spoilt = tmp_path / "spoilt.db"
    with sqlite3.connect(engine.url.database) as source, sqlite3.connect(spoilt) as target:
        source.backup(target)
        for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            target.execute(f"DROP TRIGGER {name}")
        target.execute(statement)
    source.close()
    target.close()
    again = make_engine(f"sqlite:///{spoilt}")
    assert findings(again) == [sentence.format(pack)]
    again.dispose()
