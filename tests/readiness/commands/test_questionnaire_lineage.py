import argparse
import json

import pytest

from questionnaires.exchange.own import as_plain, as_yaml
from questionnaires.lineage import lineage_between, load_lineage
from questionnaires.problems import Refused
from readiness.commands import questionnaire_lineage
from tests.questionnaires.asking import asking, declaring, yes_no

OLD = asking(yes_no("plan", "Is there a plan?"), yes_no("gone", "Is that over?"))
NEW = asking(
    yes_no("plan", "Is there an agreed plan?"), version="2", lineage=declaring(("reworded", "plan", "plan", True))
)
TEXT = """\
Tiny: 1 -> 2
1 of 1 questions comparable (1 of the 2 asked before)
1 reworded, 1 retired

EARLIER   LATER     VERDICT   COMPARABLE  STATED BY
1.1 plan  1.1 plan  reworded  yes         author
    Because.
1.2 gone  -         retired   no          proposal
    No longer asked: no question of version 2 is like it.

Notes
  gone: Proposed as retired; declare it, so that the reader gets your reason.
"""


def run(*words):
    parser = argparse.ArgumentParser()
    questionnaire_lineage.add_to(parser.add_subparsers())
    arguments = parser.parse_args(["lineage", *map(str, words)])
    return arguments.run(arguments)


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, questionnaire in zip(paths, (OLD, NEW), strict=True):
        path.write_text(as_yaml(questionnaire), encoding="utf-8")
    return paths


def test_the_table_is_printed_with_notes_for_the_author(files, capsys):
    assert run(*files) == 0
    assert capsys.readouterr().out == TEXT


def test_where_all_is_declared_there_are_no_notes(files, capsys):
    links = ("reworded", "plan", "plan", True), ("retired", "gone", "", False)
    files[1].write_text(as_yaml(asking(yes_no("plan"), version="2", lineage=declaring(*links))), encoding="utf-8")
    assert run(*files) == 0
    assert "Notes" not in capsys.readouterr().out


def test_the_json_is_the_document(files, capsys):
    assert run(*files, "--json") == 0
    assert load_lineage(capsys.readouterr().out, "printed.json") == lineage_between(OLD, NEW)


def test_the_document_is_written_beside_what_is_printed(files, tmp_path, capsys):
    out = tmp_path / "lineage.yaml"
    assert run(*files, "--json", "--out", out) == 0
    assert load_lineage(out.read_text(encoding="utf-8"), str(out)) == lineage_between(OLD, NEW)
    assert json.loads(capsys.readouterr().out)["from"] == as_plain(lineage_between(OLD, NEW))["from"]


def test_a_wrong_declaration_is_refused_with_its_line_and_nothing_is_written(files, tmp_path, capsys):
    wrong = as_yaml(NEW).replace("old:\n        - plan", "old:\n        - plans")
    files[1].write_text(wrong, encoding="utf-8")
    line = wrong.splitlines().index("      old:") + 1
    with pytest.raises(Refused) as refused:
        run(*files, "--out", tmp_path / "lineage.yaml")
    assert str(refused.value) == f"{files[1]}:{line}: plans: Version 1 has no such question; correct the key."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.yaml", "old.yaml"]
    assert capsys.readouterr().out == ""
