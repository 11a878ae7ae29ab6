"""The office opens a round, and follows how far everyone is."""

from datetime import date, timedelta

from tests.journeys.people import Someone

AUDIENCE = ("NETSO", "Central Systems", "Communications Provider")
TITLE = "Readiness assessment 1"


def plan_and_open(office: Someone) -> None:
    office.follows("Rounds")
    office.presses("Plan a round")
    office.presses("Save the plan")
    office.sees("There is a problem")
    office.fills("Title of the round", TITLE)
    office.chooses("Questionnaire and scheme", "Mobilisation readiness 2.0")
    for name in AUDIENCE:
        office.ticks(name)
    today = date.today()
    office.fills_date("Opens on", today.year, today.month, today.day)
    office.fills("Opens at", "00:00")
    closes = today + timedelta(days=14)
    office.fills_date("Closes on", closes.year, closes.month, closes.day)
    office.fills("Closes at", "17:00")
    office.fills_date("Answers are as of", today.year, today.month, today.day)
    office.presses("See who would be asked")
    office.sees("3 organisations would be asked", "Semaphore Communications (illustrative)")
    office.presses("Save the plan")
    office.presses("Open the round")
    office.sees("3 organisations will be asked")
    office.presses("Open the round now")
    office.sees("Open", "How far they are")
