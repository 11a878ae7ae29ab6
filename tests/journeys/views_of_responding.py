"""A response as its own people meet it, and as the office reads it."""

from playwright.sync_api import Page, expect

from tests.journeys.view import Act, View, both, presses

RESPONSE = "/responses/{response_id:str}"
SECTION = f"{RESPONSE}/sections/{{section:str}}"
HISTORY = f"{RESPONSE}/answers/{{question:str}}/history"


def answers_yes(page: Page) -> None:
    """Which makes the page ask one more."""
    page.get_by_label("Yes").check(force=True)
    expect(page.get_by_label("How many people work on it?")).to_be_visible()


def answers_with_words(page: Page) -> None:
    """Where a number is asked for."""
    page.get_by_label("How many people work on it?").fill("many")
    page.keyboard.press("Tab")
    expect(page.locator("[data-state=failed]")).to_be_visible()


def answers_otherwise(page: Page) -> None:
    page.get_by_label("No", exact=True).check(force=True)
    expect(page.locator("[data-state=conflict]")).to_be_visible()


SENT: Act = presses("Save and continue")

VIEWS_OF_RESPONDING = (
    View(RESPONSE, "participant", "not begun"),
    View(RESPONSE, "signatory", "handed in", "handed in"),
    View(RESPONSE, "rival", "closed without it", "closed", whose="rival"),
    View(RESPONSE, "office"),
    View(SECTION, "participant", "not begun"),
    View(SECTION, "participant", "answered", "answering", reach=answers_yes),
    View(SECTION, "participant", "with wrong input", "answering", reach=both(answers_yes, answers_with_words)),
    View(
        SECTION, "participant", "sent with wrong input", "answering", reach=both(answers_yes, answers_with_words, SENT)
    ),
    View(
        SECTION,
        "participant",
        "in conflict",
        "in conflict",
        meanwhile=("colleague", answers_yes),
        reach=answers_otherwise,
    ),
    View(SECTION, "participant", "handed in", "handed in"),
    View(SECTION, "office"),
    View(HISTORY, "participant", "nothing answered"),
    View(HISTORY, "participant", "answered", "in conflict"),
    View(f"{RESPONSE}/check", "participant", "much is missing"),
    View(f"{RESPONSE}/check", "signatory", "ready to sign", "complete"),
    View(f"{RESPONSE}/check", "signatory", "not declared", "complete", reach=presses("Sign and hand in")),
    View(f"{RESPONSE}/check", "office", "handed in", "handed in"),
    View(f"{RESPONSE}/sign", "signatory", "ready to sign", "complete"),
    View(f"{RESPONSE}/delegate", "participant"),
    View(f"{RESPONSE}/delegate", "participant", "with errors", reach=presses("Give the section")),
    View(f"{RESPONSE}/submissions/{{number:str}}", "participant", world="handed in"),
)
