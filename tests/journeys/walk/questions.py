"""How people answer: they find the question by its words, and its options by theirs."""

from datetime import date
from functools import cache

from playwright.sync_api import Locator, expect

from questionnaires.answers import Given, NotApplicable, plain
from questionnaires.definition import Questionnaire
from questionnaires.loading import load_questionnaire
from questionnaires.question_types import AnyQuestion, MilestoneGrid
from questionnaires.question_types.milestone_grid import rows_of
from questionnaires.texts import words
from readiness.answer_files import read_answers
from readiness.example_programme import CATALOGUE, HERE
from tests.journeys.people import Someone

DOCUMENT = CATALOGUE / "mobilisation-readiness-2.0.yaml"
SCHEME = CATALOGUE / "mobilisation-readiness-2.0.scheme.yaml"


@cache
def questionnaire() -> Questionnaire:
    return load_questionnaire(DOCUMENT.read_text(encoding="utf-8"), DOCUMENT.name)


def answers_of(organisation: str) -> dict[str, Given]:
    """What it says in the last round of the shipped example."""
    found = read_answers(HERE / "round-3.answers.jsonl", questionnaire())
    return dict(next(one.sheet for one in found if one.organisation == organisation))


def question(key: str) -> AnyQuestion:
    return next(one.question for one in questionnaire().placed if one.question.key == key)


def sections() -> dict[str, list[AnyQuestion]]:
    """Questions by the title of their page."""
    found: dict[str, list[AnyQuestion]] = {}
    for one in questionnaire().placed:
        found.setdefault(words(one.sections[0].title, "en"), []).append(one.question)
    return found


def box_of(someone: Someone, question: AnyQuestion) -> Locator:
    return someone.page.locator(".question", has_text=words(question.text, "en"))


def gives(someone: Someone, question: AnyQuestion, given: Given, said: str = "Saved") -> Locator:
    """With a script it is saved at once, and the page says so; without one it waits for the button."""
    box = fills_in(someone, question, given)
    if someone.has_javascript:
        someone.page.keyboard.press("Tab")
        expect(box.locator("[data-save-state]")).to_contain_text(said)
    return box


def fills_in(someone: Someone, question: AnyQuestion, given: Given) -> Locator:
    box = box_of(someone, question)
    options = {option.key: words(option.text, "en") for option in question.choices}
    match given:
        case NotApplicable(reason):
            someone.ticks("This does not apply to us", within=box)
            someone.fills("Why does it not apply?", reason, within=box)
        case date():
            for label, number in (("Day", given.day), ("Month", given.month), ("Year", given.year)):
                someone.fills(label, str(number), within=box)
        case tuple() if isinstance(question, MilestoneGrid):
            fills_in_rows(box, question, given)
        case tuple():
            for key in given:
                someone.ticks(options[key], within=box)
        case _ if options:
            someone.ticks(options[str(plain(given))], within=box)
        case _:
            box.get_by_role("textbox").first.fill(str(plain(given)))
    return box


def fills_in_rows(box: Locator, question: MilestoneGrid, given: Given) -> None:
    """Three fields a row; a row that says nothing of a day or of confidence leaves them empty."""
    sure = {level.key: words(level.text, "en") for level in question.confidence}
    for row in rows_of(given):
        box.get_by_label(f"How far {row.milestone} is", exact=True).select_option(label=row.state.words)
        if row.on is not None:
            box.get_by_label(f"Forecast, or day complete, of {row.milestone}", exact=True).fill(row.on.isoformat())
        if row.confidence:
            confidence = box.get_by_label(f"Confidence in {row.milestone}", exact=True)
            confidence.select_option(label=sure[row.confidence])
