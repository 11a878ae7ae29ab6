"""Rounds side by side, and where milestones stand."""

import re

from tests.journeys.people import Someone


def compare_all(office: Someone, address: str, *said: str) -> None:
    """From the page of a round; every round of the programme is chosen."""
    office.opens(address)
    office.presses("Compare rounds")
    for box in office.page.get_by_role("checkbox", name=re.compile("^Assessment")).all():
        box.check(force=True)
    office.presses(re.compile("^Compare"))
    office.sees(*said)


def see_milestones(office: Someone, address: str, *said: str) -> None:
    office.opens(address)
    office.presses("Milestones")
    office.sees("M10 Ready to migrate", *said)


def state_a_rule(office: Someone, *said: str) -> None:
    """A milestone is entered, and a rule stated for passing it."""
    office.opens("/programmes")
    office.follows("A mission")
    office.follows("Milestones")
    office.fills("Key", "M10")
    office.fills("What is reached", "Ready to migrate")
    office.presses("Add the milestone")
    office.sees("M10 is added.")
    office.follows("May we go live?")
    office.chooses("Milestone", "M10")
    office.fills("At least (per cent)", "95")
    office.ticks("Distributors")
    office.presses("State the rule")
    office.sees(*said)
