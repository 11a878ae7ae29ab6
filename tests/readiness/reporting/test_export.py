import re
import shutil
import subprocess

import pytest

from tests.cast import QUESTIONNAIRE, SCHEME, a_world
from tests.handed_in import BEHIND, READY, hand_in
from tests.many_handed_in import many_handed_in
from tests.readiness.reporting.files import alike, codebook, csv_rows, xlsx_rows
from tests.visiting import words_of

FIGURES = ("constituencies", "distribution", "sections", "states")
NAMED = ("drivers", "organisations", "responses-wide", "responses", "lines")
ROWS = r'/export/([a-z-]+).csv">.*?<td class="number">([\d,]+)</td>'
FORMULA = '=HYPERLINK("http://example.org","x")'


def fetched(world, client, file, name="office", query=""):
    return world.visitor(client, name).get(f"/rounds/{world.round.id}/export/{file}{query}")


@pytest.fixture
def two(world):
    hand_in(world.engine, world.responses["ours"].id, {**READY, "notes": FORMULA})
    hand_in(world.engine, world.responses["rival"].id, {**BEHIND, "maturity": {"not_applicable": "-1 of us builds"}})
    return world


def test_the_list_says_how_many_rows_each_table_has(two, client):
    page = two.visitor(client, "office").get(f"/rounds/{two.round.id}/export").text
    counted = {table: str(len(csv_rows(fetched(two, client, f"{table}.csv")))) for table in (*FIGURES, *NAMED)}
    assert dict(re.findall(ROWS, page)) == counted


@pytest.mark.parametrize("table", [*FIGURES, *NAMED])
def test_the_workbook_has_the_cells_of_the_csv(two, client, table):
    rows, kept = csv_rows(fetched(two, client, f"{table}.csv")), xlsx_rows(fetched(two, client, f"{table}.xlsx"))
    assert len(rows) == len(kept) > 0
    for row, other in zip(rows, kept, strict=True):
        assert row.keys() == other.keys()
        assert [key for key in row if not alike(row[key], other[key])] == []


def test_the_numbers_are_those_of_the_page(two, client):
    page = words_of(two.visitor(client, "office").get(f"/rounds/{two.round.id}/dashboard")).replace("\u00a0", " ")
    for row in csv_rows(fetched(two, client, "constituencies.csv")):
        shown = f"{row['handed_in']} of {row['asked']} {row['response_percent']} %"
        assert f"{row['constituency']}" in page and shown in page


def test_three_absences_stay_three(two, client):
    rows = csv_rows(fetched(two, client, "responses.csv"))
    said = {(row["organisation"], row["question"]): (row["answer"], row["absence"], row["reason"]) for row in rows}
    assert said["RIVAL", "staff"] == ("", "not asked", "")
    assert said["RIVAL", "notes"] == ("", "not answered", "")
    assert said["RIVAL", "maturity"] == ("", "not applicable", "'-1 of us builds")
    assert said["OURS", "staff"] == ("4", "", "")
    assert len(rows) == 2 * 5


def test_one_row_an_organisation_also_for_those_who_handed_nothing_in(two, client):
    rows = {row["organisation"]: row for row in csv_rows(fetched(two, client, "responses-wide.csv"))}
    assert (rows["OTHER"]["state"], rows["OTHER"]["has_plan"]) == ("not_started", "")
    assert (rows["RIVAL"]["staff"], rows["RIVAL"]["notes"], rows["RIVAL"]["maturity"]) == (
        "[not asked]", "[not answered]", "[not applicable]",
    )  # fmt: skip


@pytest.mark.parametrize("file", ["responses-wide.csv", "responses.csv"])
def test_what_begins_like_a_formula_is_disarmed_in_csv(two, client, file):
    text = fetched(two, client, file).content.decode("utf-8-sig")
    assert "'=HYPERLINK" in text and ',"=HYPERLINK' not in text and ",=HYPERLINK" not in text


def test_negative_numbers_stay_numbers(engine, client):
    questionnaire = QUESTIONNAIRE.replace("minimum: 0, places: 0", "places: 2")
    world = a_world(engine, questionnaire=questionnaire)
    hand_in(engine, world.responses["ours"].id, {**READY, "staff": "-5.25", "notes": "-5.25"})
    (row,) = (one for one in csv_rows(fetched(world, client, "responses-wide.csv")) if one["organisation"] == "OURS")
    assert (row["staff"], row["notes"]) == ("-5.25", "'-5.25")
    (kept,) = (one for one in xlsx_rows(fetched(world, client, "responses-wide.xlsx")) if one["organisation"] == "OURS")
    assert (kept["staff"], kept["notes"]) == (-5.25, "'-5.25")


def test_the_codebook_says_what_a_file_stands_on(two, client):
    answer = fetched(two, client, "constituencies.xlsx")
    facts = {str(row[0]): str(row[1]) for row in codebook(answer)}
    assert facts["Handed in"] == "2 of 3 organisations asked"
    assert two.version.content_hash in facts["Questionnaire"] and two.scheme.content_hash in facts["Scheme"]
    assert facts["response_percent"] == "Handed in, of those asked"
    name = answer.headers["content-disposition"]
    assert name == f'attachment; filename="round-one-constituencies-{two.round.as_of.isoformat()}.xlsx"'


def test_filters_narrow_files_as_they_narrow_the_page(two, client):
    rows = csv_rows(fetched(two, client, "constituencies.csv", query="?level=green"))
    assert [(row["constituency"], row["asked"]) for row in rows] == [("All organisations", "1"), ("Supplier", "1")]
    here = f"?constituency={two.constituencies['Distributor'].id}"
    assert [row["name"] for row in csv_rows(fetched(two, client, "organisations.csv", query=here))] == ["Other Wires"]


@pytest.mark.parametrize("name", ["observer", "constituency_observer"])
def test_observers_take_figures_and_no_names(two, client, name):
    many_handed_in(two, {"Supplier": (3, 4, 5), "Distributor": (4, 4, 4)})
    for table in FIGURES:
        text = fetched(two, client, f"{table}.csv", name).text
        assert "Supplier" in text
        assert [one for one in ("Ours", "Rival", "Other Wires", "OURS", "Limited") if one in text] == []
    assert {
        fetched(two, client, f"{table}.{ending}", name).status_code for table in NAMED for ending in ("csv", "xlsx")
    } == {404}
    page = two.visitor(client, name).get(f"/rounds/{two.round.id}/export").text
    assert "constituencies.csv" in page and "organisations.csv" not in page


def test_who_observes_one_constituency_takes_nothing_of_others(two, client):
    many_handed_in(two, {"Supplier": (3, 4, 5), "Distributor": (4, 4, 4)})
    rows = csv_rows(fetched(two, client, "constituencies.csv", "constituency_observer"))
    assert [row["constituency"] for row in rows] == ["Supplier"]


@pytest.mark.parametrize("name", ["participant", "signatory", "rival", "author", "nobody"])
def test_others_take_nothing(two, client, name):
    files = [f"{table}.csv" for table in (*FIGURES, *NAMED)]
    assert {fetched(two, client, file, name).status_code for file in files} == {404}
    assert two.visitor(client, name).get(f"/rounds/{two.round.id}/export").status_code == 404


@pytest.mark.parametrize("file", ["nothing.csv", "constituencies.pdf", "constituencies", ".csv"])
def test_a_file_that_there_is_not_is_not_found(two, client, file):
    assert fetched(two, client, file).status_code == 404


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook_and_finds_the_same_cells(two, client, tmp_path):
    (tmp_path / "book.xlsx").write_bytes(fetched(two, client, "constituencies.xlsx").content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "csv", "book.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=400,
    )  # fmt: skip
    assert "All organisations" in (tmp_path / "book.csv").read_text()


def test_a_scheme_without_a_scale_has_files_too(engine, client):
    world = a_world(engine, scheme=SCHEME.split("gates:")[0])
    hand_in(engine, world.responses["ours"].id, READY)
    assert csv_rows(fetched(world, client, "distribution.csv")) == []
    assert csv_rows(fetched(world, client, "organisations.csv"))[0]["rating"] == ""
