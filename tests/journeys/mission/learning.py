"""What is learned: a lesson raised from a round, carried into the next one, and measured there."""

import re

from tests.journeys.people import Someone


def raise_a_lesson(office: Someone, title: str, question: str) -> None:
    """About the newest round, tied to a question of it; agreed at once."""
    office.opens("/programmes")
    office.follows("A mission")
    office.follows("Lessons")
    office.presses("Raise a lesson")
    office.sees_title(re.compile("lesson"))
    office.fills("Title", title)
    office.fills("Theme", "Build")
    office.fills("What happened?", "Work on systems began later than plans said.")
    office.fills("What should be done?", "Ask for a build plan with dates.")
    office.ticks(re.compile(re.escape(question)))
    office.presses("Raise the lesson")
    office.sees("is raised.")
    office.presses("Mark as agreed")
    office.sees("Agreed")


def carry(office: Someone, title: str, into: str) -> None:
    office.opens("/programmes")
    office.follows("A mission")
    office.follows("Lessons")
    office.sees(f"not looked at in {into} yet")
    office.follows(re.compile("^Carry (it|them) into that round"))
    office.ticks(re.compile(title))
    office.presses("Carry them")
    office.sees(title)


def see_it_measured(office: Someone, title: str, *said: str) -> None:
    office.opens("/programmes")
    office.follows("A mission")
    office.follows("Lessons")
    office.follows_containing(title)
    office.sees("Round by round", *said)
