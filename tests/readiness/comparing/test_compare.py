"""Rounds side by side, as the office and an observer see them."""

import csv
from io import BytesIO, StringIO

from python_calamine import CalamineWorkbook
from sqlmodel import select

from readiness.database import changing, reading
from readiness.figures import comparison, paired
from readiness.figures.recent import Recent
from readiness.tables import ConstituencyStanding, KeptComparison, Organisation, Response, Round
from tests.cast import a_response
from tests.comparing import a_round_after, address_of, release, two_rounds
from tests.handed_in import BEHIND, READY, hand_in, handed_in
from tests.many_handed_in import many_handed_in
from tests.visiting import words_of

TABLES = (
    "rounds", "comparison", "movements", "distribution", "movement_matrix", "questions", "parts_of_change", "base", "organisations",
)  # fmt: skip


def said(response):
    assert response.status_code == 200, response.text[:400]
    return words_of(response).replace("\u00a0", " ")


def cells(response):
    return [*csv.reader(StringIO(response.content.decode("utf-8-sig")))]


def test_two_rounds_show_cohorts_movement_questions_and_why(client, world):
    later = two_rounds(world)
    page = said(world.visitor(client, "office").get(address_of(world, world.round, later)))
    assert "Round two against Round one" in page
    assert "The 2 organisations rated in both rounds" in page
    assert "1 improved, 1 worsened and 0 stayed at their level" in page
    for caption in ("The rounds compared", "All respondents and the matched cohort", "Who improved, worsened, joined and left",
                    "From Round one (rows) to Round two (columns)", "Movement question by question", "Why the score changed"):  # fmt: skip
        assert caption in page, caption
    assert "2 of 3" in page and "3 of 3" in page
    assert "Is there a plan?" in page


def test_the_office_sees_which_way_each_organisation_went_and_an_observer_no_name(client, world):
    later = two_rounds(world)
    address = address_of(world, world.round, later)
    office = said(world.visitor(client, "office").get(address))
    assert "Which way each organisation went" in office
    assert "Ours Energy Green Red worsened" in office and "Rival Power Red Green improved" in office
    observer = said(world.visitor(client, "observer").get(address))
    assert "Round two against Round one" in observer
    assert "Ours Energy" not in observer and "Rival Power" not in observer
    taken = world.visitor(client, "observer").get(address.replace("compare?", "compare/organisations.csv?"))
    assert taken.status_code == 404


def compared_by_many(world, rows):
    """Everybody of the first round, which is closed and released, is ready in a second one."""
    many_handed_in(world, rows)
    with changing(world.engine) as db:
        first = db.get_one(Round, world.round.id)
        second = Round(**{**first.model_dump(exclude={"id"}), "title": "Round two", "position": 2})
        db.add(second)
        db.flush()
        before = select(Organisation).join(Response).where(Response.round_id == first.id, Response.state == "submitted")
        for organisation in db.exec(before).all():
            handed_in(db, a_response(db, second, organisation), READY)
    return second


def test_who_sees_no_names_is_told_of_those_in_both_rounds_and_of_no_single_one(client, world, monkeypatch):
    later = compared_by_many(world, {"Supplier": (4, 4, 3), "Distributor": (4, 5, 6)})
    address = address_of(world, world.round, later)
    page = said(world.visitor(client, "observer").get(address))
    assert "All respondents and the matched cohort" in page and "are shown to those who see names" in page
    assert "more got better" in page and "The 26 organisations rated in both rounds went from" in page
    for told in ("Who improved, worsened, joined and left", "Real movement", "rated in both", "Why the score changed"):
        assert told in page, told
    with reading(world.engine) as db:
        kept = select(ConstituencyStanding.round_id).where(ConstituencyStanding.constituency_id == paired.KEY)
        assert later.id in db.exec(kept).all() and world.round.id not in db.exec(kept).all()
    monkeypatch.setattr(paired, "_MEMORY", Recent(4))
    monkeypatch.setattr(paired, "decided", None)
    assert said(world.visitor(client, "observer").get(address)) == page
    for key in ("base", "course", "organisations"):
        taken = address.replace("compare?", f"compare/{key}.csv?")
        assert world.visitor(client, "observer").get(taken).status_code == 404, key
    tables = ("rounds", "comparison", "movements", "distribution", "movement_matrix", "parts_of_change", "questions")
    for key in tables:
        _, *rows = cells(world.visitor(client, "observer").get(address.replace("compare?", f"compare/{key}.csv?")))
        assert rows, key


def test_of_few_nothing_but_responses_is_told_on_the_page_and_in_files(client, world):
    later = compared_by_many(world, {"Supplier": (2, 1, 1), "Distributor": (4, 5, 6)})
    address = address_of(world, world.round, later)
    taken = cells(world.visitor(client, "observer").get(address.replace("compare?", "compare/comparison.csv?")))
    suppliers = next(row for row in taken if row[2] == "Supplier")
    assert suppliers[5:8] == ["withheld"] * 3 and suppliers[8:10] == ["withheld"] * 2
    assert "withheld" in said(world.visitor(client, "observer").get(address))


def test_an_observer_compares_released_rounds_only(client, world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    later = a_round_after(world, {"ours": READY}, released=False)
    observer = world.visitor(client, "observer")
    assert observer.get(address_of(world, world.round, later)).status_code == 404
    assert "none has had its results released" in said(observer.get(address_of(world)))
    release(world)
    assert "only one has had its results released" in said(observer.get(address_of(world)))


def test_rounds_of_another_programme_are_not_found(client, world, engine):
    from tests.cast import a_world

    stranger = a_world(engine)
    later = two_rounds(world)
    office = world.visitor(client, "office")
    assert office.get(address_of(world, stranger.round, later)).status_code == 404
    wrong = f"&constituency={stranger.constituencies['Supplier'].id}"
    assert office.get(address_of(world, world.round, later, more=wrong)).status_code == 404


def test_fewer_than_two_rounds_are_chosen_first(client, world):
    office = world.visitor(client, "office")
    assert "It takes two rounds to compare" in said(office.get(address_of(world)))
    two_rounds(world)
    page = said(office.get(address_of(world)))
    assert "Choose two or more rounds" in page and "2 of 3 handed in" in page and "still open" in page
    assert "Choose two or more rounds" in said(office.get(address_of(world, world.round)))


def test_a_round_in_which_nobody_handed_in_is_said(client, world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    later = a_round_after(world, {})
    page = said(world.visitor(client, "office").get(address_of(world, world.round, later)))
    assert "Nobody has handed in in Round two yet: 0 of 3 organisations." in page


def test_an_open_round_says_that_its_figures_will_change(client, world):
    later = two_rounds(world)
    page = said(world.visitor(client, "office").get(address_of(world, world.round, later)))
    assert "Round one is still open: 2 of 3 organisations so far." in page


def test_three_rounds_are_compared_step_by_step_and_the_whole_way(client, world):
    second = two_rounds(world)
    third = a_round_after(world, {"ours": READY, "rival": READY}, title="Round three", position=3)
    page = said(world.visitor(client, "office").get(address_of(world, third, second, world.round, second)))
    for title in (
        "Round two against Round one",
        "Round three against Round two",
        "Round three against Round one (the whole way)",
    ):
        assert title in page, title


def test_one_constituency_alone_is_a_click_away(client, world):
    later = two_rounds(world)
    office = world.visitor(client, "office")
    here = world.constituencies["Supplier"].id
    whole = office.get(address_of(world, world.round, later)).text
    narrowed = address_of(world, world.round, later, more=f"&constituency={here}")
    assert narrowed.replace("&", "&amp;") in whole
    page = office.get(narrowed)
    assert "All organisations" not in said(page) and "Supplier asked in each round" in said(page)
    assert f"/rounds/{later.id}/constituencies/{here}" in page.text


def test_each_table_taken_away_has_the_figures_of_the_page(client, world):
    later = two_rounds(world)
    office = world.visitor(client, "office")
    address = address_of(world, world.round, later)
    page = said(office.get(address))
    for key in TABLES:
        table = cells(office.get(address.replace("compare?", f"compare/{key}.csv?")))
        book = CalamineWorkbook.from_filelike(
            BytesIO(office.get(address.replace("compare?", f"compare/{key}.xlsx?")).content)
        )
        sheet = book.get_sheet_by_index(0).to_python()
        assert [[as_text(cell) for cell in row] for row in sheet] == table, key
        assert len(book.sheet_names) > 1, "a codebook"
        for row in table[1:] if key in ("comparison", "movements", "organisations") else ():
            for cell in row:
                assert cell.replace("-", "\u2212") in page or cell in page, (key, cell)
    for nonsense in ("nonsense.csv", "rounds.pdf"):
        assert office.get(address.replace("compare?", f"compare/{nonsense}?")).status_code == 404
    assert office.get(address_of(world).replace("compare?", "compare/rounds.csv?")).status_code == 404


def as_text(cell):
    return f"{cell:.2f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)


def test_a_comparison_is_kept_and_made_anew_when_somebody_hands_in(client, world, monkeypatch):
    later = two_rounds(world)
    office = world.visitor(client, "office")
    address = address_of(world, world.round, later)
    first = said(office.get(address))
    with reading(world.engine) as db:
        kept = db.exec(select(KeptComparison)).all()
    assert kept
    monkeypatch.setattr(comparison, "_MEMORY", Recent(4))
    assert said(office.get(address)) == first
    with changing(world.engine) as db:
        for one in db.exec(select(KeptComparison)).all():
            one.body = "not in this form"
    monkeypatch.setattr(comparison, "_MEMORY", Recent(4))
    assert said(office.get(address)) == first
    hand_in(world.engine, world.responses["other"].id, BEHIND)
    assert "The 3 organisations rated in both rounds" in said(office.get(address))


def test_what_cannot_be_read_is_said_in_a_sentence(client, world, monkeypatch):
    later = two_rounds(world)
    monkeypatch.setattr(comparison, "_MEMORY", Recent(4))
    monkeypatch.setattr("readiness.figures.comparison.compare", _fails)
    answer = world.visitor(client, "office").get(address_of(world, world.round, later))
    assert answer.status_code == 500
    assert "These rounds cannot be compared" in words_of(answer)


def _fails(*_: object) -> None:
    raise ValueError("not what it was")


def test_rounds_pages_lead_here(client, world):
    later = two_rounds(world)
    office = world.visitor(client, "office")
    base = f"/programmes/{world.programme.id}/compare"
    for page in (f"/programmes/{world.programme.id}/rounds", f"/rounds/{later.id}", f"/rounds/{later.id}/dashboard"):
        assert base in office.get(page).text, page
