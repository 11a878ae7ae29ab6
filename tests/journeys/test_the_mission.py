"""Three rounds over two versions of a questionnaire, in a real browser: compared, learned from, and taken into a meeting."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.mission import comparing, learning, papers, people, reporting, rounds
from tests.journeys.people import Crowd
from tests.journeys.site import a_site
from tests.journeys.walk import setting_up

ADMINISTRATOR = "administrator@example.org"
PLAN, BEFORE = (
    "Is there a plan that the board approved",
    "Is there a plan that the board approved before the round opened?",
)
BUILD, TESTERS, MIGRATION = "How far is the build?", "Are testers named?", "Was migration rehearsed?"
LESSON = "Builds begin late"
READY = "When will you be ready?"
FIRST = {
    "A1": {PLAN: "Yes", BUILD: "Not begun", TESTERS: "No", READY: ("In progress", "2027-03-01", "High")},
    "B1": {PLAN: "No", BUILD: "Not begun", TESTERS: "No", READY: ("Not started", "2027-03-01", "Low")},
    "C1": {PLAN: "Yes", BUILD: "Under way", TESTERS: "Yes", READY: ("Complete", "2026-09-01", "")},
}
SECOND = {
    "A1": {PLAN: "Yes", BUILD: "Under way", TESTERS: "Yes", READY: ("In progress", "2027-03-31", "High")},
    "B1": {PLAN: "No", BUILD: "Not begun", TESTERS: "No", READY: ("Not started", "2027-06-30", "Low")},
    "C1": {PLAN: "Yes", BUILD: "Under way", TESTERS: "Yes", READY: ("Complete", "2026-09-01", "")},
}
THIRD = {
    "A1": {BEFORE: "Yes", BUILD: "Done", MIGRATION: "Yes", READY: ("Complete", "2026-11-01", "")},
    "B1": {BEFORE: "Yes", BUILD: "Under way", MIGRATION: "No", READY: ("In progress", "2027-07-31", "Medium")},
    "C1": {BEFORE: "Yes", BUILD: "Not begun", MIGRATION: "Yes", READY: ("Complete", "2026-09-01", "")},
}


def test_three_rounds_are_compared_learned_from_and_taken_into_a_meeting(tmp_path: Path, browser: Browser) -> None:
    with a_site(tmp_path / "site", READINESS_ADMIN_EMAIL=ADMINISTRATOR) as site:
        crowd = Crowd(browser, site)
        administrator = crowd.someone(ADMINISTRATOR)
        setting_up.sign_in(administrator, by_mail=False)
        people.set_up(administrator, tmp_path)
        cast = people.invite(administrator, crowd)
        office, author = cast["office"], cast["author"]
        written = papers.written(tmp_path)
        rounds.publish(author, *written["1.0"])
        first = rounds.open_round(office, "Assessment 1", "1.0", 200)
        rounds.everyone_answers(cast, "Assessment 1", FIRST)
        rounds.close_and_release(office, first)
        learning.raise_a_lesson(office, LESSON, BUILD)
        second = rounds.open_round(office, "Assessment 2", "1.0", 100)
        learning.carry(office, LESSON, "Assessment 2")
        rounds.everyone_answers(cast, "Assessment 2", SECOND)
        rounds.close_and_release(office, second)
        rounds.publish(author, *written["2.0"], after="1.0")
        third = rounds.open_round(office, "Assessment 3", "2.0", 0)
        learning.carry(office, LESSON, "Assessment 3")
        rounds.everyone_answers(cast, "Assessment 3", THIRD)
        rounds.close_and_release(office, third)
        learning.see_it_measured(office, LESSON, "Assessment 2", "Assessment 3")
        comparing.compare_all(office, third, "Matched cohort")
        comparing.see_milestones(office, third, "3 of 3 organisations handed in.", "Slippage is since Assessment 2")
        comparing.state_a_rule(office, "The rule is stated.", "Whom to ask first", "Bolt Energy (illustrative)")
        reporting.freeze_a_pack(office, third, "Two of three are on course.")
        for ending in (".pdf", ".pptx", ".xlsx", ".docx", ".json"):
            assert reporting.take_away(office, ending).stat().st_size > 1_000
        crowd.go_home()
