"""What would have lifted a rating to read in a terminal, in the manner of a receipt that is read there."""

from collections.abc import Iterator
from textwrap import wrap

from questionnaires.definition import Questionnaire
from questionnaires.texts import words
from readiness.bills import WIDTH, head
from readiness.lift_words import STAYS, answer_words, said_before, sentence_of
from scoring.rating import title_of
from scoring.receipt import Line, Receipt
from scoring.scheme.ratings import Scale
from scoring.uplift import Change, Lift, LiftSet, Uplift


def lift_bill(uplift: Uplift, receipt: Receipt, questionnaire: Questionnaire, scale: Scale) -> str:
    """At most 100 characters wide but for long keys."""
    return "\n".join(_lines(uplift, receipt, questionnaire, scale))


def _lines(uplift: Uplift, receipt: Receipt, questionnaire: Questionnaire, scale: Scale) -> Iterator[str]:
    yield from head(receipt, "UPLIFT")
    yield f"RATING  {receipt.rating or 'none'}"
    yield from _note(receipt.rating_reason)
    if not uplift.lifts:
        yield from _note("The rating is the best there is, so nothing would have lifted it.")
    for lift in uplift.lifts:
        yield ""
        yield from _lift(lift, receipt, questionnaire, title_of(scale, lift.level))
    if uplift.lifts:
        yield ""
        yield from _note(STAYS)


def _lift(lift: Lift, receipt: Receipt, questionnaire: Questionnaire, title: str) -> Iterator[str]:
    yield f"TO {lift.level}".ljust(64) + f"{'points':>10} {'would be':>9}".rjust(36)
    yield from _note(sentence_of(lift, title))
    for at, one in enumerate(lift.sets, start=1):
        if len(lift.sets) > 1:
            yield f"  set {at}"
        yield from _set(one, receipt, questionnaire)


def _set(one: LiftSet, receipt: Receipt, questionnaire: Questionnaire) -> Iterator[str]:
    before = {line.question: line for line in receipt.lines}
    after = {line.question: line for line in one.receipt.lines}
    for change in one.changes:
        points = f"{_points(before.get(change.question)):>10} {_points(after.get(change.question)):>9}"
        yield f"  {change.question[:60]:<62}" + points.rjust(36)
        yield from _note(_said(change, questionnaire))
    yield from _note(f"It would have been {one.receipt.rating}: {one.receipt.rating_reason}")


def _said(change: Change, questionnaire: Questionnaire) -> str:
    question, language = questionnaire.questions[change.question], questionnaire.language
    said, would = said_before(change, question, language), answer_words(change.would, question, language)
    return f"{words(question.text, 'en', language)} {said}. Would have lifted it: {would}"


def _points(line: Line | None) -> str:
    return "-" if line is None or line.points is None else line.points


def _note(text: str) -> Iterator[str]:
    yield from wrap(text, WIDTH, initial_indent="      ", subsequent_indent="      ")
