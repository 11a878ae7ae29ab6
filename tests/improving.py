"""An action and a lesson without the pages that make them."""

from datetime import date

from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.tables import (
    Action,
    ActionImport,
    ActionMove,
    ActionOwner,
    ActionPart,
    ActionState,
    Group,
    Lesson,
    LessonMove,
    LessonQuestion,
    LessonSource,
    LessonState,
    PartMove,
    PartState,
)


def an_action(world) -> str:
    """Of the second meeting of a group, given to our colleague."""
    with changing(world.engine) as db:
        known = db.exec(select(Action.id).where(Action.programme_id == world.programme.id)).first()
        if known is not None:
            return known
        group = Group(programme_id=world.programme.id, key="TMAG", title="Testing and Migration Advisory Group")
        db.add(group)
        db.flush()
        action = Action(
            programme_id=world.programme.id, group_id=group.id, meeting=2, sequence=5, reference="TMAG02-05",
            text="Send the test plan to all members", raised_on=date(2022, 2, 16), due_on=date(2022, 5, 18),
            created_at=clock.now(),
        )  # fmt: skip
        db.add(action)
        db.flush()
        colleague = world.people["colleague"]
        db.add(ActionOwner(action_id=action.id, position=0, label=colleague.name, person_id=colleague.id))
        db.add(ActionMove(action_id=action.id, number=1, to_state=ActionState.OPEN, at=clock.now()))
        return action.id


def a_part(world, whose="ours", state=PartState.OPEN, text="") -> str:
    """What the action asks of one of our organisations; with words, it has said them."""
    action = an_action(world)
    with changing(world.engine) as db:
        organisation = world.organisations[whose].id
        wanted = select(ActionPart).where(ActionPart.action_id == action, ActionPart.organisation_id == organisation)
        if db.exec(wanted).first() is None:
            part = ActionPart(action_id=action, organisation_id=organisation, state=state, asked_at=clock.now())
            db.add(part)
            db.flush()
            if text:
                db.add(
                    PartMove(part_id=part.id, number=1, to_state=state, text=text, by_organisation=True, at=clock.now())
                )
    return f"/actions/{action}/organisations/{organisation}"


def a_log(world) -> str:
    """A log that waits to be applied."""
    kept = ActionImport(
        programme_id=world.programme.id, person_id=world.people["office"].id, file_name="log.csv", content_hash="",
        as_of=date(2022, 5, 18), expected="{}", rows='{"rows":[]}', uploaded_at=clock.now(),
    )  # fmt: skip
    with changing(world.engine) as db:
        db.add(kept)
    return kept.id


def a_lesson(world, state=LessonState.RAISED, constituency="Supplier", response=None, **more) -> str:
    """Raised in the world's round, about its plan."""
    with changing(world.engine) as db:
        known = db.exec(select(Lesson).where(Lesson.programme_id == world.programme.id)).all()
        lesson = Lesson(**{
            "programme_id": world.programme.id, "number": len(known) + 1, "title": "Plans came late", "theme": "Planning",
            "constituency_id": world.constituencies[constituency].id if constituency else None,
            "source": LessonSource.ANSWER if response else LessonSource.ROUND, "round_id": world.round.id,
            "response_id": response, "what_happened": "Few had a plan.", "recommendation": "Ask for plans sooner.",
            "owner": "Programme office", "state": state, "raised_at": clock.now(), **more,
        })  # fmt: skip
        db.add(lesson)
        db.flush()
        db.add(LessonMove(lesson_id=lesson.id, number=1, to_state=state, at=clock.now()))
        db.add(LessonQuestion(lesson_id=lesson.id, version_id=world.version.id, question_key="has_plan"))
        return lesson.id
