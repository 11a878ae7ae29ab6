"""`readiness example`: what `make start` shows a newcomer."""

import json

from readiness.commands import main


def test_the_shipped_programme_is_scored_round_by_round_and_says_that_it_is_illustrative(tmp_path, capsys):
    assert main(["example", "--out", str(tmp_path / "example")]) == 0
    out = capsys.readouterr().out
    assert "Illustrative data." in out
    for name in ("round-1", "round-2", "round-3"):
        assert "llustrative" in (tmp_path / "example" / f"{name}.report.html").read_text()
        rated = json.loads((tmp_path / "example" / f"{name}.constituencies.json").read_text())
        assert (rated["all"]["organisations"], len(rated["constituencies"])) == ("60", 12)
        receipts = (tmp_path / "example" / f"{name}.receipts.jsonl").read_text().splitlines()
        assert rated["all"]["n"] == str(len(receipts))
    assert "readiness explain" in out
