"""`readiness compare` over rounds of the service, named by id or title."""

import csv

import pytest

from readiness.commands import main
from readiness.database import changing
from readiness.tables import Programme
from tests.cast import a_world
from tests.comparing import a_round_after, two_rounds
from tests.stores import sqlite_store


@pytest.fixture
def world(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    engine = sqlite_store(tmp_path / "data")
    monkeypatch.setenv("READINESS_DATA_DIR", str(tmp_path / "data"))
    world = a_world(engine)
    world.kept["second"] = two_rounds(world).id
    yield world
    engine.dispose()


def refused(words, capsys):
    assert main(["compare", *map(str, words)])
    return capsys.readouterr().err.strip()


def test_rounds_are_compared_in_order_of_time_however_they_are_named(world, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["compare", "Round two", world.round.id, "--out", str(out)]) == 0
    assert "Round two against Round one" in capsys.readouterr().out
    with (out / "movements.csv").open(encoding="utf-8-sig") as file:
        row = next(csv.DictReader(file))
    assert (row["before"], row["after"]) == ("Round one", "Round two")
    assert "illustrative" not in (out / "comparison.html").read_text().lower()


def test_illustrative_data_says_so_without_being_told(world, tmp_path):
    with changing(world.engine) as db:
        db.get_one(Programme, world.programme.id).illustrative = True
    assert main(["compare", "Round one", "Round two", "--out", str(tmp_path / "out")]) == 0
    assert "illustrative" in (tmp_path / "out" / "comparison.html").read_text().lower()


def test_a_round_that_is_still_open_says_so_first(world, tmp_path, capsys):
    assert main(["compare", "Round one", "Round two", "--out", str(tmp_path / "out")]) == 0
    note = "Round one is still open: 2 of 3 organisations so far. Its figures will change."
    said = capsys.readouterr().out
    assert said.startswith(f"{note}\n") and "\nRound two against Round one\n" in said
    assert note in (tmp_path / "out" / "comparison.html").read_text()


def test_a_title_of_several_programmes_is_told_apart_by_key(world, tmp_path, capsys):
    other = a_world(world.engine)
    words = ["Round one", "Round two", "--out", tmp_path / "out"]
    assert "choose with --programme KEY" in refused(words, capsys)
    assert "no such round in the programme nonsense" in refused([*words, "--programme", "nonsense"], capsys)
    assert main(["compare", *map(str, words), "--programme", world.programme.key]) == 0
    assert "different programmes" in refused([other.round.id, "Round two", "--out", tmp_path / "out"], capsys)


def test_what_cannot_be_compared_is_said_and_nothing_is_written(world, tmp_path, capsys):
    out = ["--out", tmp_path / "out"]
    a_round_after(world, {}, title="Round three", position=3)
    a_round_after(world, {}, title="Round three", position=4)
    assert "There is no such round that has opened" in refused(["Round one", "Round nine", *out], capsys)
    assert "named twice" in refused(["Round one", world.round.id, *out], capsys)
    assert "give the id of one" in refused(["Round one", "Round three", *out], capsys)
    silent = a_round_after(world, {}, title="Round five", position=5)
    assert "Nobody has handed in in this round" in refused(["Round one", silent.id, *out], capsys)
    assert not (tmp_path / "out").exists()
