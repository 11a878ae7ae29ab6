"""Importing milestones into one baseline: upload, preview, apply; all of it or nothing."""

import re
from datetime import date

import pytest
from sqlmodel import select

from readiness.database import changing, reading
from readiness.identifiers import new_id
from readiness.organising.queries.plan import plan_of
from readiness.tables import Baseline, Event, Milestone, PlanImport, Round
from tests.readiness.organising.files import workbook
from tests.readiness.organising.t2 import PREFIX, SPELLED, T2, as_csv, later_capture, published
from tests.visiting import words_of

NEW = {"baseline": "new", "baseline_key": "v1", "baseline_title": "Plan version 1"}


class Office:
    def __init__(self, world, client):
        self.world, self.visitor = world, world.visitor(client, "office")
        self.plan_at = f"/programmes/{world.programme.id}/milestones"

    def uploads(self, data, name="plan.csv", **fields):
        return self.visitor.post(f"{self.plan_at}/import", {**NEW, **fields}, files={"file": (name, data)})

    def preview(self, answer, query=""):
        assert answer.status_code == 303, words_of(answer)
        return self.visitor.get(answer.headers["location"] + query)

    def applies(self, answer, page=None):
        shown = re.search(r'name="fingerprint" value="(\w+)"', (page or self.preview(answer)).text)[1]
        return self.visitor.post(f"{answer.headers['location']}/apply", {"fingerprint": shown})

    def plan(self):
        with reading(self.world.engine) as db:
            return plan_of(db, self.world.programme.id)

    def baseline(self, key="v1"):
        with reading(self.world.engine) as db:
            wanted = select(Baseline).where(Baseline.programme_id == self.world.programme.id, Baseline.key == key)
            return db.exec(wanted).one().id


@pytest.fixture
def office(world, client):
    return Office(world, client)


@pytest.fixture
def planned(office):
    """The published plan is in."""
    assert office.applies(office.uploads(published())).status_code == 303
    return office


def test_a_plan_is_shown_before_anything_happens(office):
    words = words_of(office.preview(office.uploads(published())))
    assert "18 rows read: 18 new, 0 changed and 0 unchanged." in words
    assert "Dates are those of Plan version 1 , a new baseline" in words
    assert "GLI go-live 19 21 November 2022 20 March 2023" in words
    assert office.plan().milestones == office.plan().baselines == ()


def test_a_plan_keeps_the_order_of_the_file_and_what_was_reached_beside_what_was_planned(planned):
    plan = planned.plan()
    assert [(row.milestone.key, row.latest.on.isoformat()) for row in plan.milestones] == [(c, on) for c, _, on in T2]
    due = {row.milestone.key: row.latest.on for row in plan.milestones}
    assert due["IAD6"] > due["IAD7"]
    last = plan.milestones[-1]
    assert (last.milestone.actual_on, last.reached.slip, last.reached.moved) == (date(2023, 3, 20), "119 days later", 1)
    assert "GLI go-live 21 November 2022 20 March 2023 119 days later" in words_of(planned.visitor.get(planned.plan_at))


def test_the_same_file_again_changes_nothing(planned):
    page = planned.preview(planned.uploads(published(), baseline=planned.baseline()))
    words = words_of(page)
    assert "18 rows read: 0 new, 0 changed and 18 unchanged." in words and "there is nothing to apply" in words
    assert "/apply" not in page.text


def test_a_prefix_counts_as_one_only_where_it_is_stated(planned):
    words = words_of(planned.preview(planned.uploads(later_capture(), baseline=planned.baseline())))
    assert "18 rows read: 18 new, 0 changed and 0 unchanged." in words
    assert "Every code of the file begins with “CSLD.”, and without it 16 codes of 18 would be known." in words


def test_with_the_prefix_stated_only_codes_spelled_otherwise_are_new_and_the_page_says_so(planned):
    answer = planned.uploads(later_capture(), baseline=planned.baseline(), prefix=PREFIX)
    words = words_of(planned.preview(answer))
    assert (
        "18 rows read: 2 new, 1 changed and 15 unchanged. Codes were read without the “CSLD.” they begin with." in words
    )
    assert "IAD6 software development completed 4 milestone software development completed software development of adaptations completed" in words  # fmt: skip
    assert "2 milestones of the programme are not in the file and stay as they are." in words
    new = words_of(planned.preview(answer, "?show=new"))
    for known, spelled in SPELLED.items():
        title = next(title for code, title, _ in T2 if code == known)
        assert f"{spelled} {title}" in new
        assert f"If it is {known} ({title}), which the file lacks, give it that code in the file." in new
    planned.applies(answer)
    assert [row.milestone.key for row in planned.plan().milestones] == [*(code for code, _, _ in T2), "NCOP1", "NCPO2"]


def test_a_new_baseline_dates_milestones_that_are_known(planned):
    answer = planned.uploads(
        as_csv((("GLI", "go-live", "2023-03"), ("MIG2", "pre-migration completed", "2023-02-15")), "code,milestone,date"),
        baseline_key="v2", baseline_title="Plan version 2", **{f"approved_on-{part}": at for part, at in (("day", "1"), ("month", "10"), ("year", "2022"))},
    )  # fmt: skip
    assert "GLI go-live 2 date (blank) March 2023" in words_of(planned.preview(answer))
    done = planned.applies(answer)
    assert "0 milestones added and 2 changed." in words_of(planned.visitor.follow(done))
    plan = planned.plan()
    dues = {row.milestone.key: [due and (due.words, due.slip) for due in row.dues] for row in plan.milestones}
    assert plan.baselines[1].approved_on == date(2022, 10, 1)
    assert dues["GLI"] == [("21 November 2022", ""), ("March 2023", "4 months later")]
    assert dues["MIG2"] == [("31 October 2022", ""), ("15 February 2023", "107 days later")]
    assert dues["OPA"] == [("30 September 2022", ""), None]


def test_a_blank_date_and_a_blank_actual_leave_what_is_known(planned):
    data = as_csv((("GLI", "Go-live", "", ""), ("M99", "Later", "", "")))
    planned.applies(planned.uploads(data, baseline=planned.baseline()))
    rows = {row.milestone.key: row for row in planned.plan().milestones}
    assert (rows["GLI"].milestone.title, rows["GLI"].milestone.actual_on) == ("Go-live", date(2023, 3, 20))
    assert (rows["GLI"].latest.on, rows["M99"].latest) == (date(2022, 11, 21), None)


def test_what_a_milestone_said_before_is_kept_in_history(planned):
    data = as_csv((("GLI", "go-live", "2022-11-28", "2023-03-21"),))
    planned.applies(planned.uploads(data, baseline=planned.baseline()))
    with reading(planned.world.engine) as db:
        wanted = select(Event).where(
            Event.programme_id == planned.world.programme.id, Event.action == "imported milestones"
        )
        event = db.exec(wanted.order_by(Event.number.desc())).first()
    assert '"date":["21 November 2022","28 November 2022"]' in event.details
    assert '"actual":["20 March 2023","21 March 2023"]' in event.details


def test_a_workbook_is_read_as_well(office):
    rows = [("Code", "Milestone", "Date", "Owner"), ("M1", "One", date(2027, 3, 31).isoformat(), "Ann")]
    answer = office.uploads(workbook(("Plan", rows)), "plan.xlsx")
    assert "Not read, since a milestone has no such thing: owner." in words_of(office.preview(answer))
    office.applies(answer)
    assert office.plan().milestones[0].latest.on == date(2027, 3, 31)


def test_what_changed_since_the_preview_is_not_written_over(planned):
    answer = planned.uploads(as_csv((("GLI", "go-live", "2023-01-01", ""),)), baseline=planned.baseline())
    page = planned.preview(answer)
    with changing(planned.world.engine) as db:
        milestone = db.exec(
            select(Milestone).where(Milestone.key == "GLI", Milestone.programme_id == planned.world.programme.id)
        )
        db.add(milestone.one().sqlmodel_update({"title": "Go-live, renamed"}))
    refused = planned.applies(answer, page)
    assert refused.status_code == 409 and "The plan was changed since this preview was made." in words_of(refused)
    assert planned.plan().milestones[-1].latest.on == date(2022, 11, 21)


def test_a_file_is_applied_once(planned):
    answer = planned.uploads(as_csv((("M1", "One", "2027-01-31", ""),)), baseline=planned.baseline())
    page = planned.preview(answer)
    planned.applies(answer, page)
    assert planned.applies(answer, page).status_code == 404


def test_a_later_upload_takes_the_place_of_an_earlier_one(office):
    first = office.uploads(published())
    office.uploads(published())
    assert office.visitor.get(first.headers["location"]).status_code == 404
    with reading(office.world.engine) as db:
        kept = select(PlanImport).where(PlanImport.programme_id == office.world.programme.id)
        assert len(db.exec(kept).all()) == 1


def test_a_baseline_added_meanwhile_stands_in_the_way(office):
    answer = office.uploads(published())
    page = office.preview(answer)
    office.visitor.post(f"{office.plan_at}/baselines", {"baseline_key": "v1", "baseline_title": "Another"})
    assert "There is a baseline v1 by now; choose the file again." in words_of(office.preview(answer))
    assert office.applies(answer, page).status_code == 409
    assert office.plan().milestones == ()


def test_dates_that_a_round_was_asked_against_stay_but_titles_may_change(planned):
    with changing(planned.world.engine) as db:
        asked = db.get_one(Round, planned.world.round.id).model_dump()
        db.add(Round(**{**asked, "id": new_id(), "title": "Round two", "baseline_id": planned.baseline()}))
    moved = as_csv((("GLI", "go-live", "2023-01-01", ""),))
    answer = planned.uploads(moved, baseline=planned.baseline())
    words = words_of(planned.preview(answer))
    assert (
        "Round two was asked against Plan version 1, so its dates stay; import the file into a new baseline." in words
    )
    assert "This file cannot be applied as it is" in words
    renamed = as_csv((("GLI", "Go-live of the platform", "2022-11-21", ""),))
    assert planned.applies(planned.uploads(renamed, baseline=planned.baseline())).status_code == 303


def test_dates_of_a_baseline_that_is_history_stay_but_what_it_lacks_may_be_added(planned):
    planned.applies(
        planned.uploads(as_csv((("GLI", "go-live", "2023-03-20", ""),)), baseline_key="v2", baseline_title="2")
    )
    old = planned.baseline("v1")
    words = words_of(planned.preview(planned.uploads(as_csv((("GLI", "go-live", "2022-12-01", ""),)), baseline=old)))
    assert "Plan version 1 is history, so the dates it has stay (GLI); import them into the latest baseline." in words
    added = planned.uploads(as_csv((("M99", "Later", "2023-12-01", ""),)), baseline=old)
    assert planned.applies(added).status_code == 303


@pytest.mark.parametrize(("fields", "field", "sentence"), [
    ({"baseline": ""}, "baseline", "Choose the baseline whose dates the file gives"),
    ({"baseline_key": ""}, "baseline_key", "Give a short key"),
    ({"baseline_key": "v1"}, "baseline_key", "v1 is taken in this programme"),
    ({"baseline_key": "v9", "baseline_title": ""}, "baseline_title", "Say what made this baseline"),
    ({"baseline_key": "v9", "prefix": "p" * 61}, "prefix", "Codes have at most 60 characters"),
])  # fmt: skip
def test_what_does_not_fit_the_form_is_said_beside_its_field(planned, fields, field, sentence):
    page = planned.uploads(published(), **fields)
    assert page.status_code == 422 and f'href="#{field}"' in page.text and sentence in words_of(page)


def test_a_baseline_of_another_programme_is_not_found(office):
    assert office.uploads(published(), baseline=new_id()).status_code == 404


def test_every_problem_of_a_file_is_named_by_its_line_and_nothing_of_it_is_used(office):
    data = as_csv((("M1", "One", "soon", ""), ("M1", "Twice", "2027-01-01", "")))
    page = office.uploads(data)
    words = words_of(page)
    assert page.status_code == 422 and "plan.csv has 2 problems; nothing of it was used." in words
    assert (
        "2 date soon is not a date between 1990 and 2099" in words
        and "3 code M1 stands twice, first in line 2" in words
    )
    with reading(office.world.engine) as db:
        assert db.exec(select(PlanImport).where(PlanImport.programme_id == office.world.programme.id)).all() == []
