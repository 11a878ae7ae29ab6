"""`readiness report`: the pack of a round of the service, or of a folder of files; whole, or nothing."""

import hashlib
import json

import pytest
from sqlmodel import select

from readiness.commands import main
from readiness.database import changing, reading
from readiness.tables import Audience, Pack, PackFile, Round
from tests.cast import a_world
from tests.handed_in import BEHIND, READY, hand_in
from tests.many_handed_in import settle
from tests.packs import PRINTED, a_frozen_pack
from tests.readiness.test_compare_command import LATER, a_round
from tests.readiness.tiny import ANSWERS
from tests.stores import sqlite_store

ENDINGS = {"pdf", "pptx", "xlsx", "docx", "csv.zip", "parquet.zip", "json"}


@pytest.fixture
def world(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    engine = sqlite_store(tmp_path / "data")
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    hand_in(engine, world.responses["rival"].id, BEHIND)
    settle(world)
    monkeypatch.setenv("READINESS_DATA_DIR", str(tmp_path / "data"))
    yield world
    engine.dispose()


def written(out):
    return {path.name.partition(".")[2]: path for path in out.iterdir()}


def refused(words, capsys):
    code = main(["report", *map(str, words)])
    assert code
    return capsys.readouterr().err.strip()


def test_a_round_of_the_service_is_written_in_every_format_with_hashes(world, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["report", world.round.id, "--out", str(out)]) == 0
    files = written(out)
    assert set(files) == ENDINGS
    said = capsys.readouterr().out
    for path in files.values():
        assert f"{path}: {path.stat().st_size:,} bytes, SHA-256 {hashlib.sha256(path.read_bytes()).hexdigest()}" in said
    assert {path.name.partition(".")[0] for path in files.values()} == {"round-one-steering-group"}
    assert "Rival Power" not in files["json"].read_text()


def test_the_files_are_those_that_the_service_freezes(world, tmp_path):
    pack = a_frozen_pack(world)
    out = tmp_path / "out"
    words = ["--title", "Steering group pack", "--dated", PRINTED.isoformat()]
    assert main(["report", "Round one", "--out", str(out), *words]) == 0
    with reading(world.engine) as db:
        kept = {one.name: one.sha256 for one in db.exec(select(PackFile).where(PackFile.pack_id == pack))}
        assert db.get_one(Pack, pack).audience is Audience.STEERING_GROUP
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()} == kept


def test_a_pack_for_the_steering_group_waits_until_the_round_is_released(world, tmp_path, capsys):
    with changing(world.engine) as db:
        db.get_one(Round, world.round.id).released_at = None
    out = tmp_path / "out"
    assert "once the round is closed and its results are released" in refused(["Round one", "--out", out], capsys)
    assert not out.exists()


def test_formats_are_chosen_and_organisations_named_for_the_office_only(world, tmp_path):
    out = tmp_path / "out"
    assert main(["report", "Round one", "--format", "json, csv", "--audience", "office", "--out", str(out)]) == 0
    assert set(written(out)) == {"json", "csv.zip"}
    assert "Rival Power" in written(out)["json"].read_text()


def test_a_title_of_several_rounds_is_told_apart_by_programme_or_id(world, tmp_path, capsys):
    other = a_world(world.engine)
    out = ["--format", "json", "--out", tmp_path / "out"]
    said = refused(["Round one", *out], capsys)
    assert "choose with --programme KEY" in said and world.programme.key in said and other.programme.key in said
    assert main(["report", "Round one", "--programme", world.programme.key, *map(str, out)]) == 0
    with changing(world.engine) as db:
        db.add(Round(**{**db.get_one(Round, world.round.id).model_dump(exclude={"id"}), "position": 2}))
    assert "give the id of one" in refused(["Round one", "--programme", world.programme.key, *out], capsys)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Round nine"], "There is no such round, and no folder of that name"),
        (["Round one", "--programme", "other"], "There is no such round in the programme other"),
        (
            ["Round one", "--format", "pdf,odp"],
            "There is no format 'odp'; give pdf, pptx, xlsx, docx, csv, parquet, json or all.",
        ),
        (["Round one", "--dated", "soon"], "This is no day"),
        (["Round one", "--before", "."], "A round of the service is compared with the one before it"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(world, tmp_path, capsys, words, sentence):
    out = tmp_path / "out"
    assert sentence in refused([*words, "--out", out], capsys)
    assert not out.exists()


def test_a_round_that_is_not_open_has_nothing_to_report(world, tmp_path, capsys):
    with changing(world.engine) as db:
        plan = Round(
            **{**db.get_one(Round, world.round.id).model_dump(exclude={"id"}), "state": "planned", "title": "Next"}
        )
        db.add(plan)
    assert "has not opened yet" in refused(["Next", "--out", tmp_path / "out"], capsys)


def test_a_file_is_no_folder_to_write_to(world, tmp_path, capsys):
    (tmp_path / "out").write_text("kept")
    assert "This is a file; name a folder" in refused(["Round one", "--out", tmp_path / "out"], capsys)
    assert (tmp_path / "out").read_text() == "kept"


def test_a_folder_of_files_is_reported_and_always_the_same(tmp_path):
    folder, before = a_round(tmp_path / "two", LATER), a_round(tmp_path / "one", ANSWERS)
    words = ["report", folder, "--before", before, "--illustrative", "--audience", "office"]
    for out in ("a", "b"):
        assert main([*words, "--out", str(tmp_path / out)]) == 0
    first, second = written(tmp_path / "a"), written(tmp_path / "b")
    assert set(first) == ENDINGS
    assert [first[name].read_bytes() == second[name].read_bytes() for name in ENDINGS] == [True] * len(ENDINGS)
    document = json.loads(first["json"].read_text())
    assert "Illustrative data." in json.dumps(document) and "Round one" in json.dumps(document)


def test_a_folder_tells_the_steering_group_no_figures_of_a_few(tmp_path):
    folder, before = a_round(tmp_path / "two", LATER), a_round(tmp_path / "one", ANSWERS)
    assert main(["report", folder, "--before", before, "--format", "json", "--out", str(tmp_path / "out")]) == 0
    document = json.loads(written(tmp_path / "out")["json"].read_text())
    tables = {
        block["key"]: block
        for chapter in document["chapters"]
        for block in chapter["blocks"]
        if block["block"] == "table"
    }
    assert [row[1:] for row in tables["ratings"]["rows"]] == [["withheld"] * 4]
    assert {"movement", "movement-matrix", "receipts", "milestones"}.isdisjoint(tables)
    assert [row[5:8] for row in tables["movement-comparison"]["rows"]] == [["withheld"] * 3]
    assert "Protection: groups of 5, counts of 3, 0 consents" in [name for name, _ in document["sources"]]
    assert "Which organisations moved" in json.dumps(document)


def test_a_folder_alone_has_no_movement_and_bad_files_write_nothing(tmp_path, capsys):
    folder = a_round(tmp_path / "two", LATER)
    assert main(["report", folder, "--format", "json", "--out", str(tmp_path / "out")]) == 0
    assert "This is the first round" in written(tmp_path / "out")["json"].read_text()
    bad = a_round(tmp_path / "bad", "not json\n")
    assert "bad/answers.jsonl:1" in refused([bad, "--out", tmp_path / "none"], capsys)
    assert not (tmp_path / "none").exists()
