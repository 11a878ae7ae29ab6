"""The administrator sets up a programme and invites everyone by e-mail."""

import csv

from readiness.example_programme import HERE
from tests.journeys.people import Someone

ORGANISATIONS = HERE / "organisations.csv"
OURS, RIVAL = "Island System Operator (illustrative)", "Clearing Floor Settlement (illustrative)"
INVITED = """name, email, role, organisation
Ada Author, author@AT, author,
Obi Server, observer@AT, observer,
Paula Participant, participant@AT, participant, SO01
Colin Colleague, colleague@AT, participant, SO01
Sigrid Signatory, signatory@AT, signatory, SO01
Rita Rival, rival@AT, participant, CS01
"""


def sign_in(administrator: Someone, *, by_mail: bool) -> None:
    """By the link that the service printed when it started, or by one that was asked for."""
    if not by_mail:
        administrator.signs_in_by(administrator.site.first_link)
        administrator.sees("There is no programme yet")
        return
    administrator.opens("/programmes")
    administrator.fills("E-mail address", administrator.email)
    administrator.presses("Send me a link")
    administrator.comes_by_mail("Your link to sign in")
    administrator.sees_title("Programmes")


def create_programme(administrator: Someone, name: str) -> None:
    administrator.opens("/programmes")
    administrator.presses("Create the programme")
    administrator.sees("There is a problem")
    administrator.fills("Title", f"A {name} reform")
    administrator.fills("Key", name)
    administrator.presses("Create the programme")
    administrator.sees(f"A {name} reform is created.", "What to do next")


def add_constituencies(administrator: Someone) -> None:
    administrator.follows("Constituencies")
    administrator.sees_title("Constituencies")
    for name in constituencies():
        if not administrator.page.get_by_label("Name", exact=True).is_visible():
            administrator.page.locator("summary", has_text="Add a constituency").click()
        administrator.fills("Name", name)
        administrator.presses("Add the constituency")
        administrator.sees(f"{name} is added.")


def import_organisations(administrator: Someone) -> None:
    """Nothing changes before the preview is applied."""
    administrator.follows("Organisations")
    administrator.sees("There are no organisations yet")
    administrator.presses("Import from a file")
    administrator.gives_file("File of organisations", ORGANISATIONS)
    administrator.fills("Number of organisations (optional)", "61")
    administrator.presses("Show what would change")
    administrator.sees("What organisations.csv would change", "Differs")
    administrator.follows("Choose another file")
    administrator.gives_file("File of organisations", ORGANISATIONS)
    administrator.fills("Number of organisations (optional)", str(len(rows())))
    administrator.presses("Show what would change")
    administrator.sees("Nothing has changed yet.")
    administrator.presses(f"Apply: {len(rows())} new, 0 changed")
    administrator.sees(f"{len(rows())} organisations added and 0 changed.")


def invite_everyone(administrator: Someone, name: str) -> None:
    administrator.follows("People")
    administrator.presses("Invite people")
    administrator.fills("Name", "Olga Office")
    administrator.fills("E-mail address", f"office@{name}.example.org")
    administrator.ticks("Programme office")
    administrator.presses("Invite")
    administrator.sees(f"Invited office@{name}.example.org.")
    administrator.presses("Invite people")
    administrator.page.locator("summary", has_text="Invite several at once").click()
    administrator.fills("One person a line: name, e-mail address", INVITED.replace("@AT", f"@{name}.example.org"))
    administrator.presses("Invite")
    administrator.sees("Invited 6 people.", "Sigrid Signatory")


def rows() -> list[dict[str, str]]:
    with ORGANISATIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def constituencies() -> list[str]:
    return list(dict.fromkeys(row["constituency"] for row in rows()))
