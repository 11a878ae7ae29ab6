from reports.comparison import compare
from reports.comparison.cells import shown_cell, signed
from reports.comparison.tables import matrix, tables_of
from reports.sheets import Exact
from tests.reports.comparison.worlds import QUESTIONS, SCHEME, Asked, a_round, answers, at


def comparison(**later):
    before = a_round(
        "1",
        [
            Asked("ash", at(40), weight=3),
            Asked("beech", at(90), weight=1),
            Asked("gum", answers(50), "Networks", weight=4),
        ],
    )
    after = a_round(
        "2",
        [Asked("ash", at(85), weight=3), Asked("beech", at(70), weight=1), Asked("elm", at(100), weight=5)],
        **later,
    )
    return compare([before, after], {})


def rows(made, key):
    table = next(one for one in tables_of(made) if one.key == key)
    assert all(len(row) == len(table.columns) == len(table.headings) for row in table.rows)
    return [row[2:] if table.columns[0].key == "before" else row for row in table.rows]


def test_the_rounds_with_what_they_asked():
    assert rows(comparison(), "rounds") == [
        ("Round 1", "2026-03-31", "tiny 1", "tiny-scheme 1", "3 of 3", "2", "65", "Nearly there"),
        ("Round 2", "2026-03-31", "tiny 1", "tiny-scheme 1", "3 of 3", "3", "85", "Ready"),
    ]


def test_a_round_without_organisations_has_a_row_too():
    made = compare([a_round("1", []), a_round("2", [Asked("ash", at(40))])], {})
    assert rows(made, "rounds")[0][4:] == ("0 of 0", "0", "none stated", "none stated")


def test_all_respondents_and_the_matched_cohort():
    assert rows(comparison(), "comparison") == [
        ("All organisations", "3 of 3", "3 of 3", "65", "85", "20", "Nearly there", "Ready", "better", "2", "65", "77.5", "12.5", "per cent"),
        ("Suppliers", "2 of 2", "3 of 3", "65", "85", "20", "Nearly there", "Ready", "better", "2", "65", "77.5", "12.5", "per cent"),
        ("Networks", "1 of 1", "0 of 0", *["not enough answers"] * 2, "none stated", "none stated", "none stated", "cannot tell", "0", *["not enough answers"] * 2, "none stated", "per cent"),
    ]  # fmt: skip


def test_the_course_over_all_rounds():
    made = comparison()
    table = next(one for one in tables_of(made) if one.key == "course")
    assert table.headings[3:6] == ("Round 1: handed in", "Round 1: score", "Round 1: rating")
    assert table.rows[:2] == (
        ("All organisations", "all respondents", "2", "3 of 3", "65", "Nearly there", "3 of 3", "85", "Ready"),
        (
            "All organisations",
            "rated in every round",
            "2",
            "2 of 2",
            "65",
            "Nearly there",
            "2 of 2",
            "77.5",
            "Nearly there",
        ),
    )
    assert table.rows[4][6:] == ("0 of 0", "nobody", "nobody")


def test_who_went_which_way():
    assert rows(comparison(), "movements")[0] == ("All organisations", "2", "1", "0", "1", "1", "0", "0", "0", "1", "1")


def test_the_distribution_by_count_and_by_weight():
    assert rows(comparison(), "distribution")[:3] == [
        ("All organisations", "all respondents", "Behind", "1", "0", "-1", "50", "0", "75", "0"),
        ("All organisations", "all respondents", "Nearly there", "0", "1", "1", "0", "33.33", "0", "11.11"),
        ("All organisations", "all respondents", "Ready", "1", "2", "1", "50", "66.67", "25", "88.89"),
    ]
    of_networks = rows(comparison(), "distribution")[-1]
    assert of_networks == (
        "Networks",
        "matched cohort",
        "Ready",
        "0",
        "0",
        "0",
        *["nobody rated"] * 2,
        "no weights",
        "no weights",
    )


def test_who_is_rated_without_weight_is_not_nobody():
    rounds = [a_round(key, [Asked("ash", at(40), weight=0)]) for key in ("1", "2")]
    assert rows(compare(rounds, {}), "distribution")[0] == (
        "All organisations", "all respondents", "Behind", "1", "1", "0", "100", "100", "no weight", "no weight",
    )  # fmt: skip


def test_movement_two_ways_and_as_a_list():
    made = comparison()
    table = matrix(made.pairs[0], made.pairs[0].all)
    assert table.headings == ("Was in Round 1", "Behind", "Nearly there", "Ready", "Not asked")
    assert [column.key for column in table.columns] == ["from", "to_behind", "to_nearly", "to_ready", "to_not_asked"]
    assert table.rows[0] == ("Behind", "0", "0", "1", "0")
    assert [row[0] for row in table.rows] == ["Behind", "Nearly there", "Ready", "Not rated", "Not asked"]
    assert rows(made, "movement_matrix")[:2] == [
        ("All organisations", "Behind", "Ready", "1", "3"),
        ("All organisations", "Ready", "Nearly there", "1", "1"),
    ]


def test_questions_with_their_coverage():
    made = comparison()
    table = next(one for one in tables_of(made) if one.key == "questions")
    assert table.notes == ("Round 1 to Round 2: 2 of 2 questions may be compared (2 of the 2 asked before).",)
    assert rows(made, "questions")[0] == (
        "1.1", "How much is planned?", "same", "yes", "2", "2", "0", "0", "2", "2", "80", "55",
        "Both rounds asked the same version of the questionnaire.",
    )  # fmt: skip


def test_why_the_score_changed():
    assert rows(comparison(), "parts_of_change") == [
        ("All organisations", "65", "85", "20", "7.5", "0", "0", "12.5", "per cent", ""),
        ("Suppliers", "65", "85", "20", "7.5", "0", "0", "12.5", "per cent", ""),
        ("Networks", *["not enough answers"] * 2, *["none stated"] * 5, "per cent", "Too few organisations have a rating in the earlier round for a figure to change."),
    ]  # fmt: skip


def test_the_base_of_every_constituency():
    assert [row[0] for row in rows(comparison(), "base")] == [
        "All organisations",
        "All organisations",
        "Suppliers",
        "Suppliers",
        "Suppliers",
        "Networks",
        "Networks",
    ]


def test_of_some_pairs_only():
    rounds = [a_round(key, [Asked("ash", at(40))]) for key in "123"]
    made = compare(rounds, {})
    sheets = {table.key: len(table.rows) for table in tables_of(made, made.pairs[2:])}
    assert (sheets["rounds"], sheets["comparison"]) == (3, 2)


def test_what_cannot_be_compared_says_so_in_every_cell():
    other = SCHEME.replace("key: ready", "key: done").replace("scale:", "scale:\n  on: points").replace('"1"', '"2"')
    made = comparison(scheme=other, questions=QUESTIONS.replace('"1"', '"2"'))
    row = rows(made, "comparison")[0]
    assert (row[5], row[8], row[12], row[13]) == (
        "not comparable",
        "not comparable",
        "not comparable",
        "per cent, then points",
    )
    assert rows(made, "movements")[0][2:5] == ("not comparable",) * 3
    assert rows(made, "movements")[0][9:] == ("not comparable",) * 2
    shares = rows(made, "distribution")
    assert shares[2][2:] == (
        "Ready",
        "1",
        "no such level",
        "not comparable",
        "50",
        "no such level",
        "25",
        "no such level",
    )
    assert shares[3][2:5] == ("Ready", "no such level", "3")
    table = next(one for one in tables_of(made) if one.key == "questions")
    assert (table.rows, table.notes) == (
        (),
        ("How the questions of tiny 2 come from those of tiny 1 has not been stated.",),
    )


def test_a_question_without_movement_says_why_in_its_row():
    more = SCHEME.replace("  - {match: sponsor, options: {yes: 100, no: 0}}\n", "not_counted: sponsor\n").replace(
        '"1"', '"2"'
    )
    row = rows(comparison(scheme=more), "questions")[1]
    assert row[2:4] == ("same", "yes")
    assert row[4:12] == ("not comparable",) * 8
    assert row[12].startswith("The scheme of Round 2 does not count it")


def test_cells_as_people_read_them():
    assert [shown_cell(cell, "percent") for cell in (None, "no figure", Exact("1234.5"))] == [
        "",
        "no figure",
        "1,234.5\u00a0%",
    ]
    assert [signed(cell) for cell in (Exact("0.5"), Exact("0"), Exact("-2"), "none stated")] == [
        "+0.5",
        "0",
        "\u22122",
        "none stated",
    ]
