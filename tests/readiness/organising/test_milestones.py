"""The plan: dates by baseline, how far they moved, and what stays as it was."""

from datetime import date

import pytest

from questionnaires.documents import read_document
from readiness.database import changing, reading
from readiness.example_programme import HERE
from readiness.identifiers import new_id
from readiness.organising.queries.plan import plan_of
from readiness.tables import Baseline, Milestone, Round
from tests.visiting import words_of

T2 = (
    ("IAD7", "2021-03-01"), ("NSP3", "2021-03-31"), ("IAD6", "2021-06-30"), ("NSP4", "2021-06-30"), ("GLI", "2022-11-21"),
)  # fmt: skip


class Office:
    """Enters a plan as a person does."""

    def __init__(self, world, client):
        self.world, self.visitor, self.at = (
            world,
            world.visitor(client, "office"),
            f"/programmes/{world.programme.id}/milestones",
        )

    def key_of(self, kind, key):
        with reading(self.world.engine) as db:
            return next(one.id for one in (row for row in _all(db, kind, self.world)) if one.key == key)

    def baseline(self, key, title="", approved=""):
        year, month, day = approved.split("-") if approved else ("", "", "")
        fields = {
            "baseline_key": key,
            "baseline_title": title or key,
            "approved_on-day": day,
            "approved_on-month": month,
            "approved_on-year": year,
        }
        return self.visitor.post(f"{self.at}/baselines", fields)

    def milestone(self, key, title=""):
        return self.visitor.post(self.at, {"milestone_key": key, "milestone_title": title or key})

    def due(self, milestone, baseline, day, precision="day"):
        year, month, number = day.split("-")
        return self.visitor.post(f"{self.at}/dates", {
            "milestone": self.key_of(Milestone, milestone), "baseline": self.key_of(Baseline, baseline), "precision": precision,
            "due_on-day": number if precision == "day" else "", "due_on-month": month, "due_on-year": year,
        })  # fmt: skip

    def plan(self):
        with reading(self.world.engine) as db:
            return plan_of(db, self.world.programme.id)


def _all(db, kind, world):
    from sqlmodel import select

    return db.exec(select(kind).where(kind.programme_id == world.programme.id)).all()


@pytest.fixture
def office(world, client):
    return Office(world, client)


def test_the_published_plan_shows_how_each_baseline_moved_the_one_before(office):
    """As published: M10 half a year later by change request 055, M16 from October 2025 to July 2027 in two steps."""
    example = read_document((HERE / "programme.yaml").read_text(), "programme.yaml").data
    for one in example["baselines"]:
        assert office.baseline(one["key"], one["title"], one.get("approved", "")).status_code == 303
        for milestone in example["milestones"]:
            if one["key"] == "original":
                assert office.milestone(milestone["key"], milestone["title"]).status_code == 303
            for dated in milestone["dates"]:
                if dated["baseline"] == one["key"]:
                    assert (
                        office.due(milestone["key"], one["key"], dated["date"], dated["precision"]).status_code == 303
                    )
    moved = {
        row.milestone.key: [None if due is None else (due.words, due.slip) for due in row.dues] for row in office.plan().milestones
    }  # fmt: skip
    assert moved["M10"] == [None, None, ("March 2025", ""), ("September 2025", "6 months later")]
    assert moved["M16"] == [
        ("October 2025", ""),
        None,
        ("December 2026", "14 months later"),
        ("July 2027", "7 months later"),
    ]
    assert moved["M8"] == [None, None, ("7 March 2025", ""), None]
    assert moved["M6"] == [None, None, None, None]
    assert "M16 New settlement timetable October 2025 – not stated December 2026 14 months later July 2027" in words_of(
        office.visitor.get(office.at)
    )


def test_milestones_keep_the_order_they_were_given_whatever_their_dates(office):
    office.baseline("plan")
    for key, due in T2:
        office.milestone(key)
        office.due(key, "plan", due)
    plan = office.plan()
    assert [row.milestone.key for row in plan.milestones] == [key for key, _ in T2]
    assert plan.milestones[0].latest.on == date(2021, 3, 1) < plan.milestones[2].latest.on


def test_days_are_compared_by_days_and_earlier_is_said(office):
    for key in ("one", "two", "three"):
        office.baseline(key)
        if key == "one":
            office.milestone("GLI")
        office.due("GLI", key, {"one": "2022-11-21", "two": "2023-03-20", "three": "2023-03-19"}[key])
    assert [due.slip for due in office.plan().milestones[0].dues] == ["", "119 days later", "1 day earlier"]


def test_what_an_earlier_baseline_says_stays_but_what_it_lacks_may_be_added(office):
    office.baseline("old")
    office.milestone("M1")
    office.milestone("M2")
    office.due("M1", "old", "2025-01-31")
    office.baseline("new")
    refused = office.due("M1", "old", "2025-02-28")
    assert refused.status_code == 422 and "old is history, so this date stays" in words_of(refused)
    assert office.due("M2", "old", "2025-02-28").status_code == 303
    assert office.due("M1", "new", "2025-03-31").status_code == 303
    assert office.due("M1", "new", "2025-04-30").status_code == 303
    assert [due.on for due in office.plan().milestones[0].dues] == [date(2025, 1, 31), date(2025, 4, 30)]


def test_a_baseline_that_a_round_was_asked_against_stays(office, world):
    office.baseline("plan")
    office.milestone("M1")
    with changing(world.engine) as db:
        asked = db.get_one(Round, world.round.id)
        again = {"id": new_id(), "title": "Round two", "baseline_id": office.key_of(Baseline, "plan")}
        db.add(Round(**{**asked.model_dump(), **again}))
    refused = office.due("M1", "plan", "2025-01-31")
    assert refused.status_code == 422 and "Round two was asked against plan, so its dates stay" in words_of(refused)


@pytest.mark.parametrize(("path", "fields", "field"), [
    ("", {"milestone_key": "", "milestone_title": "T"}, "milestone_key"),
    ("", {"milestone_key": "M1", "milestone_title": ""}, "milestone_title"),
    ("", {"milestone_key": "TAKEN", "milestone_title": "T"}, "milestone_key"),
    ("/baselines", {"baseline_key": "a/b", "baseline_title": "T"}, "baseline_key"),
    ("/baselines", {"baseline_key": "b", "baseline_title": "T", "approved_on-day": "30", "approved_on-month": "2", "approved_on-year": "2025"}, "approved_on"),
    ("/dates", {}, "milestone"),
])  # fmt: skip
def test_what_does_not_fit_is_said_beside_its_field(office, path, fields, field):
    office.milestone("TAKEN")
    page = office.visitor.post(office.at + path, fields)
    assert page.status_code == 422 and f'href="#{field}"' in page.text


@pytest.mark.parametrize(
    ("day", "month", "year", "precision"),
    [
        ("", "13", "2025", "month"),
        ("", "", "2025", "month"),
        ("", "3", "2025", "day"),
        ("31", "4", "2025", "day"),
        ("1", "1", "9999", "day"),
    ],
)
def test_a_date_that_is_none_is_refused(office, day, month, year, precision):
    office.baseline("plan")
    office.milestone("M1")
    page = office.visitor.post(f"{office.at}/dates", {
        "milestone": office.key_of(Milestone, "M1"), "baseline": office.key_of(Baseline, "plan"), "precision": precision,
        "due_on-day": day, "due_on-month": month, "due_on-year": year,
    })  # fmt: skip
    assert page.status_code == 422 and 'href="#due_on"' in page.text


def test_a_participant_reads_the_plan_and_finds_no_form(office, world, client):
    office.baseline("plan", "The first plan")
    office.milestone("M1", "Something is reached")
    page = world.visitor(client, "participant").get(office.at)
    assert "Something is reached" in page.text and '<form method="post" action="/programmes' not in page.text
