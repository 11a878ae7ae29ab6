import argparse
import json

import pytest

from questionnaires.exchange.own import as_yaml, content_hash
from questionnaires.problems import Refused
from readiness.commands import questionnaire_diff
from tests.questionnaires.asking import asking, yes_no

OLD = asking(yes_no("plan", "Is there a plan?"))
NEW = asking(yes_no("plan", "Is there an agreed plan?"), version="2")


def run(*words):
    parser = argparse.ArgumentParser()
    questionnaire_diff.add_to(parser.add_subparsers())
    arguments = parser.parse_args(["diff", *map(str, words)])
    return arguments.run(arguments)


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, questionnaire in zip(paths, (OLD, NEW), strict=True):
        path.write_text(as_yaml(questionnaire), encoding="utf-8")
    return paths


def test_the_red_line_is_printed(files, capsys):
    assert run(*files) == 0
    assert capsys.readouterr().out == (
        "Tiny: 1 -> 2\n"
        "Size of the change: major (some earlier answers may no longer fit or mean the same)\n\n"
        "Questions: 1 -> 1; 1 reworded\n\n"
        "Questions changed\n"
        "  1.1  plan\n"
        "      text: Is there [-a-]{+an agreed+} plan?\n"
    )


def test_the_json_is_whole(files, capsys):
    assert run(*files, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    counts = printed.pop("counts")
    assert {name: count for name, count in counts.items() if count} == {
        "questions_before": 1, "questions_after": 1, "changed": 1, "reworded": 1,
    }  # fmt: skip
    assert printed == {
        "readiness": "changes/1",
        "old": {"key": "tiny", "version": "1", "title": "Tiny", "language": "en", "hash": content_hash(OLD)},
        "new": {"key": "tiny", "version": "2", "title": "Tiny", "language": "en", "hash": content_hash(NEW)},
        "size": "major",
        "questionnaire": {},
        "sections": {"added": [], "removed": [], "changed": []},
        "questions": {
            "added": [],
            "removed": [],
            "changed": [
                {
                    "key": "plan",
                    "old_number": "1.1",
                    "new_number": "1.1",
                    "size": "major",
                    "text": [
                        {
                            "language": "en",
                            "runs": [
                                {"kind": "kept", "text": "Is there "},
                                {"kind": "removed", "text": "a"},
                                {"kind": "added", "text": "an agreed"},
                                {"kind": "kept", "text": " plan?"},
                            ],
                        }
                    ],
                }
            ],
        },
    }


def test_a_file_that_is_no_questionnaire_is_refused(files):
    files[1].write_text("readiness: scheme/1\n", encoding="utf-8")
    with pytest.raises(Refused, match="This is not a questionnaire"):
        run(*files)
