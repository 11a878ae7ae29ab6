"""What is given on the command line where rounds are named: each thing that cannot be meant is one sentence."""

import os
from datetime import date

import pytest

from questionnaires.problems import Refused
from readiness.commands import main
from readiness.rounds_given import all_in_folders, day_given, place_for, title_given
from tests.readiness.test_compare_command import LATER, a_round
from tests.readiness.tiny import ANSWERS


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    a_round(tmp_path / "one", ANSWERS)
    a_round(tmp_path / "two", LATER)
    (tmp_path / "bare").mkdir()
    (tmp_path / "file").write_text("kept")
    return tmp_path


def sentence(call, *given):
    with pytest.raises(Refused) as raised:
        call(*given)
    (problem,) = raised.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["", "two"], "ROUND: A blank names no round; give a folder that holds round.yaml"),
        ([" ", "Round one"], "ROUND: A blank names no round"),
        (["one", "file"], "file: This is a file; name the folder that holds round.yaml."),
        (["file", "file"], "file: This is a file; name the folder that holds round.yaml."),
        (["one/round.yaml", "two"], "one/round.yaml: This is a file; name the folder"),
        (["one", "bare"], "bare: This folder holds no round.yaml; name one that does"),
        (
            ["one", "Round one"],
            "Round one: There is no such folder; name one that holds round.yaml, or rounds of the service",
        ),
        (["one", "x" * 300], "There is no such folder"),
    ],
)
def test_words_that_name_no_rounds_of_one_kind_are_refused(folders, words, said):
    assert said in sentence(all_in_folders, words, None)


def test_rounds_are_all_of_folders_or_all_of_the_service(folders):
    assert all_in_folders(["one", "two"], None)
    assert not all_in_folders(["Round one", "Round two"], "mhhs")
    assert "--programme: Rounds in folders are of no programme" in sentence(all_in_folders, ["one", "two"], "mhhs")


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("", "--out: A blank names no folder"),
        ("file", "file: This is a file; name a folder"),
        ("./one/../one", "This folder holds a round; write to another one."),
    ],
)
def test_what_is_no_place_to_write_to_is_refused(folders, out, said):
    assert said in sentence(place_for, out, ["one"])
    assert place_for("new/deep", ["one"]) == place_for("new/deep", [])


def test_titles_stand_in_one_line_and_can_be_shown():
    assert (title_given(None), title_given(" A \n title ")) == (None, "A title")
    assert "is blank" in sentence(title_given, " \t")
    assert "has 201 characters" in sentence(title_given, "x" * 201)
    assert "cannot be shown" in sentence(title_given, "a\x01b")


def test_days_are_of_the_calendar_and_of_our_time():
    assert (day_given("--dated", None), day_given("--dated", "2026-03-31")) == (None, date(2026, 3, 31))
    assert "write it like" in sentence(day_given, "--dated", "2026-02-30")
    assert "between 1990 and 2099" in sentence(day_given, "--dated", "0001-01-01")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "", "two", "--out", "out"], "A blank names no round"),
        (["compare", "one", "two", "--programme", "x", "--out", "out"], "leave this out"),
        (["compare", "one", "two", "--out", ""], "A blank names no folder"),
        (["compare", "one", "two", "--out", "file/deep"], "This cannot be written (Not a directory); name another place."),
        (["report", "", "--out", "out"], "A blank names no round"),
        (["report", "two", "--before", "", "--out", "out"], "A blank names no round"),
        (["report", "two", "--before", "none", "--out", "out"], "There is no such folder; name one that holds round.yaml."),
        (["report", "two", "--programme", "x", "--out", "out"], "leave this out"),
        (["report", "two", "--format", ",", "--out", "out"], "This names no format; give pdf, pptx"),
        (["report", "two", "--before", "one", "--out", "one"], "This folder holds a round"),
        (["report", "Round one", "--illustrative", "--out", "out"], "says itself whether it is"),
        (["report", "empty", "--out", "out"], "The file holds no answers; give JSON lines"),
    ],
)  # fmt: skip
def test_commands_say_so_in_one_line_and_write_nothing(folders, capsys, words, said):
    a_round(folders / "empty", "")
    before = sorted(os.listdir(folders)), sorted(os.listdir(folders / "one"))
    assert main(words) == 1
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
    assert (sorted(os.listdir(folders)), sorted(os.listdir(folders / "one"))) == before
