"""`readiness score`: what it writes, that it is the same every time, and that bad input leaves nothing behind."""

import json
from pathlib import Path

import pytest

from readiness.answer_files import read_answers
from readiness.commands import main
from readiness.documents import read_questionnaire
from tests.readiness.tiny import ANSWERS, ORGANISATIONS, QUESTIONNAIRE, SCHEME, tiny


def test_every_response_gets_a_receipt_and_every_constituency_a_rating(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments()) == 0
    first, second = (json.loads(line) for line in (tmp_path / "receipts.jsonl").read_text().splitlines())
    assert (first["organisation"], first["total"], first["maximum"], first["rating"]) == ("a", "6", "8", "green")
    assert first["sections"] == {"plan": {"score": "6", "maximum": "8"}}
    assert first["coverage"] == {"answered": "4", "asked": "4"}
    assert (second["total"], second["maximum"], second["rating"], second["rating_before_gates"]) == (
        "2",
        "4",
        "red",
        "amber",
    )
    assert second["rating_reason"] == "2 of 4 (50 %) would be Nearly, capped at Not ready: There is no plan."
    rated = json.loads((tmp_path / "constituencies.json").read_text())
    north, south = rated["constituencies"]
    assert (north["n_of_N"], north["score"], north["rating"]) == ("2 of 2", "62.5", "amber")
    assert north["shares"]["green"] == {"count": "1", "weight": "3", "count_percent": "50", "weight_percent": "75"}
    assert (south["n_of_N"], south["rating"], south["missing"]) == ("0 of 1", None, ["Gamma"])
    assert (south["bounds"]["worst_rating"], south["bounds"]["best_rating"]) == ("red", "green")
    assert "2 responses scored" in capsys.readouterr().out


def test_the_same_input_gives_the_same_bytes(tmp_path):
    world = tiny(tmp_path)
    outputs = []
    for name in ("one", "two"):
        arguments = world.arguments(out=tmp_path / f"{name}.jsonl", constituencies=tmp_path / f"{name}.json")
        assert main([*arguments, "--report", str(tmp_path / f"{name}.html")]) == 0
        outputs.append([(tmp_path / f"{name}{ending}").read_bytes() for ending in (".jsonl", ".json", ".html")])
    assert outputs[0] == outputs[1]


def test_answers_as_a_long_table_score_the_same_as_json_lines(tmp_path):
    world = tiny(tmp_path)
    table = world.file(
        "a.csv",
        "organisation_id,question_id,value,not_applicable\n"
        "a,planned,yes,\na,progress,50,\na,systems,billing;metering,\na,remarks,Fine.,\nb,planned,no,\nb,systems,none,\nb,remarks,,\n",
    )
    assert main(world.arguments()) == 0
    assert main(world.arguments(answers=table, out=tmp_path / "other.jsonl")) == 0
    assert (tmp_path / "receipts.jsonl").read_bytes() == (tmp_path / "other.jsonl").read_bytes()


def test_not_applicable_carries_its_reason_in_both_forms(tmp_path):
    world = tiny(tmp_path)
    world.file("a.jsonl", '{"organisation": "a", "answers": {"planned": {"not_applicable": "We only resell."}}}\n')
    table = world.file("a.csv", "organisation_id,question_id,value,not_applicable\na,planned,,We only resell.\n")
    assert main(world.arguments()) == 0
    assert main(world.arguments(answers=table, out=tmp_path / "other.jsonl")) == 0
    receipts = [(tmp_path / name).read_bytes() for name in ("receipts.jsonl", "other.jsonl")]
    assert receipts[0] == receipts[1]
    line = json.loads(receipts[0])["lines"][0]
    assert (line["absence"], line["input"]) == ("not_applicable", {"not_applicable": "We only resell."})


def test_rows_of_a_milestone_grid_may_be_a_mapping_or_texts(tmp_path):
    grid = "      - {key: ahead, kind: milestone_grid, text: How far?, milestones: [{key: M1, text: One}, {key: M2, text: Two}], required: false}"
    questionnaire = tmp_path / "grid.yaml"
    questionnaire.write_text(
        "readiness: questionnaire/1\nkey: grid\nversion: '1'\ntitle: Grid\nkind: readiness\nlanguage: en\n"
        f"sections:\n  - key: s\n    title: S\n    questions:\n{grid}\n"
    )
    rows = (
        '{"M1": {"state": "in_progress", "on": "2025-09-30", "confidence": "low"}, "M2": {"state": "not_applicable"}}'
    )
    answers = tmp_path / "grid.jsonl"
    answers.write_text(
        f'{{"organisation": "a", "answers": {{"ahead": {rows}}}}}\n'
        '{"organisation": "b", "answers": {"ahead": ["M1=in_progress/2025-09-30/low", "M2=not_applicable//"]}}\n'
    )
    first, second = read_answers(answers, read_questionnaire(questionnaire))
    assert first.sheet == second.sheet == {"ahead": ("M1=in_progress/2025-09-30/low", "M2=not_applicable//")}


def test_without_organisations_every_response_is_still_scored(tmp_path):
    world = tiny(tmp_path)
    assert main(world.arguments(organisations=None, constituencies=None)) == 0
    receipt = json.loads((tmp_path / "receipts.jsonl").read_text().splitlines()[0])
    assert (receipt["name"], receipt["constituency"], receipt["total"]) == (None, None, "6")


def test_an_unknown_population_is_never_given_a_rate(tmp_path):
    world = tiny(tmp_path)
    world.file("o.csv", "id,name,constituency\na,Alpha,North\nb,Beta,North\n")
    assert main([*world.arguments(), "--population", "unknown"]) == 0
    everyone = json.loads((tmp_path / "constituencies.json").read_text())["all"]
    assert (everyone["n_of_N"], everyone["organisations"], everyone["response_percent"]) == ("2 of unknown", None, None)
    assert everyone["bounds"]["reason"].startswith("How many organisations there are is unknown")


BAD_ANSWERS = {
    "no such question": (
        '{"organisation": "a", "answers": {"planed": "yes"}}',
        "1: a: There is no question `planed`; did you mean `planned`?",
    ),
    "not an option": (
        '{"organisation": "a", "answers": {"planned": "maybe"}}',
        "1: a: planned: 'maybe' is not one of its options (yes, no).",
    ),
    "out of range": (
        '{"organisation": "a", "answers": {"progress": 101}}',
        "1: a: progress: 101 is out of range; give a number from 0 to 100.",
    ),
    "exclusive option with another": (
        '{"organisation": "a", "answers": {"systems": ["none", "billing"]}}',
        "1: a: systems: 'none' rules out the other options; choose it alone.",
    ),
    "not applicable where that is not allowed": (
        '{"organisation": "a", "answers": {"progress": {"not_applicable": "No."}}}',
        "1: a: progress: This question cannot be not applicable; answer it or leave it out.",
    ),
    "not applicable without a reason": (
        '{"organisation": "a", "answers": {"planned": {"not_applicable": " "}}}',
        '1: a: planned: Give a value, or {"not_applicable": "the reason"}.',
    ),
    "an organisation twice": (
        '{"organisation": "a", "answers": {}}\n{"organisation": "a", "answers": {}}',
        "2: a: The organisation stands twice (first in line 1); keep one of its lines.",
    ),
    "an organisation that is not listed": ('{"organisation": "z", "answers": {}}', "1: z: The organisation is not in "),
    "not JSON": (
        '{"organisation": "a", "answers": {}',
        "1: This line is not valid JSON: Expecting ',' delimiter; give one object a line.",
    ),
    "a key twice": (
        '{"organisation": "a", "answers": {"planned": "yes", "planned": "no"}}',
        "1: `planned` stands twice in this line; keep one.",
    ),
    "no organisation": ('{"answers": {}}', "1: `organisation` is missing or not text; give the organisation's id."),
    "no answers": (
        '{"organisation": "a"}',
        "1: `answers` is missing or not an object; give question keys with their values.",
    ),
    "one JSON list": (
        "[\n1\n]",
        "1: This is one JSON document; give JSON lines, one object a line for each organisation.",
    ),
    "a number of thousands of figures": (
        '{"organisation": "a", "answers": {"progress": ' + "9" * 5000 + "}}",
        "1: A number here has too many figures; give a sensible one.",
    ),
    "an enormous exponent": (
        '{"organisation": "a", "answers": {"progress": 1e999999}}',
        "1: a: progress: Give a number of at most 30 figures.",
    ),
    "deep nesting": (
        '{"organisation": "a", "answers": ' + '{"a":' * 100_000,
        "1: This JSON is nested too deeply; no answers are.",
    ),
    "nothing at all": ("", "The file holds no answers; give JSON lines or a CSV with the columns"),
    "a missing column": (
        "organisation_id,question_id,answer\na,planned,yes\n",
        "1: The column value is missing; a file of answers needs organisation_id, question_id, value and this has organisation_id, question_id, answer.",
    ),
    "a question answered twice": (
        "organisation_id,question_id,value\na,planned,yes\na,planned,no\n",
        "3: a: planned: The question is answered twice (first in line 2); keep one row.",
    ),
    "a row that is too long": (
        "organisation_id,question_id,value\na,planned,yes,no\n",
        "2: The row has 4 cells and the header 3; put cells with commas in quotes.",
    ),
    "semicolons": ("organisation_id;question_id;value\n", "The columns seem to be parted by ';'; save with commas."),
    "an unclosed quote": (
        'organisation_id,question_id,value\na,planned,"yes\nb,planned,no\n',
        "2: This is not valid CSV: unexpected end of data. Look at the quotes in the row that begins here.",
    ),
    "a row after one of several lines": (
        'organisation_id,question_id,value\na,remarks,"One\ntwo"\na,"plan\nned",yes\n',
        "4: a: There is no question `plan\\nned`;",
    ),
    "line ends of another age": (
        "organisation_id,question_id,value\ra,planned,yes\r",
        "1: The line ends in a bare carriage return; save the file with the line ends of Windows or Unix.",
    ),
    "a value and a reason why there is none": (
        "organisation_id,question_id,value,not_applicable\na,planned,yes,We only resell.\n",
        "2: a: planned: The row has both a value and a reason why it is not applicable; keep one.",
    ),
    "an organisation of half a character": (
        '{"organisation": "\\ud800", "answers": {}}',
        "1: `organisation` does not fit: The text holds a character that cannot be kept; retype it.",
    ),
    "an organisation that steers the terminal": (
        "organisation_id,question_id,value\n\x1b[2J,planned,yes\n",
        "2: organisation_id does not fit: The id holds a line end or another character that cannot be seen; retype it.",
    ),
    "a reason of half a character": (
        '{"organisation": "a", "answers": {"planned": {"not_applicable": "\\ud800"}}}',
        "1: a: planned: The text holds a character that cannot be kept; retype it.",
    ),
    "no organisation in a row": (
        "organisation_id,question_id,value\n,planned,yes\n",
        "2: The row names no organisation; fill in organisation_id.",
    ),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_bad_answers_are_named_by_line_and_key_and_nothing_is_written(name, tmp_path, capsys):
    content, expected = BAD_ANSWERS[name]
    world = tiny(tmp_path)
    world.file("a.jsonl", content)
    assert main(world.arguments()) == 1
    error = capsys.readouterr().err
    assert expected in error
    assert error.startswith(str(tmp_path / "a.jsonl"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "o.csv", "q.yaml", "s.yaml"]


BAD_BYTES = {
    "a spreadsheet": (b"PK\x03\x04rest", "This is a spreadsheet or zip file; save it as CSV (UTF-8) first."),
    "UTF-16": ("organisation_id".encode("utf-16"), "This is UTF-16; save it as UTF-8."),
    "Latin-1": (
        b"organisation_id,question_id,value\na,remarks,caf\xe9\n",
        ":2: This line is not UTF-8; save the file as UTF-8.",
    ),
    "binary": (b"\x00\x01\x02", "This is not a text file; give UTF-8 text."),
    "a PDF": (b"%PDF-1.7", "This is a PDF; give the data behind it."),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_files_that_are_not_what_they_claim_are_told_so(name, tmp_path, capsys):
    content, expected = BAD_BYTES[name]
    world = tiny(tmp_path)
    world.file("a.jsonl", content)
    assert main(world.arguments()) == 1
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "receipts.jsonl").exists()


BAD_ORGANISATIONS = {
    "a missing column": ("id,name\na,Alpha\n", "1: The column constituency is missing;"),
    "one listed twice": (
        ORGANISATIONS + "a,Again,North,1,supplier\n",
        "5: a: The organisation stands twice (first in line 2); keep one row.",
    ),
    "a blank name": ("id,name,constituency\na,,North\n", "2: a: The column name is blank; fill it in."),
    "a weight that is no number": (
        "id,name,constituency,weight\na,Alpha,North,lots\n",
        "2: a: The weight does not fit: 'lots' is not a number; write it like 1200 or 12.5.",
    ),
    "a negative weight": (
        "id,name,constituency,weight\na,Alpha,North,-1\n",
        "2: a: The weight is negative; give 0 or more.",
    ),
    "a blank weight": ("id,name,constituency,weight\na,Alpha,North,\n", "2: a: The weight is blank;"),
    "a fact that cannot be": (
        "id,name,constituency,role\na,Alpha,North,agent\n",
        "2: a: The fact `role` does not fit: 'agent' is not one of its options (supplier, network).",
    ),
    "nobody": ("id,name,constituency\n", ": The file lists no organisation; add a row for each."),
    "an id of several lines": (
        'id,name,constituency\n"a\nb",Alpha,North\n',
        "2: a\\nb: The id holds a line end or another character that cannot be seen; retype it.",
    ),
    "a column twice": ("id,name,constituency,name\n", "1: The column name stands twice; keep one."),
}


@pytest.mark.parametrize("name", BAD_ORGANISATIONS)
def test_bad_organisations_are_named_by_line(name, tmp_path, capsys):
    content, expected = BAD_ORGANISATIONS[name]
    world = tiny(tmp_path)
    world.file("o.csv", content)
    assert main(world.arguments()) == 1
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "receipts.jsonl").exists()


def test_facts_that_conditions_read_need_a_column_or_a_default(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file("q.yaml", QUESTIONNAIRE.replace("default: supplier, ", ""))
    world.file("o.csv", "id,name,constituency\na,Alpha,North\nb,Beta,North\n")
    assert main(world.arguments()) == 1
    assert (
        "o.csv:1: The questionnaire's conditions read the facts role; add a column for each." in capsys.readouterr().err
    )
    assert main(world.arguments(organisations=None, constituencies=None)) == 1
    assert "give --organisations with a column for each." in capsys.readouterr().err


def test_millions_of_rows_of_rubbish_are_refused_after_the_first_few(tmp_path, capsys):
    world = tiny(tmp_path)
    with (tmp_path / "a.jsonl").open("w") as file:
        file.write("organisation_id,question_id,value\n")
        for block in range(200):
            file.write("".join(f"x{block},q{row},rubbish\n" for row in range(50_000)))
    assert main(world.arguments()) == 1
    problems = capsys.readouterr().err.splitlines()
    assert len(problems) == 51
    assert problems[-1].endswith("Reading stopped here after 50 problems; mend these first.")


@pytest.mark.parametrize("output", ["out", "constituencies"])
def test_an_output_that_cannot_be_written_leaves_the_others_untouched(output, tmp_path, capsys):
    world = tiny(tmp_path)
    (tmp_path / "taken").mkdir()
    assert main(world.arguments(**{output: tmp_path / "taken"})) == 1
    assert "This is a folder; name a file to write." in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "o.csv", "q.yaml", "s.yaml", "taken"]


def test_two_outputs_of_the_same_name_are_refused(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments(constituencies=tmp_path / "receipts.jsonl")) == 1
    assert capsys.readouterr().err == "--out: Two outputs have the same name; give each its own.\n"


def test_an_output_never_replaces_an_input(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments(out=tmp_path / "a.jsonl")) == 1
    assert "is also an input; give it another name." in capsys.readouterr().err
    assert (tmp_path / "a.jsonl").read_text() == ANSWERS


def test_constituencies_need_organisations(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments(organisations=None)) == 1
    needed = "Constituencies are rated from --organisations; give that file too.\n"
    assert capsys.readouterr().err == f"--constituencies: {needed}"
    report = ["--report", str(tmp_path / "r.html")]
    assert main([*world.arguments(organisations=None, constituencies=None), *report]) == 1
    assert capsys.readouterr().err == f"--report: {needed}"


def test_a_title_in_another_encoding_is_refused_before_anything_is_written(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main([*world.arguments(), "--report", str(tmp_path / "r.html"), "--title", "caf\udce9"]) == 1
    assert capsys.readouterr().err == "title: 'caf\\udce9': This argument is not UTF-8; write it so.\n"
    assert not (tmp_path / "receipts.jsonl").exists()


def test_a_missing_file_is_one_sentence(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments(scheme=tmp_path / "none.yaml")) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'none.yaml'}: There is no such file; check the name.\n"


def test_changes_since_an_earlier_round_are_counted_from_its_receipts(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments()) == 0
    world.file("s.yaml", SCHEME + "relative:\n  - {key: change, rule: change, of: total, since: first}\n")
    world.file("a2.jsonl", ANSWERS.replace('"progress": 50', '"progress": 100'))
    again = world.arguments(answers=tmp_path / "a2.jsonl", out=tmp_path / "second.jsonl")
    assert main(again) == 1
    assert (
        "`change` looks at the round first; give its receipts with --against first=RECEIPTS." in capsys.readouterr().err
    )
    assert main([*again, "--against", f"first={tmp_path / 'receipts.jsonl'}"]) == 0
    changes = [json.loads(line)["relative"] for line in (tmp_path / "second.jsonl").read_text().splitlines()]
    assert changes == [{"change": "2"}, {"change": "0"}]
    assert main([*again, "--against", f"first={tmp_path / 'o.csv'}"]) == 1
    assert "o.csv:1: This line is not a receipt:" in capsys.readouterr().err
    assert main([*again, "--against", "first"]) == 1
    assert "Write NAME=RECEIPTS" in capsys.readouterr().err


def test_a_file_that_cannot_be_a_folder_is_named(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(world.arguments(answers=Path(tmp_path))) == 1
    assert capsys.readouterr().err == f"{tmp_path}: This is a folder; name a file.\n"
