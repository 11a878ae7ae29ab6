"""`readiness questionnaire check` and `schema`."""

import json

from readiness.commands import main
from tests.readiness.tiny import QUESTIONNAIRE, SCHEME, tiny


def test_sound_files_pass_and_are_counted(tmp_path, capsys):
    world = tiny(tmp_path)
    assert main(["questionnaire", "check", str(world.folder / "q.yaml"), str(world.folder / "s.yaml")]) == 0
    assert capsys.readouterr().out == "2 files checked, nothing wrong.\n"


def test_every_problem_of_every_file_is_printed_with_its_line(tmp_path, capsys):
    world = tiny(tmp_path)
    q = world.file("q.yaml", QUESTIONNAIRE.replace('answers.planned == "yes"', 'answers.planed == "yes"'))
    s = world.file("s.yaml", SCHEME.replace("cap: red", "cap: rod").replace("from: 75", "from: 5"))
    assert main(["questionnaire", "check", str(q), str(s), str(tmp_path / "none.yaml")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{q}:17: progress: The condition reads `answers.planed`, but there is no such question; did you mean `planned`?",
        f"{tmp_path / 'none.yaml'}: There is no such file; check the name.",
        f"{s}:16: scale: The levels are not in ascending order; put the one that begins lowest first.",
        f"{s}:18: plan: It caps at `rod`, which is not a level of the scale (red, amber, green).",
    ]


def test_a_scheme_is_checked_against_the_questionnaire_beside_it(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file("tiny.yaml", QUESTIONNAIRE)
    scheme = world.file("tiny.scheme.yaml", SCHEME.replace("match: systems", "match: systemz"))
    assert main(["questionnaire", "check", str(scheme)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{scheme}:7: systems: The question has no rule and is not under `not_counted`; give it one of the two.",
        f"{scheme}:10: systemz: No question matches this; did you mean `systems`?",
    ]


def test_a_scheme_alone_is_checked_by_itself_and_says_so(tmp_path, capsys):
    world = tiny(tmp_path)
    scheme = world.file("alone.yaml", SCHEME)
    assert main(["questionnaire", "check", str(scheme)]) == 0
    assert "checked by itself; its questionnaire tiny is not among the files." in capsys.readouterr().out


def test_what_is_neither_questionnaire_nor_scheme_is_told_what_it_should_begin_with(tmp_path, capsys):
    world = tiny(tmp_path)
    other = world.file("other.yaml", "title: Something else\n")
    assert main(["questionnaire", "check", str(other)]) == 1
    assert "begins with `readiness: questionnaire/1 or scheme/1`" in capsys.readouterr().err


def test_the_json_schemas_are_printed(capsys):
    for name, key in (("questionnaire", "Questionnaire"), ("scheme", "Scheme")):
        assert main(["questionnaire", "schema", name]) == 0
        assert json.loads(capsys.readouterr().out)["title"] == key
