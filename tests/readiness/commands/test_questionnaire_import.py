import json

import pytest

from readiness.commands import main
from readiness.documents import read_questionnaire

SURVEY = {
    "pages": [
        {
            "name": "page",
            "elements": [
                {"type": "radiogroup", "name": "q-RS", "choices": ["item1-3", "item2-0"]},
                {"type": "comment", "name": "why", "visibleIf": "{q-RS} = 'item1-3'", "placeholder": "…"},
            ],
        }
    ]
}


def survey_file(folder, content=SURVEY, name="Our Survey-v2.1.json"):
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def bring_in(file, out, *more):
    return main(["questionnaire", "import", str(file), "--from", "surveyjs", "--out", str(out), *more])


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_both_documents_are_written_pass_their_checks_and_what_is_missing_is_listed(tmp_path, capsys):
    out = tmp_path / "new" / "folder"
    assert bring_in(survey_file(tmp_path), out) == 0
    questionnaire, scheme = out / "Our Survey-v2.1.yaml", out / "Our Survey-v2.1.scheme.yaml"
    assert capsys.readouterr().out == (
        f"Written: {questionnaire}\nWritten: {scheme}\ncould not be carried over: `placeholder` of why\n"
    )
    assert main(["questionnaire", "check", str(questionnaire), str(scheme)]) == 0
    assert questionnaire.read_text(encoding="utf-8").startswith(
        "readiness: questionnaire/1\nkey: our-survey-v2.1\nversion: '2.1'\n"
    )


def test_answers_that_the_tool_exported_are_scored_as_they_are(tmp_path):
    assert bring_in(survey_file(tmp_path, name="s.json"), tmp_path) == 0
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"organisation": "one", "answers": {"q-RS": "item1-3", "why": "So."}}\n', encoding="utf-8")
    receipts = tmp_path / "receipts.jsonl"
    documents = ["--questionnaire", str(tmp_path / "s.yaml"), "--scheme", str(tmp_path / "s.scheme.yaml")]
    assert main(["score", *documents, "--answers", str(answers), "--out", str(receipts)]) == 0
    receipt = json.loads(receipts.read_text(encoding="utf-8"))
    assert (receipt["measures"]["raw"], receipt["total"], receipt["rating"]) == (
        {"score": "3", "maximum": "3"},
        "3",
        "4",
    )


@pytest.mark.parametrize(
    ("name", "words", "key", "version"),
    [
        ("survey-v0.10.0.json", [], "survey-v0.10.0", "0.10.0"),
        ("survey.json", [], "survey", "1"),
        ("…!.json", [], "questionnaire", "1"),
        ("survey-3.json", ["--key", "aia", "--version", "2020-draft"], "aia", "2020-draft"),
    ],
)
def test_key_and_version_come_from_the_name_of_the_file_unless_they_are_given(tmp_path, name, words, key, version):
    assert bring_in(survey_file(tmp_path, name=name), tmp_path, *words) == 0
    written = read_questionnaire((tmp_path / name).with_suffix(".yaml"))
    assert (written.key, written.version) == (key, version)


def test_earlier_documents_are_replaced(tmp_path):
    file = survey_file(tmp_path, name="s.json")
    (tmp_path / "s.yaml").write_text("old")
    assert bring_in(file, tmp_path) == 0
    assert names_in(tmp_path) == ["s.json", "s.scheme.yaml", "s.yaml"]
    assert "old" not in (tmp_path / "s.yaml").read_text(encoding="utf-8")


NO_OBJECT = "{file}: This is not a SurveyJS questionnaire: it is no JSON object. Export it as JSON."
OTHER = "{file}:1: This is not a SurveyJS questionnaire: it has no list of `pages` or `elements`."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{}", OTHER),
        ('{"openapi": "3.1.0", "pages": {}}', OTHER),
        ("", NO_OBJECT),
        ("[1, 2]", NO_OBJECT),
        ("[" * 100_000, NO_OBJECT),
        ('{"pages": [', "{file}:1: This begins like JSON but is not valid JSON: "),
        ('{"pages": ' + "[" * 100_000, "{file}: This JSON is nested too deeply; no questionnaire or scheme is."),
        (
            '{"pages": [\n{"elements": [\n{"type": "text"}]}]}',
            "{file}:3: This element has no `name`; add it in the source.",
        ),
    ],
)
def test_what_cannot_be_imported_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, capsys, content, sentence):
    file = survey_file(tmp_path, content, name="s.json")
    assert bring_in(file, tmp_path / "out") == 1
    assert capsys.readouterr().err.startswith(sentence.format(file=file))
    assert names_in(tmp_path) == ["s.json"]


def test_a_key_that_cannot_be_one_is_refused_and_nothing_is_written(tmp_path, capsys):
    assert bring_in(survey_file(tmp_path), tmp_path / "out", "--key", "a*") == 1
    assert capsys.readouterr().err == "--key: a*: This cannot be a key; use letters, figures, '-', '_' and '.'.\n"
    assert names_in(tmp_path) == ["Our Survey-v2.1.json"]


def test_a_version_that_cannot_be_one_is_refused(tmp_path, capsys):
    assert bring_in(survey_file(tmp_path), tmp_path / "out", "--version", "2 1") == 1
    sentence = "This cannot be a version; use up to 40 characters without spaces."
    assert capsys.readouterr().err == f"--version: 2 1: {sentence}\n"


def test_the_source_is_never_written_over(tmp_path, capsys):
    file = survey_file(tmp_path, name="s.yaml")
    assert bring_in(file, tmp_path) == 1
    assert capsys.readouterr().err == f"{file}: The outcome would be written over this file; name another folder.\n"
    assert json.loads(file.read_text(encoding="utf-8")) == SURVEY
