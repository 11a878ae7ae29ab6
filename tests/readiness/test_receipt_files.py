"""Receipts read back: as they were written, or refused by line."""

import msgspec
import pytest

from questionnaires.problems import Refused
from readiness.commands import main
from readiness.receipt_files import read_receipts
from readiness.scored_rounds import score_round
from tests.readiness.test_scored_rounds import QUESTIONNAIRE, SUBMISSIONS, scheme
from tests.readiness.tiny import SCHEME, tiny


@pytest.fixture
def receipts():
    ranked = scheme(relative=[{"rule": "rank", "key": "place", "of": "total"}])
    return list(score_round(QUESTIONNAIRE, ranked, SUBMISSIONS, None).receipts)


def written(path, receipts):
    path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in receipts) + b"\n\n")
    return path


def problem_of(path):
    with pytest.raises(Refused) as refused:
        read_receipts(path)
    (problem,) = refused.value.problems
    assert problem.file == str(path)
    return problem


def test_receipts_are_read_as_they_were_written(tmp_path, receipts):
    assert read_receipts(written(tmp_path / "receipts.jsonl", receipts)) == receipts


@pytest.mark.parametrize(
    ("line", "reason"), [("{", "Input data was truncated"), ('{"a": 1}', "Object missing required field")]
)
def test_a_line_that_is_no_receipt_is_named(tmp_path, line, reason):
    path = tmp_path / "receipts.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    problem = problem_of(path)
    assert problem.line == 2
    assert problem.sentence.startswith(f"This line is not a receipt: {reason}")
    assert problem.sentence.endswith(". Give a file that `readiness score` wrote.")


def test_an_organisation_has_one_receipt_in_a_file(tmp_path, receipts):
    problem = problem_of(written(tmp_path / "receipts.jsonl", [*receipts, receipts[0]]))
    assert (problem.line, problem.subject) == (3, receipts[0].organisation)
    assert problem.sentence == "There are two receipts of this organisation (first in line 1); keep one."


def test_a_file_without_a_receipt_is_told_so(tmp_path):
    assert problem_of(written(tmp_path / "receipts.jsonl", [])).sentence.startswith("The file holds no receipts;")


@pytest.mark.parametrize("text", ["banana", "1/0", "1e9", "NaN", "\u0663", "--1", "1."])
def test_a_figure_that_was_changed_into_no_figure_is_named(tmp_path, receipts, text):
    receipts[1] = msgspec.structs.replace(receipts[1], total_exact=text)
    problem = problem_of(written(tmp_path / "receipts.jsonl", receipts))
    assert (problem.line, problem.subject) == (2, receipts[1].organisation)
    assert problem.sentence == f"`total` is {text!r}, which is no figure; restore what `readiness score` wrote."


@pytest.mark.parametrize("part", ["sections", "measures", "lines", "relative"])
def test_every_figure_that_a_later_round_may_look_at_is_looked_at(tmp_path, receipts, part):
    amount = {"x": msgspec.structs.replace(receipts[0].lowest, score="x")}
    line = msgspec.structs.replace(receipts[0].lines[0], points="x")
    wrong = {"sections": amount, "measures": amount, "lines": (line,), "relative": {"place": "x"}}
    receipts[0] = msgspec.structs.replace(receipts[0], **{part: wrong[part]})
    assert "is 'x', which is no figure" in problem_of(written(tmp_path / "receipts.jsonl", receipts)).sentence


def test_receipts_of_an_earlier_round_are_an_input_and_its_name_is_given_once(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments()) == 0
    world.file("s.yaml", SCHEME + "relative:\n  - {key: change, rule: change, of: total, since: first}\n")
    first = tmp_path / "receipts.jsonl"
    before = first.read_bytes()
    assert main([*world.arguments(), "--against", f"first={first}"]) == 1
    assert "This output is also an input; give it another name." in capsys.readouterr().err
    assert first.read_bytes() == before
    twice = ["--against", f"first={first}", "--against", f"first={tmp_path / 'other.jsonl'}"]
    assert main([*world.arguments(out=tmp_path / "second.jsonl"), *twice]) == 1
    assert capsys.readouterr().err.endswith(": The round first is given twice; keep one.\n")
