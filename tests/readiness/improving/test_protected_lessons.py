"""Beside lessons, those who see no names are told of movement only what the protection of small groups lets them know."""

import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.tables import LessonCarry, Organisation, Response, Round
from tests.cast import a_response
from tests.handed_in import READY, handed_in
from tests.improving import a_lesson
from tests.many_handed_in import many_handed_in
from tests.visiting import words_of


def carried(world, rows):
    """A lesson of suppliers, carried into a second round in which all that handed in before are ready."""
    many_handed_in(world, rows)
    lesson = a_lesson(world)
    with changing(world.engine) as db:
        first = db.get_one(Round, world.round.id)
        second = Round(**{**first.model_dump(exclude={"id"}), "title": "Round two", "position": 2})
        db.add(second)
        db.flush()
        before = select(Organisation).join(Response).where(Response.round_id == first.id, Response.state == "submitted")
        for organisation in db.exec(before).all():
            handed_in(db, a_response(db, second, organisation), READY)
        db.add(
            LessonCarry(
                lesson_id=lesson, round_id=second.id, carried_at=clock.now(), carried_by=world.people["office"].id
            )
        )
    return lesson


def told(world, client, name, lesson):
    return words_of(world.visitor(client, name).get(f"/lessons/{lesson}"))


def test_of_many_the_verdict_is_told_and_not_how_many_answers_went_which_way(world, client):
    lesson = carried(world, {"Supplier": (4, 4, 3), "Distributor": (4, 5, 6)})
    for name in ("observer", "constituency_observer"):
        words = told(world, client, name, lesson)
        assert "Helped since Round one 11 of 11 organisations in both rounds" in words
        assert "More of their answers got better than worse." in words and "stayed as they were" not in words
    assert "stayed as they were" in told(world, client, "office", lesson)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ({"Supplier": (2, 1, 1), "Distributor": (4, 5, 6)}, "how single organisations stand"),
        # The only other constituency is small, so that all less suppliers would be its figures.
        ({"Supplier": (4, 4, 3), "Distributor": (1, 1, 0)}, "how single organisations stand"),
    ],
)
def test_of_few_and_of_what_would_give_few_away_nothing_is_told(world, client, rows, why):
    lesson = carried(world, rows)
    words = told(world, client, "observer", lesson)
    assert "Cannot tell since Round one withheld Withheld: " in words and why in words and "Helped" not in words
    assert "Helped" in told(world, client, "office", lesson)
