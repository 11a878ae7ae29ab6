"""Two rounds whose questions were split and merged between versions, one organisation late to the programme, one withdrawn, one
in another constituency: every figure is worked out by hand beside it."""

import csv
from fractions import Fraction

import pytest

from questionnaires.lineage import lineage_between
from questionnaires.lineage.documents import lineage_as_yaml
from questionnaires.lineage.links import Lineage, Link
from questionnaires.loading import load_questionnaire
from readiness.commands import main

BEFORE = {"has_plan": 2, "staff_and_budget": 4, "code_written": 2, "code_reviewed": 2, "tested": 2}
AFTER = {"has_plan": 2, "staff": 2, "budget": 2, "code_done": 4, "tested": 2}
"""Points of a yes to each question."""


def questionnaire(version, keys):
    questions = "".join(f"      - {{key: {key}, kind: yes_no, text: 'Is this in place: {key}?'}}\n" for key in keys)
    return (
        f'readiness: questionnaire/1\nkey: own\nversion: "{version}"\ntitle: Own\n'
        f"sections:\n  - key: all\n    title: All\n    questions:\n{questions}"
    )


def scheme(version, points):
    rules = "".join(f"  - {{match: {key}, options: {{yes: {most}, no: 0}}}}\n" for key, most in points.items())
    return (
        f'readiness: scheme/1\nkey: points\nversion: "{version}"\ntitle: Points\nquestionnaire: {{key: own, version: "{version}"}}\n'
        f"questions:\n{rules}scale:\n  levels:\n    - {{key: red, title: Red}}\n    - {{key: amber, title: Amber, from: 40}}\n"
        "    - {key: green, title: Green, from: 75}\nconstituencies: {rule: mean, minimum_coverage: 0}\n"
    )


def answers(points, **given):
    """`given`: a letter y or n for each question, by organisation."""
    rows = []
    for organisation, letters in given.items():
        said = ", ".join(
            f'"{key}": "{"yes" if one == "y" else "no"}"' for key, one in zip(points, letters, strict=True)
        )
        rows.append(f'{{"organisation": "{organisation}", "answers": {{{said}}}}}\n')
    return "".join(rows)


def a_folder(folder, version, points, as_of, organisations, **given):
    folder.mkdir()
    for name, content in {
        "round.yaml": f"title: Round {version}\nas_of: {as_of}\n",
        "questionnaire.yaml": questionnaire(version, points),
        "scheme.yaml": scheme(version, points),
        "answers.jsonl": answers(points, **given),
        "organisations.csv": "id,name,constituency,weight\n" + organisations,
    }.items():
        (folder / name).write_text(content)
    return str(folder)


def declared():
    """As the author of the second version states it."""
    old, new = (load_questionnaire(questionnaire(*one), "q") for one in (("1", BEFORE), ("2", AFTER)))
    proposed = lineage_between(old, new)

    def link(verdict, old, new, reason):
        return Link(
            verdict=verdict, old=tuple(old.split()), new=tuple(new.split()), comparable=True, reason=reason, declared=True
        )  # fmt: skip

    links = (
        link("same", "has_plan", "has_plan", "The same."),
        link("split", "staff_and_budget", "staff budget", "Asked one by one now."),
        link("merged", "code_written code_reviewed", "code_done", "Asked together now."),
        link("same", "tested", "tested", "The same."),
    )
    return lineage_as_yaml(Lineage(readiness="lineage/1", old=proposed.old, new=proposed.new, links=links))


@pytest.fixture
def compared(tmp_path, capsys):
    """a, b, c, d in the first round; in the second e is new, b is in the South, and d has withdrawn: it is asked and hands in nothing."""
    one = a_folder(
        tmp_path / "one", "1", BEFORE, "2026-03-31", "a,A,North,10\nb,B,North,20\nc,C,South,30\nd,D,South,40\n",
        a="yyynn", b="ynyyn", c="nnnnn", d="yyyyy",
    )  # fmt: skip
    two = a_folder(
        tmp_path / "two", "2", AFTER, "2026-06-30", "a,A,North,10\nb,B,South,20\nc,C,South,30\nd,D,South,40\ne,E,North,50\n",
        a="yynyy", b="yyyny", c="ynynn", e="yyyyy",
    )  # fmt: skip

    def run(lineage=None):
        if lineage is not None:
            (tmp_path / "two" / "lineage.yaml").write_text(lineage)
        assert main(["compare", one, two, "--out", str(tmp_path / "out")]) == 0
        return capsys.readouterr().out, lambda name: rows_of(tmp_path / "out" / f"{name}.csv")

    return run


def rows_of(file):
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_parts_of_the_change_are_those_worked_out_by_hand(compared):
    # Of 12 points: a 8, b 6, c 0, d 12; then a 10, b 8, c 4, e 12. The cohort a, b, c: 14/36, then 22/36.
    # On what both asked alike (plan and tests, 4 points): a 2, b 2, c 0; then a 4, b 4, c 2.
    _, table = compared(declared())
    parts = {row["constituency"]: row for row in table("parts_of_change")}
    assert [parts["All organisations"][name] for name in ("score_before", "score_after", "change")] == [
        "54.17",
        "70.83",
        "16.67",
    ]
    assert [parts["All organisations"][name] for name in PARTS] == ["-5.56", "-27.78", "0", "50"]
    # North: a and b, then a and e; in both is a alone. South: c and d, then b and c; in both is c alone.
    assert [parts["North"][name] for name in ("change", *PARTS)] == ["33.33", "16.67", "-33.33", "0", "50"]
    assert [parts["South"][name] for name in ("change", *PARTS)] == ["0", "-33.33", "-16.67", "0", "50"]
    for row in parts.values():
        total = sum(Fraction(row[name]) for name in PARTS)
        assert abs(total - Fraction(row["change"])) <= Fraction(2, 100)
    assert "3 questions counted now are split or merged from others" in parts["All organisations"]["note"]


PARTS = ("who_answered", "what_was_asked", "how_scored", "real_movement")


def test_split_and_merged_questions_move_by_their_sums_where_the_author_says_so(compared):
    said, table = compared(declared())
    rows = {row["question"]: row for row in table("questions")}
    split = rows["Is this in place: staff? / Is this in place: budget?"]
    # Of 4 points: a 4, b 0, c 0; then a 2, b 4, c 2.
    assert (split["verdict"], split["better"], split["same"], split["worse"]) == ("split", "2", "0", "1")
    assert (split["mean_before"], split["mean_after"], split["reason"]) == ("33.33", "66.67", "Asked one by one now.")
    merged = rows["Is this in place: code_done?"]
    # Of 4 points: a 2, b 4, c 0; then a 4, b 0, c 0.
    assert (merged["verdict"], merged["better"], merged["same"], merged["worse"]) == ("merged", "1", "1", "1")
    assert (merged["n"], merged["of"]) == ("3", "3")
    assert "5 of 5 questions may be compared (5 of the 5 asked before)." in said


def test_without_the_author_they_are_not_compared_and_the_reason_stands_beside_each(compared):
    said, table = compared()
    rows = table("questions")
    assert {row["question"].split()[-1].rstrip("?") for row in rows if row["comparable"] == "yes"} == {
        "has_plan",
        "tested",
    }
    assert all(row["reason"] and row["better"] == "not comparable" for row in rows if row["comparable"] == "no")
    assert "2 of 5 questions may be compared (2 of the 5 asked before)." in said
    whole = next(row for row in table("parts_of_change") if row["constituency"] == "All organisations")
    assert [whole[name] for name in PARTS] == ["-5.56", "-27.78", "0", "50"]


def test_who_came_late_withdrew_or_moved_is_counted_as_that(compared):
    said, table = compared(declared())
    moved = {row["constituency"]: row for row in table("movements")}
    names = ("matched", "improved", "worsened", "unchanged", "joined", "moved_in", "left", "moved_out")
    assert [moved["All organisations"][name] for name in names] == ["3", "1", "0", "2", "1", "0", "1", "0"]
    assert [moved["North"][name] for name in names] == ["1", "1", "0", "0", "1", "0", "1", "1"]
    assert [moved["South"][name] for name in names] == ["1", "0", "0", "1", "1", "1", "1", "0"]
    ways = {(row["from"], row["to"]) for row in table("movement_matrix") if row["constituency"] == "All organisations"}
    assert ("Green", "No response") in ways and ("Not asked", "Green") in ways
    assert "4 of 4 handed in, then 4 of 5" in said
    assert "The base changed: 4 organisations in Round 1, and 5 in Round 2." in said
    assert "1 organisation changed constituency between the two rounds." in said
    assert "Only 3 of the 5 organisations rated in one of the two rounds are rated in both" in said
