"""The author uploads a questionnaire and its scheme, mends what is wrong with it, and publishes."""

from pathlib import Path

from tests.journeys.people import Someone
from tests.journeys.walk.questions import DOCUMENT, SCHEME


def upload_with_a_mistake(author: Someone, folder: Path) -> None:
    """A kind of question that there is not; the page says where."""
    mistaken = folder / DOCUMENT.name
    text = DOCUMENT.read_text(encoding="utf-8")
    mistaken.write_text(
        text.replace("kind: yes_no\n        text: Has a named", "kind: yes\n        text: Has a named", 1)
    )
    author.follows("Questionnaires")
    author.presses("Upload a questionnaire")
    _give(author, mistaken, SCHEME)
    author.presses("Check and keep as a draft")
    author.sees("1 problem to put right", "Nothing was kept.", "sponsor_named")
    author.sees(str(1 + text[: text.index("kind: yes_no\n        text: Has a named")].count("\n")))


def upload(author: Someone) -> None:
    _give(author, DOCUMENT, SCHEME)
    author.presses("Check and keep as a draft")
    author.sees_title("Mobilisation readiness 2.0")
    author.sees("Draft")


def publish(author: Someone) -> None:
    author.presses("Publish")
    author.presses("Publish, for ever")
    author.sees("Published")


def _give(author: Someone, questionnaire: Path, scheme: Path) -> None:
    for name, path in (("Questionnaire", questionnaire), ("Scheme", scheme)):
        author.page.get_by_role("region", name=name, exact=True).get_by_label("File").set_input_files(path)
