from reports.levels import shown_levels
from reports.outcomes import Outcomes
from reports.sheets import Exact, exact
from reports.tables import sheets
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies


def of(made):
    return made.table, Outcomes(made.scheme, shown_levels(made.scheme.scale))


def rows(columns, found):
    return [{column.key: cell for column, cell in zip(columns, row, strict=True)} for row in found]


def test_constituencies_have_their_figures_whole():
    made = four_constituencies()
    table, outcomes = of(made)
    found = rows(sheets.CONSTITUENCIES, sheets.constituencies(table, outcomes))
    assert [row["constituency"] for row in found] == [
        "All organisations",
        "Suppliers",
        "Networks",
        "Agents",
        "Software",
    ]
    assert (found[1]["handed_in"], found[1]["asked"], found[1]["response_percent"]) == ("2", "3", "66.7")
    assert (found[1]["rating"], found[1]["score"]) == ("Nearly there", made.rated.constituencies[0].score)
    assert (found[4]["rating"], found[4]["score"], found[4]["rated"]) == ("", None, "0")
    assert found[4]["reason"] == "No organisation has answered yet: 0 of 1."
    assert {type(row["handed_in"]) for row in found} == {Exact}


def test_without_all_together_only_the_parts_are_there():
    table, outcomes = of(four_constituencies())
    table = table.where(lambda row: not row.is_all)
    for found in (
        sheets.constituencies(table, outcomes),
        sheets.distribution(table, outcomes),
        sheets.drivers(table, outcomes),
        sheets.sections(table, four_constituencies().questionnaire),
    ):
        assert "All organisations" not in {row[0] for row in found}


def test_the_distribution_has_a_row_for_each_level_with_its_parts():
    table, outcomes = of(four_constituencies())
    found = rows(sheets.DISTRIBUTION, sheets.distribution(table, outcomes))
    every = [row for row in found if row["constituency"] == "All organisations"]
    assert [row["level"] for row in every] == ["Behind", "Nearly there", "Ready"]
    assert sum(int(str(row["organisations"])) for row in every) == int(str(every[0]["rated"]))


def test_sections_say_why_they_have_no_mean():
    made = four_constituencies()
    table, _ = of(made)
    found = rows(sheets.SECTIONS, sheets.sections(table, made.questionnaire))
    by_name = {(row["constituency"], row["section"]): row for row in found}
    assert (by_name["Networks", "build"]["mean_percent"], by_name["Networks", "build"]["why_none"]) == (
        None,
        "does not apply",
    )
    assert by_name["Software", "plan"]["why_none"] == "no answers"
    assert by_name["Suppliers", "plan"]["over"] == "2"


def test_drivers_have_names_and_reasons():
    table, outcomes = of(four_constituencies())
    found = rows(sheets.DRIVERS, sheets.drivers(table, outcomes))
    assert ("Networks", "N2", "Behind") in {(row["constituency"], row["organisation"], row["rating"]) for row in found}
    assert all(row["reason"] for row in found)


def test_without_a_scale_nobody_drives_and_nothing_is_distributed():
    table, outcomes = of(a_round([Asked("a", "X", answers(10, 10))], scheme=SCHEME.split("scale:")[0]))
    assert list(sheets.distribution(table, outcomes)) == []
    assert list(sheets.drivers(table, outcomes)) == []


def test_a_text_that_is_no_number_is_not_made_one():
    assert type(exact("1e5")) is str and exact(None) is None and type(exact("-1.50")) is Exact
