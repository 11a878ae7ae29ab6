"""Questionnaires as their author meets them: drafts, published versions, what changed between two."""

from playwright.sync_api import Page

from tests.journeys.view import View, presses
from tests.journeys.views_of_organising import PROGRAMME

VERSION = "/versions/{version_id:str}"
UPLOAD = f"{PROGRAMME}/questionnaires/upload"


def checks_a_wrong_text(page: Page) -> None:
    text = page.get_by_role("region", name="Questionnaire", exact=True).get_by_label("Text")
    text.fill(
        "readiness: questionnaire/1\nkey: tiny\nversion: '1.1'\ntitle: Tiny\nsections: [{key: a, title: A, questions: [{}]}]"
    )
    presses("Only check")(page)


VIEWS_OF_AUTHORING = (
    View(f"{PROGRAMME}/questionnaires", "author"),
    View(f"{PROGRAMME}/questionnaires", "author", "empty", "bare"),
    View(UPLOAD, "author"),
    View(UPLOAD, "author", "with problems", reach=checks_a_wrong_text),
    View(VERSION, "author", "published"),
    View(VERSION, "author", "draft", "planned"),
    View(f"{VERSION}/preview", "author"),
    View(f"{VERSION}/publish", "author", "draft", "planned"),
    View(f"{VERSION}/changes", "author", "draft", "planned"),
    View(f"{VERSION}/lineage", "author", "draft", "planned"),
    View(f"{VERSION}/retire", "author"),
)
