"""`readiness explain`: a receipt as a bill."""

from readiness.commands import main
from tests.readiness.tiny import tiny


def test_a_bill_shows_each_line_the_sums_the_gates_and_the_rating(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments()) == 0
    capsys.readouterr()
    assert main(["explain", str(tmp_path / "receipts.jsonl"), "--organisation", "b"]) == 0
    words = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert words[0] == "RECEIPT Beta (b)"
    assert "planned 0 1 0 2" in words
    assert words[words.index("planned 0 1 0 2") + 1] == "no earns 0"
    assert "gate failed: plan" in words
    assert "progress - 1 - -" in words
    assert words[words.index("progress - 1 - -") + 1] == "not asked: left out of what is possible"
    assert "systems 2 1 2 2" in words
    assert "section plan 2 of 4" in words
    assert "TOTAL 2 of 4 (50 %)" in words
    assert "RATING red" in words
    assert "2 of 4 (50 %) would be Nearly, capped at Not ready: There is no plan." in words


def test_an_unknown_organisation_is_told_which_there_are(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file("a.jsonl", '{"organisation": "alpha", "answers": {}}\n')
    assert main(world.arguments(organisations=None, constituencies=None)) == 0
    capsys.readouterr()
    receipts = str(tmp_path / "receipts.jsonl")
    assert main(["explain", receipts, "--organisation", "alpa"]) == 1
    assert (
        capsys.readouterr().err == f"{receipts}: alpa: There is no receipt of this organisation; did you mean alpha?\n"
    )
    assert main(["explain", receipts, "--organisation", "z"]) == 1
    assert (
        capsys.readouterr().err
        == f"{receipts}: z: There is no receipt of this organisation; it has those of one organisation.\n"
    )


def test_missing_answers_say_how_far_they_could_move_the_rating(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file("a.jsonl", '{"organisation": "a", "answers": {"planned": "yes"}}\n')
    assert main(world.arguments()) == 0
    capsys.readouterr()
    assert main(["explain", str(tmp_path / "receipts.jsonl"), "--organisation", "a"]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "Missing answers could still make it 2 to 8, rated red to green." in words
