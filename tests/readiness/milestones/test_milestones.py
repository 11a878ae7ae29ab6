"""The page of a round's milestones, and the same to take away."""

import csv
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from tests.handed_in import hand_in
from tests.milestones import GRID, a_grid_world, next_round
from tests.visiting import words_of


@pytest.fixture
def told(engine):
    """Three organisations in two rounds: ours slips a month, the rival is done, the other has said nothing now."""
    world = a_grid_world(engine)
    hand_in(engine, world.responses["ours"].id, {"milestones": ["M10=in_progress/2025-09-01/high"]})
    hand_in(engine, world.responses["other"].id, {"milestones": ["M10=not_started/2025-12-31/low"]})
    now = next_round(world)
    rows = ["M10=in_progress/2025-10-01/medium", "M16=not_applicable//"]
    hand_in(engine, now["ours"], {"milestones": rows})
    hand_in(engine, now["rival"], {"milestones": ["M10=complete/2025-03-01/"]})
    world.kept |= {"now": now["round"]}
    return world


def page_of(world, client, who="office"):
    return world.visitor(client, who).get(f"/rounds/{world.kept['now']}/milestones")


def test_confidence_and_slippage_carry_their_denominators(told, client):
    said = words_of(page_of(told, client))
    assert "2 of 3 organisations handed in." in said
    assert "Slippage is since Round one, over those who gave a day in both rounds." in said
    assert "M10 Ready to migrate 24 September 2025 2 of 3 1 of 2" in said
    assert "30 days later" in said
    assert "Planned for 24 September 2025." in said and "The plan of this round has no date for it." in said


def test_a_first_round_has_no_slippage_to_tell(told, client):
    answer = told.visitor(client, "office").get(f"/rounds/{told.round.id}/milestones")
    assert "No earlier round asked about these milestones" in words_of(answer)


def test_a_round_that_nobody_has_answered_or_that_does_not_ask_says_so(world, engine, client):
    silent = a_grid_world(engine)
    for one, sentence in (
        (silent, "Nobody has handed in yet: 0 of 3 organisations."),
        (world, "does not ask where milestones stand"),
    ):
        assert sentence in words_of(one.visitor(client, "office").get(f"/rounds/{one.round.id}/milestones"))


@pytest.mark.parametrize("who", ["participant", "author", "rival"])
def test_what_organisations_say_of_dates_is_for_who_sees_the_dashboard(told, client, who):
    assert page_of(told, client, who).status_code == 404


def test_files_say_what_the_page_says(told, client):
    base = f"/rounds/{told.kept['now']}/milestones/milestones"
    visitor = told.visitor(client, "office")
    rows = list(csv.reader(StringIO(visitor.get(f"{base}.csv").text.lstrip("\ufeff"))))
    book = CalamineWorkbook.from_filelike(BytesIO(visitor.get(f"{base}.xlsx").content))
    assert book.sheet_names == ["Table", "Codebook"]
    assert [str(cell) for cell in book.get_sheet_by_name("Table").to_python()[0]] == rows[0]
    first = dict(zip(rows[0], rows[1], strict=True))
    assert [first[key] for key in ("milestone", "asked", "said", "complete", "medium", "late", "later", "median_days")] == [
        "M10", "3", "2", "1", "1", "1", "1", "30",
    ]  # fmt: skip
    assert visitor.get(f"{base}.pdf").status_code == visitor.get(f"{base}s.csv").status_code == 404


def test_what_was_said_where_it_is_not_asked_counts_nowhere(engine, client):
    gated = GRID.replace(
        "        required: false\n", "        required: false\n        applies_if: '\"supplier\" in profile.roles'\n"
    )
    world = a_grid_world(engine, gated)
    for name in ("ours", "other"):
        hand_in(engine, world.responses[name].id, {"milestones": ["M10=complete/2025-03-01/"]})
    said = words_of(world.visitor(client, "office").get(f"/rounds/{world.round.id}/milestones"))
    assert "2 of 3 organisations handed in." in said
    assert "M10 Ready to migrate no date in this plan 1 of 3 1 of 1" in said
