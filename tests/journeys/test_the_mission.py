"""Three rounds over two versions of a questionnaire, in a real browser: compared, learned from, and taken into a meeting."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.mission import papers, people, rounds
from tests.journeys.people import Crowd
from tests.journeys.site import a_site
from tests.journeys.walk import setting_up

ADMINISTRATOR = "administrator@example.org"
PLAN, BEFORE = (
    "Is there a plan that the board approved",
    "Is there a plan that the board approved before the round opened?",
)
BUILD, TESTERS, MIGRATION = "How far is the build?", "Are testers named?", "Was migration rehearsed?"
FIRST = {
    "A1": {PLAN: "Yes", BUILD: "Not begun", TESTERS: "No"},
    "B1": {PLAN: "No", BUILD: "Not begun", TESTERS: "No"},
    "C1": {PLAN: "Yes", BUILD: "Under way", TESTERS: "Yes"},
}
SECOND = {
    "A1": {PLAN: "Yes", BUILD: "Under way", TESTERS: "Yes"},
    "B1": {PLAN: "No", BUILD: "Not begun", TESTERS: "No"},
    "C1": {PLAN: "Yes", BUILD: "Under way", TESTERS: "Yes"},
}
THIRD = {
    "A1": {BEFORE: "Yes", BUILD: "Done", MIGRATION: "Yes"},
    "B1": {BEFORE: "Yes", BUILD: "Under way", MIGRATION: "No"},
    "C1": {BEFORE: "Yes", BUILD: "Not begun", MIGRATION: "Yes"},
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
        second = rounds.open_round(office, "Assessment 2", "1.0", 100)
        rounds.everyone_answers(cast, "Assessment 2", SECOND)
        rounds.close_and_release(office, second)
        rounds.publish(author, *written["2.0"], after="1.0")
        third = rounds.open_round(office, "Assessment 3", "2.0", 0)
        rounds.everyone_answers(cast, "Assessment 3", THIRD)
        rounds.close_and_release(office, third)
        crowd.go_home()
