"""Where a figure may not be told, every table, sentence and drawing of it says so."""

from reports.constituency_page import details
from reports.dataset import ALL
from reports.levels import shown_levels
from reports.numbers import percent, readable
from reports.outcomes import Outcomes
from reports.sheets import WITHHELD
from reports.suppression.told import ALL as TOGETHER
from reports.suppression.told import Line, Told
from reports.suppression.veils import BESIDE, FEW
from reports.tables import sheets
from tests.reports.suppression.rounds_of_many import many, page_of, protected

MADE = many({"Suppliers": (4, 5, 6), "Agents": (1, 4, 3), "Few": (1, 1, 0)})
TOLD = Told(
    lines={
        TOGETHER: Line(gates=("sponsor",), capped=False),
        "Suppliers": Line(sections=("build",)),
        "Agents": Line(rating=False, levels=("behind", "ready")),
        "Few": Line(figures=False),
    }
)


def test_the_summary_says_withheld_in_place_of_rating_score_and_what_could_change() -> None:
    page, _ = page_of(MADE, TOLD)
    rows = {row.name: row for row in page.summary}
    assert rows["Suppliers"].outcome.level is not None
    for name, reason in (("Agents", BESIDE), ("Few", FEW)):
        outcome = rows[name].outcome
        assert (outcome.words, outcome.score, outcome.still, outcome.reason) == (WITHHELD, WITHHELD, WITHHELD, reason)
        assert not outcome.is_settled and rows[name].held_down_by == WITHHELD
    assert rows["Few"].answered == "2 of 2"


def test_a_withheld_level_is_a_gap_in_the_drawing_and_a_word_in_its_table() -> None:
    page, frames = page_of(MADE, TOLD)
    rows = {row.name: row for row in page.distribution}
    assert [cell.count for cell in rows["Agents"].cells] == [WITHHELD, "4", WITHHELD]
    assert rows["Agents"].cells[0].weight_percent == WITHHELD
    shares = frames.shares[(frames.shares["position"] == 2) & (frames.shares["by"] == "count")]
    drawn = [(row.level, row.start, row.end, row.shown) for row in shares.itertuples()]
    assert drawn == [("nearly", 0.0, 50.0, "4"), ("behind", 50.0, 100.0, WITHHELD), ("ready", 100.0, 100.0, "")]
    few = frames.rows[frames.rows["position"] == 3].iloc[0]
    assert (few["rated"], few["count_note"], few["weight_note"]) == (WITHHELD, WITHHELD, WITHHELD)
    assert rows["Few"].rated == "withheld of 2"


def test_the_heat_map_says_withheld() -> None:
    page, _ = page_of(MADE, TOLD)
    cells = {row.name: [cell.shown for cell in row.cells] for row in page.heat_map}
    assert cells["Few"] == [WITHHELD, WITHHELD]
    assert cells["Suppliers"][1] == WITHHELD and cells["Suppliers"][0].endswith("%")


def test_sentences_count_what_is_shown_and_name_what_is_withheld() -> None:
    page, _ = page_of(MADE, TOLD)
    assert "Of 3 constituencies, 1 is rated: 1 Nearly there. Withheld: Agents and Few." in page.headlines
    assert not any("cap the rating" in one for one in page.headlines)
    parts, _ = page_of(MADE, TOLD, with_all=False)
    assert f"Few: {FEW}" in parts.headlines
    assert page.meaning.gates[0].failed == "How many failed it is withheld."


def test_nothing_rated_beside_what_is_withheld_is_said_too() -> None:
    made = many({"Few": (1, 1, 0)}, silent="Agents")
    page, _ = page_of(made, Told(lines={TOGETHER: Line(figures=False), "Few": Line(figures=False), "Agents": Line()}))
    assert "None of 2 constituencies is rated yet (withheld: Few; no answers yet: Agents)." in page.headlines
    nobody, _ = page_of(made, Told(lines={TOGETHER: Line()}))
    assert not any("constituencies" in one for one in nobody.headlines)


def test_files_say_withheld_in_place_of_every_number() -> None:
    rolled = protected(MADE, TOLD)
    outcomes = Outcomes(MADE.scheme, shown_levels(MADE.scheme.scale))
    (few,) = [row for row in sheets.constituencies(rolled.table, outcomes) if row[0] == "Few"]
    assert [few[at] for at in (1, 2, 8, 10, 11, 12, 13, 14, 15)] == [WITHHELD] * 9
    counts = {row[:2]: row[2:6] for row in sheets.distribution(rolled.table, outcomes)}
    assert counts["Agents", "Behind"] == (WITHHELD,) * 4
    assert counts[ALL, "Behind"][0] == "6"
    means = {row[:2]: row[4:6] for row in sheets.sections(rolled.table, MADE.questionnaire)}
    assert means["Few", "plan"] == (WITHHELD, WITHHELD)


def test_details_have_neither_names_nor_the_figures_of_single_organisations() -> None:
    rolled = protected(MADE, TOLD)
    outcomes = Outcomes(MADE.scheme, shown_levels(MADE.scheme.scale))
    found = {one.name: one for one in details(rolled.parts, outcomes, {"plan": "Plan", "build": "Build"})}
    assert found["Few"].drivers == () and found["Few"].spread == () and found["Few"].missing == ()
    assert ("Rated", "withheld of 2 that answered") in found["Few"].facts


def test_a_constituency_that_nothing_was_decided_of_is_left_out() -> None:
    found = protected(MADE, Told(lines={TOGETHER: Line(), "Suppliers": Line()}))
    assert [row.name for row in found.rows] == [ALL, "Suppliers"]


def test_without_weights_none_are_withheld() -> None:
    made = many({"Few": (1, 1, 0)}, weight=None)
    rolled = protected(made, Told(lines={TOGETHER: Line(), "Few": Line(figures=False)}))
    few = rolled.parts[0].rated
    assert few.rated_weight is None and few.shares["ready"].weight is None and few.shares["ready"].count == WITHHELD


def test_a_withheld_number_has_no_unit() -> None:
    points = Outcomes(MADE.scheme, ())
    assert (readable(WITHHELD), percent(WITHHELD), points.figure(WITHHELD)) == (WITHHELD,) * 3
