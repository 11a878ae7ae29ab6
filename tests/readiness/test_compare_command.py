"""`readiness compare`: rounds in folders, what it writes, and that bad input leaves nothing behind."""

import csv
import json
from fractions import Fraction

import pytest

from questionnaires.lineage import lineage_between
from questionnaires.lineage.documents import lineage_as_yaml
from questionnaires.loading import load_questionnaire
from readiness.commands import main
from tests.readiness.tiny import ANSWERS, ORGANISATIONS, QUESTIONNAIRE, SCHEME

LATER = """\
{"organisation": "a", "answers": {"planned": "yes", "progress": 90, "systems": ["billing", "metering"]}}
{"organisation": "b", "answers": {"planned": "yes", "progress": 10, "systems": ["none"]}}
{"organisation": "c", "answers": {"planned": "yes", "progress": 100}}
"""
SECOND = QUESTIONNAIRE.replace('version: "1"', 'version: "2"')
SCHEME_OF_ANY = SCHEME.replace(', version: "1"', "")


def a_round(folder, answers, *, settings="title: {}\nas_of: 2026-03-31\n", **files):
    folder.mkdir(parents=True)
    contents = {
        "round.yaml": settings.replace("{}", f"Round {folder.name}"),
        "questionnaire.yaml": QUESTIONNAIRE,
        "scheme.yaml": SCHEME_OF_ANY,
        "answers.jsonl": answers,
        "organisations.csv": ORGANISATIONS,
    } | {name.replace("__", "."): text for name, text in files.items()}
    for name, text in contents.items():
        if text is not None:
            (folder / name).write_text(text)
    return str(folder)


@pytest.fixture
def two(tmp_path):
    return [a_round(tmp_path / "one", ANSWERS), a_round(tmp_path / "two", LATER)]


def refused(rounds, tmp_path, capsys):
    """The problem, and that nothing was written."""
    out = tmp_path / "out"
    assert main(["compare", *rounds, "--out", str(out)]) == 1
    assert not out.exists()
    return capsys.readouterr().err.replace(str(tmp_path), "").strip()


def table(file):
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_two_rounds_are_compared_as_tables_as_json_and_as_a_page(two, tmp_path, capsys):
    out = tmp_path / "new" / "out"
    assert main(["compare", *two, "--out", str(out)]) == 0
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "All organisations: from 62.5 % (Nearly) to 83.33 % (Ready), +20.83 percentage points" in said
    assert "The 2 organisations rated in both rounds went from 62.5 % (Nearly) to 75 % (Ready)" in said
    assert sorted(path.name for path in out.iterdir()) == [
        "base.csv", "codebook.csv", "comparison.csv", "comparison.html", "comparison.json", "course.csv", "distribution.csv",
        "movement_matrix.csv", "movements.csv", "parts_of_change.csv", "questions.csv", "rounds.csv",
    ]  # fmt: skip
    made = json.loads((out / "comparison.json").read_text())
    whole = made["pairs"][0]["all"]
    assert (whole["matched"], whole["joined"], whole["improved"]) == (["a", "b"], ["c"], ["b"])
    parted = whole["decomposition"]
    parts = [Fraction(parted[name]) for name in ("who_answered", "what_was_asked", "how_scored", "real_movement")]
    assert sum(parts) == Fraction(parted["after"]) - Fraction(parted["before"])
    north = next(row for row in table(out / "movements.csv") if row["constituency"] == "North")
    assert (north["matched"], north["improved"], north["joined"]) == ("2", "1", "0")


def test_the_codebook_has_every_column_of_every_table(two, tmp_path):
    out = tmp_path / "out"
    assert main(["compare", *two, "--out", str(out)]) == 0
    book = table(out / "codebook.csv")
    for file in out.glob("*.csv"):
        if file.name != "codebook.csv":
            head = file.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
            assert [row["column"] for row in book if row["file"] == file.name] == head
    assert all(row["meaning"] for row in book)


def test_the_page_runs_nothing_and_has_what_the_tables_have(two, tmp_path):
    out = tmp_path / "out"
    assert main(["compare", *two, "--out", str(out), "--title", "Both <rounds>", "--illustrative"]) == 0
    page = (out / "comparison.html").read_text()
    assert "<h1>Both &lt;rounds&gt;</h1>" in page
    assert "Illustrative data." in page
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert " style=" not in page
    assert page.count("<h1") == 1


def test_the_same_rounds_give_the_same_bytes(two, tmp_path):
    outputs = []
    for name in ("x", "y"):
        assert main(["compare", *two, "--out", str(tmp_path / name)]) == 0
        outputs.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert outputs[0] == outputs[1]


def test_three_rounds_have_the_whole_way_too(two, tmp_path):
    third = a_round(tmp_path / "three", LATER)
    assert main(["compare", *two, third, "--out", str(tmp_path / "out")]) == 0
    rows = table(tmp_path / "out" / "comparison.csv")
    assert list(dict.fromkeys((row["before"], row["after"]) for row in rows)) == [
        ("Round one", "Round two"),
        ("Round two", "Round three"),
        ("Round one", "Round three"),
    ]


def test_files_may_have_other_names_and_be_shared_between_rounds(tmp_path):
    one = a_round(tmp_path / "one", ANSWERS)
    settings = "title: Two\nas_of: 2026-06-30\nquestionnaire: ../one/questionnaire.yaml\nscheme: ../one/scheme.yaml\nanswers: mine.jsonl\norganisations: all.csv\npopulation: unknown\n"
    two = a_round(
        tmp_path / "two",
        None,
        settings=settings,
        questionnaire__yaml=None,
        scheme__yaml=None,
        mine__jsonl=LATER,
        all__csv=ORGANISATIONS,
        organisations__csv=None,
    )
    assert main(["compare", one, two, "--out", str(tmp_path / "out")]) == 0
    assert table(tmp_path / "out" / "rounds.csv")[1]["n_of_N"] == "3 of unknown"


def test_answers_may_be_a_table(tmp_path):
    rows = "organisation_id,question_id,value\na,planned,yes\na,progress,90\nb,planned,no\n"
    rounds = [a_round(tmp_path / "one", ANSWERS), a_round(tmp_path / "two", None, answers__csv=rows)]
    assert main(["compare", *rounds, "--out", str(tmp_path / "out")]) == 0


def lineage_text(comparable):
    versions = [load_questionnaire(text, "q.yaml") for text in (QUESTIONNAIRE, SECOND)]
    text = lineage_as_yaml(lineage_between(*versions))
    return text if comparable else text.replace("comparable: true", "comparable: false")


@pytest.mark.parametrize(
    ("stated", "comparable"), [(None, "yes"), (lineage_text(True), "yes"), (lineage_text(False), "no")]
)
def test_lineage_is_proposed_unless_a_file_states_it(stated, comparable, tmp_path):
    rounds = [
        a_round(tmp_path / "one", ANSWERS),
        a_round(tmp_path / "two", LATER, questionnaire__yaml=SECOND, lineage__yaml=stated),
    ]
    assert main(["compare", *rounds, "--out", str(tmp_path / "out")]) == 0
    assert {row["comparable"] for row in table(tmp_path / "out" / "questions.csv")} == {comparable}


def test_a_correspondence_of_levels_may_be_stated(tmp_path):
    scheme = SCHEME_OF_ANY.replace("key: green", "key: done")
    settings = "title: Two\nas_of: 2026-06-30\n"
    levels = "levels: {red: red, amber: amber, green: done}\n"
    one = a_round(tmp_path / "one", ANSWERS)
    for name, text in (("without", settings), ("with", settings + levels)):
        two = a_round(tmp_path / name, LATER, settings=text, scheme__yaml=scheme)
        assert main(["compare", one, two, "--out", str(tmp_path / f"out-{name}")]) == 0
    improved = [table(tmp_path / f"out-{name}" / "movements.csv")[0]["improved"] for name in ("without", "with")]
    assert improved == ["not comparable", "1"]


def test_a_scheme_may_look_at_the_round_before_by_its_key(tmp_path, capsys):
    change = 'relative: [{key: climb, rule: change, of: total, since: "first"}]\n'
    one = a_round(tmp_path / "one", ANSWERS, settings="title: One\nas_of: 2026-03-31\nkey: first\n")
    two = a_round(tmp_path / "two", LATER, scheme__yaml=SCHEME_OF_ANY + change)
    assert main(["compare", one, two, "--out", str(tmp_path / "done")]) == 0
    other = a_round(tmp_path / "other", ANSWERS)
    assert refused([other, two], tmp_path, capsys) == (
        "/two/scheme.yaml: `climb` looks at the round first; compare it together with that round, of which that is the key."
    )


def test_one_round_is_nothing_to_compare(two, tmp_path, capsys):
    assert (
        refused(two[:1], tmp_path, capsys)
        == "ROUND: One round is nothing to compare; name two or more, the earliest first."
    )


def test_what_is_no_folder_is_named(two, tmp_path, capsys):
    assert refused([two[0], str(tmp_path / "gone")], tmp_path, capsys) == (
        "/gone: There is no such folder; name one that holds round.yaml, or rounds of the service only."
    )


def test_a_folder_without_settings_names_the_file_it_wants(two, tmp_path, capsys):
    (tmp_path / "two" / "round.yaml").unlink()
    assert refused(two, tmp_path, capsys) == (
        "/two: This folder holds no round.yaml; name one that does, or a round of the service by its id."
    )


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("title: Two\nas_of: someday\n", "/two/round.yaml:2: "),
        ("title: Two\n", "/two/round.yaml:1: "),
        ("title: Two\nas_of: 2026-01-01\nround: 2\n", "/two/round.yaml:3: "),
        ("- Two\n", "/two/round.yaml:1: "),
    ],
)
def test_settings_that_do_not_fit_are_named_by_line(settings, problem, tmp_path, capsys):
    rounds = [a_round(tmp_path / "one", ANSWERS), a_round(tmp_path / "two", LATER, settings=settings)]
    assert refused(rounds, tmp_path, capsys).startswith(problem)


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("title: ' '\nas_of: 2026-06-30\n", "/two/round.yaml:1: "),
        ("title: Round one\nas_of: 2026-06-30\n", "/two/round.yaml: Two rounds have the title Round one; give one of them another `title:`."),
        ("title: Two\nas_of: 2026-03-30\n", "/two/round.yaml: Two is as of 2026-03-30 and Round one, named before it, as of 2026-03-31; name the earliest round first."),
        ("title: Two\nas_of: 2026-06-30\nlevels: {rde: red}\n", "/two/round.yaml: `levels:` names rde, which is no level of Round one: its scheme has red, amber, green."),
        ("title: Two\nas_of: 2026-06-30\nlevels: {red: purple}\n", "/two/round.yaml: `levels:` names purple, which is no level of Two: its scheme has red, amber, green."),
    ],
)  # fmt: skip
def test_rounds_that_nobody_could_tell_apart_or_put_in_order_are_refused(settings, problem, tmp_path, capsys):
    rounds = [a_round(tmp_path / "one", ANSWERS), a_round(tmp_path / "two", LATER, settings=settings)]
    assert refused(rounds, tmp_path, capsys).startswith(problem)


def test_a_round_named_twice_is_one_round(two, tmp_path, capsys):
    assert refused([two[0], f"{two[0]}/"], tmp_path, capsys) == (
        "/one: The same round is named twice; name two or more that differ."
    )


def test_a_round_without_answers_names_both_files_that_would_do(two, tmp_path, capsys):
    (tmp_path / "two" / "answers.jsonl").unlink()
    assert refused(two, tmp_path, capsys) == (
        "/two: There is neither answers.jsonl nor answers.csv; add one, or name the file with `answers:`."
    )


def test_two_rounds_of_one_key_are_refused(tmp_path, capsys):
    rounds = [a_round(tmp_path / name / "round", ANSWERS) for name in ("x", "y")]
    assert refused(rounds, tmp_path, capsys) == (
        "/y/round/round.yaml: Two rounds have the key round; give one of them another `key:`."
    )


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"answers__jsonl": '{"organisation": "stranger", "answers": {"planned": "yes"}}\n'}, "/two/answers.jsonl:1: stranger: The organisation is not in"),
        ({"answers__jsonl": '{"organisation": "a", "answers": {"planned": "maybe"}}\n'}, "/two/answers.jsonl:1: a: planned: "),
        ({"scheme__yaml": SCHEME_OF_ANY.replace("match: planned,", "match: nothing,")}, "/two/scheme.yaml:"),
        ({"organisations__csv": "id,name\n"}, "/two/organisations.csv:1: "),
    ],
)  # fmt: skip
def test_bad_input_is_named_by_file_and_line_and_nothing_is_written(files, problem, tmp_path, capsys):
    rounds = [a_round(tmp_path / "one", ANSWERS), a_round(tmp_path / "two", LATER, **files)]
    assert refused(rounds, tmp_path, capsys).startswith(problem)


@pytest.mark.parametrize(("first", "second", "file"), [(SECOND, SECOND, "one"), (QUESTIONNAIRE, QUESTIONNAIRE, "two")])
def test_a_lineage_of_other_versions_is_refused(first, second, file, tmp_path, capsys):
    rounds = [
        a_round(tmp_path / "one", ANSWERS, questionnaire__yaml=first),
        a_round(tmp_path / "two", LATER, questionnaire__yaml=second, lineage__yaml=lineage_text(True)),
    ]
    problem = refused(rounds, tmp_path, capsys)
    assert problem.startswith("/two/lineage.yaml: It is about tiny ")
    assert f"/{file}/questionnaire.yaml; make it anew with" in problem


def test_rounds_are_never_written_over(two, tmp_path, capsys):
    assert main(["compare", *two, "--out", two[0]]) == 1
    assert "This folder holds a round; write to another one." in capsys.readouterr().err
    assert main(["compare", *two, "--out", f"{two[0]}/round.yaml"]) == 1
    assert "This is a file; name a folder to write to." in capsys.readouterr().err
