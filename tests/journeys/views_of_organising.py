"""Programmes, constituencies, milestones, organisations and people."""

from playwright.sync_api import Page

from tests.journeys.view import View, opens, presses

PROGRAMME = "/programmes/{programme_id:str}"
IMPORT = f"{PROGRAMME}/organisations/import"
NEW = "OURS,Ours Energy,Supplier,120,supplier\nN1,Newcomer Power,Supplier,40,supplier"


def _gives(rows: str) -> bytes:
    return f"id,name,constituency,weight,roles\n{rows}\n".encode()


def uploads(rows: str):
    def act(page: Page) -> None:
        file = {"name": "organisations.csv", "mimeType": "text/csv", "buffer": _gives(rows)}
        page.get_by_label("File of organisations").set_input_files(file)
        presses("Show what would change")(page)

    return act


PLAN_IMPORT = f"{PROGRAMME}/milestones/import"


def uploads_plan(rows: str):
    def act(page: Page) -> None:
        content = f"code,milestone,date,actual\n{rows}\n".encode()
        file = {"name": "plan.csv", "mimeType": "text/csv", "buffer": content}
        page.get_by_label("File of milestones").set_input_files(file)
        page.get_by_label("Whose dates are they?").select_option("new")
        page.get_by_label("Key", exact=True).fill("imported")
        page.get_by_label("What made it").fill("Imported plan")
        presses("Show what would change")(page)

    return act


VIEWS_OF_ORGANISING = (
    View("/programmes", "administrator"),
    View("/programmes", "administrator", "with errors", reach=presses("Create the programme")),
    View("/programmes", "nobody", "empty"),
    View(PROGRAMME, "office"),
    View(PROGRAMME, "participant"),
    View(PROGRAMME, "observer"),
    View(f"{PROGRAMME}/settings", "office"),
    View(f"{PROGRAMME}/constituencies", "office"),
    View(f"{PROGRAMME}/constituencies", "office", "all open", reach=opens("Add a constituency", "Add a group")),
    View(f"{PROGRAMME}/constituencies", "participant"),
    View(f"{PROGRAMME}/constituencies/{{constituency_id:str}}", "office"),
    View(f"{PROGRAMME}/protection", "office"),
    View(f"{PROGRAMME}/protection", "office", "with errors", reach=presses("Record it")),
    View(f"{PROGRAMME}/milestones", "office"),
    View(f"{PROGRAMME}/milestones", "office", "with errors", reach=presses("Add the milestone")),
    View(f"{PROGRAMME}/milestones", "participant", "empty"),
    View(PLAN_IMPORT, "office"),
    View(PLAN_IMPORT, "office", "with errors", reach=presses("Show what would change")),
    View(PLAN_IMPORT, "office", "with problems in the file", reach=uploads_plan("M1,,soon,\nM1,Twice,2027-01-31,")),
    View(
        f"{PLAN_IMPORT}/{{import_id:str}}",
        "office",
        "with changes",
        begin=PLAN_IMPORT,
        reach=uploads_plan("M1,One,2027-01-31,\nX.GLI,go-live,2022-11-21,2023-03-20"),
    ),
    View(f"{PROGRAMME}/organisations", "office"),
    View(PROGRAMME, "office", "empty", "bare"),
    View(f"{PROGRAMME}/organisations", "office", "empty", "bare"),
    View(IMPORT, "office", "too early", "bare"),
    View(f"{PROGRAMME}/organisations", "office", "nothing found", query="?text=zzz"),
    View(f"{PROGRAMME}/organisations/new", "office"),
    View(f"{PROGRAMME}/organisations/new", "office", "with errors", reach=presses("Add the organisation")),
    View(IMPORT, "office"),
    View(IMPORT, "office", "with errors", reach=presses("Show what would change")),
    View(
        IMPORT, "office", "with problems in the file", reach=uploads("A1,,Nowhere,much,\nA1,Twice,Supplier,3,supplier")
    ),
    View(f"{IMPORT}/{{import_id:str}}", "office", "with changes", begin=IMPORT, reach=uploads(NEW)),
    View("/organisations/{organisation_id:str}", "office"),
    View("/organisations/{organisation_id:str}", "office", "with errors", reach=presses("Move it")),
    View("/organisations/{organisation_id:str}", "participant"),
    View("/organisations/{organisation_id:str}/edit", "office"),
    View(f"{PROGRAMME}/people", "office"),
    View(f"{PROGRAMME}/people", "office", "nobody found", query="?text=zzz"),
    View(f"{PROGRAMME}/people/invite", "office"),
    View(f"{PROGRAMME}/people/invite", "office", "with errors", reach=presses("Invite")),
    View("/memberships/{membership_id:str}/withdraw", "office"),
    View(f"{PROGRAMME}/history", "office"),
)
