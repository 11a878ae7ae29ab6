"""The programme of the mission and everyone in it: three organisations in two constituencies, each with one who answers and signs."""

from pathlib import Path

from tests.journeys.people import Crowd, Someone

ORGANISATIONS = """id,name,constituency,weight
A1,Ampere Supply (illustrative),Suppliers,600
B1,Bolt Energy (illustrative),Suppliers,300
C1,Conduit Networks (illustrative),Distributors,100
"""
SIGNATORIES = {"A1": "ampere", "B1": "bolt", "C1": "conduit"}
NAMES = {
    "A1": "Ampere Supply (illustrative)",
    "B1": "Bolt Energy (illustrative)",
    "C1": "Conduit Networks (illustrative)",
}


def set_up(administrator: Someone, folder: Path) -> None:
    file = folder / "parties.csv"
    file.write_text(ORGANISATIONS, encoding="utf-8")
    administrator.opens("/programmes")
    administrator.fills("Title", "A mission")
    administrator.fills("Key", "mission")
    administrator.presses("Create the programme")
    administrator.follows("Constituencies")
    administrator.sees_title("Constituencies")
    for name in ("Suppliers", "Distributors"):
        if not administrator.page.get_by_label("Name", exact=True).is_visible():
            administrator.page.locator("summary", has_text="Add a constituency").click()
        administrator.fills("Name", name)
        administrator.presses("Add the constituency")
        administrator.sees(f"{name} is added.")
    administrator.follows("Organisations")
    administrator.presses("Import from a file")
    administrator.gives_file("File of organisations", file)
    administrator.presses("Show what would change")
    administrator.presses("Apply: 3 new, 0 changed")
    administrator.sees("3 organisations added and 0 changed.")


def invite(administrator: Someone, crowd: Crowd) -> dict[str, Someone]:
    """Everyone, by name; they come by the link in their mail."""
    lines = [f"Olga Office, office@{crowd.name}.example.org, programme office,"]
    lines += [f"Ada Author, author@{crowd.name}.example.org, author,"]
    lines += [f"Obi Server, observer@{crowd.name}.example.org, observer,"]
    lines += [
        f"Sig {name.title()}, {name}@{crowd.name}.example.org, signatory, {of}" for of, name in SIGNATORIES.items()
    ]
    administrator.follows("People")
    administrator.presses("Invite people")
    administrator.page.locator("summary", has_text="Invite several at once").click()
    administrator.fills(
        "One person a line: name, e-mail address", "\n".join(["name, email, role, organisation", *lines])
    )
    administrator.presses("Invite")
    administrator.sees(f"Invited {len(lines)} people.")
    people = {name: crowd.called(name) for name in ("office", "author", "observer", *SIGNATORIES.values())}
    for one in people.values():
        one.comes_by_mail("you are invited")
    return people
