"""Lessons and actions."""

from playwright.sync_api import Page

from tests.journeys.view import View, both, opens, presses

PROGRAMME = "/programmes/{programme_id:str}"
ACTIONS = f"{PROGRAMME}/actions"
IMPORT = f"{ACTIONS}/import"
ACTION = "/actions/{action_id:str}"
ASKED = f"{ACTION}/organisations"
PART = f"{ASKED}/{{organisation_id:str}}"
LOG = "ref,date,action,owner,due date,status\r\n{}\r\n"


def uploads(rows: str):
    def act(page: Page) -> None:
        file = {"name": "log.csv", "mimeType": "text/csv", "buffer": LOG.format(rows).encode()}
        page.get_by_label("Log of actions").set_input_files(file)
        presses("Show what would change")(page)

    return act


LESSONS = f"{PROGRAMME}/lessons"
LESSON = "/lessons/{lesson_id:str}"

VIEWS_OF_IMPROVING = (
    View(LESSONS, "office"),
    View(LESSONS, "observer"),
    View(LESSONS, "office", "nothing found", query="?theme=zzz"),
    View(LESSONS, "office", "empty", "bare"),
    View(LESSONS, "participant", "empty"),
    View(f"{LESSONS}/new", "office"),
    View(f"{LESSONS}/new", "office", "without a round", "bare"),
    View(f"{LESSONS}/new", "office", "with errors", reach=presses("Raise the lesson")),
    View(f"{LESSONS}/carry", "office"),
    View(f"{LESSONS}/carry", "office", "empty", "bare"),
    View(f"{LESSONS}/compared", "office"),
    View(f"{LESSONS}/compared", "observer", "empty", "bare"),
    View(LESSON, "office"),
    View(LESSON, "office", "with errors", reach=both(opens("Tie one"), presses("Tie it"))),
    View(LESSON, "observer"),
    View(f"{LESSON}/edit", "office"),
    View(ACTIONS, "office"),
    View(ACTIONS, "office", "nothing found", query="?text=zzz"),
    View(ACTIONS, "office", "of one meeting", query="?meeting=2"),
    View(ACTIONS, "office", "empty", "bare"),
    View(ACTIONS, "observer"),
    View(ACTIONS, "participant"),
    View(ACTIONS, "rival", "empty"),
    View(f"{ACTIONS}/new", "office"),
    View(f"{ACTIONS}/new", "office", "empty", "bare"),
    View(f"{ACTIONS}/new", "office", "with errors", reach=presses("Add the action")),
    View(f"{ACTIONS}/prefixes", "office"),
    View(f"{ACTIONS}/prefixes", "office", "empty", "bare"),
    View(f"{ACTIONS}/prefixes", "office", "with errors", reach=presses("Save the prefix")),
    View(IMPORT, "office"),
    View(IMPORT, "office", "empty", "bare"),
    View(IMPORT, "office", "with errors", reach=presses("Show what would change")),
    View(IMPORT, "office", "with problems in the file", reach=uploads("TMAG2,,,,,done")),
    View(
        f"{IMPORT}/{{import_id:str}}", "office", "with changes", begin=IMPORT,
        reach=uploads("TMAG02-05,2022-02-16,Send it to all,Test lead; PMO,2022-05-18,Recommend closed\r\nTMAG02-06,2022-02-16,Do it,PMO,,open"),
    ),
    View(ACTION, "office"),
    View(ACTION, "colleague"),
    View(ACTION, "observer"),
    View(ACTION, "office", "with errors", reach=presses("Keep the update")),
    View(ACTION, "participant"),
    View(f"{ACTION}/edit", "office"),
    View(ASKED, "office"),
    View(ASKED, "office", "nothing found", query="?state=overdue&constituency=zzz"),
    View(ASKED, "office", "with errors", reach=presses("Accept what is ticked")),
    View(f"{ACTION}/asking", "office"),
    View(f"{ACTION}/asking", "office", "with errors", reach=presses("Ask them")),
    View(PART, "participant"),
    View(PART, "participant", "with errors", reach=presses("Send it")),
    View(PART, "office"),
    View(PART, "office", "with errors", reach=presses("Accept it")),
    View(PART, "office", "reported done", whose="rival", reach=opens("Send it back")),
    View(ACTION, "office", "recommended", "in conflict", reach=presses("Recommend closing")),
)  # fmt: skip
