"""A version published, a round asked on it, answered by everyone, closed and released."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.mission.people import NAMES, SIGNATORIES
from tests.journeys.people import Someone

Said = Mapping[str, str | tuple[str, str, str]]
"""The words of a question to the words of its answer; of the milestone, how far it is, the day, and how sure one is."""


def publish(author: Someone, paper: Path, scheme: Path, *, after: str = "") -> None:
    """`after`: the version before, with which the author confirms how questions compare."""
    author.opens("/programmes")
    author.follows("A mission")
    author.follows("Questionnaires")
    author.presses(re.compile("^Upload a (questionnaire|version)"))
    for name, path in (("Questionnaire", paper), ("Scheme", scheme)):
        author.page.get_by_role("region", name=name, exact=True).get_by_label("File").set_input_files(path)
    author.presses("Check and keep as a draft")
    author.sees("Draft")
    if after:
        author.presses(re.compile("lineage", re.IGNORECASE))
        author.sees("Is there a plan that the board approved before the round opened?")
        author.ticks("May be compared")
        author.presses("Confirm the lineage")
        author.sees(re.compile("lineage is confirmed", re.IGNORECASE))
    author.presses("Publish")
    author.presses("Publish, for ever")
    author.sees("Published")


def open_round(office: Someone, title: str, version: str, days_ago: int) -> str:
    """Its address. `days_ago`: how long before today its answers are as of."""
    office.opens("/programmes")
    office.follows("A mission")
    office.follows("Rounds")
    office.presses(re.compile("^Plan (a|another|the next) round"))
    office.fills("Title of the round", title)
    office.chooses("Questionnaire and scheme", f"A tiny mission {version}")
    today = date.today()
    as_of, closes = today - timedelta(days=days_ago), today + timedelta(days=14)
    office.fills_date("Opens on", today.year, today.month, today.day)
    office.fills("Opens at", "00:00")
    office.fills_date("Closes on", closes.year, closes.month, closes.day)
    office.fills("Closes at", "17:00")
    office.fills_date("Answers are as of", as_of.year, as_of.month, as_of.day)
    office.presses("Save the plan")
    address = office.page.url
    office.presses("Open the round")
    office.sees("3 organisations will be asked")
    office.presses("Open the round now")
    office.sees("How far they are")
    return address


def answer(signatory: Someone, title: str, organisation: str, said: Said) -> None:
    signatory.opens_mail(f"{title}: please answer for {NAMES[organisation]}")
    signatory.follows_containing("The work")
    for question, words in said.items():
        box = signatory.page.locator(".question", has_text=question)
        if isinstance(words, tuple):
            state, day, confidence = words
            box.get_by_label("How far M10 is").select_option(label=state)
            box.get_by_label("Forecast, or day complete, of M10").fill(day)
            if confidence:
                box.get_by_label("Confidence in M10").select_option(label=confidence)
        else:
            signatory.ticks(words, within=box)
        expect(box.locator("[data-save-state]")).to_contain_text("Saved")
    signatory.presses("Save and go to all sections")
    signatory.presses("Check your answers")
    signatory.ticks("I declare this in my own name")
    signatory.presses("Sign and hand in")
    signatory.sees("The answers are handed in.")


def everyone_answers(people: Mapping[str, Someone], title: str, all_said: Mapping[str, Said]) -> None:
    for organisation, said in all_said.items():
        answer(people[SIGNATORIES[organisation]], title, organisation, said)


def close_and_release(office: Someone, address: str) -> None:
    office.opens(address)
    office.presses("Close the round")
    office.presses(re.compile("^Close the round"))
    office.sees("Closed")
    office.opens(address)
    office.presses("Release results")
    office.presses("Release the results")
    office.sees("Results released")
