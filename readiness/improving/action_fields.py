"""The fields of an action as a person types them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlmodel import Session

from readiness.improving.owners import MOST, MOST_LETTERS, Owner, labels_in, owners_from
from readiness.improving.queries.people import people_of
from readiness.improving.texts import long_text
from readiness.problems import Unfit
from readiness.web.days import a_day_from, day_from
from readiness.web.forms import Form

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ActionFields:
    text: str
    owners: tuple[Owner, ...]
    raised_on: date
    due_on: date | None


def action_fields(db: Session, programme_id: str, form: Form) -> ActionFields:
    """Raises Unfit with everything that is wrong at once."""
    problems = Problems()
    text = problems.read(lambda: long_text(form, "text", "Say what is to be done."))
    owners = problems.read(lambda: _owners(db, programme_id, form))
    raised_on = problems.read(lambda: a_day_from(form, "raised_on"))
    due_on = problems.read(lambda: day_from(form, "due_on"))
    if raised_on is not None and due_on is not None and due_on < raised_on:
        problems.errors["due_on"] = "It cannot be due before the day on which it was raised."
    if problems.errors or text is None or owners is None or raised_on is None:
        raise Unfit(problems.errors)
    return ActionFields(text, owners, raised_on, due_on)


class Problems:
    """Gathers what is wrong with each field."""

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}

    def read(self, reading: Callable[[], T]) -> T | None:
        try:
            return reading()
        except Unfit as unfit:
            self.errors.update(unfit.errors)
            return None


def _owners(db: Session, programme_id: str, form: Form) -> tuple[Owner, ...]:
    labels = labels_in(form.text("owners"))
    if not labels:
        raise Unfit({"owners": "Name at least one owner."})
    if len(labels) > MOST or any(len(label) > MOST_LETTERS for label in labels):
        raise Unfit({"owners": f"Name at most {MOST} owners, each in at most {MOST_LETTERS} characters."})
    return owners_from(labels, people_of(db, programme_id))
