"""Lessons over the example's rounds, and a log of actions. Every word is ours, and nothing here happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import col, select

from readiness.demonstration.asking import asking
from readiness.demonstration.rounds import Stage
from readiness.history import record
from readiness.tables import (
    Action,
    ActionMove,
    ActionOwner,
    ActionState,
    ActionUpdate,
    Group,
    GroupPrefix,
    Lesson,
    LessonAction,
    LessonCarry,
    LessonMove,
    LessonQuestion,
    LessonSource,
    LessonState,
    Round,
    RoundState,
)

PREFIXES = (("TMAG", 1, "TAG"), ("TMAG", 4, "TMAG"))


@dataclass(frozen=True, slots=True)
class Told:
    """`moves`: (round after which, state, reason). `carried`: positions of rounds."""

    title: str
    theme: str
    constituency: str | None
    questions: tuple[str, ...]
    happened: str
    recommended: str
    owner: str
    moves: tuple[tuple[int, LessonState, str], ...]
    carried: tuple[int, ...] = (2, 3)
    raised: int = 1
    action: str = ""


A, P, V, R = LessonState.AGREED, LessonState.APPLIED, LessonState.VERIFIED, LessonState.RAISED
LESSONS = (
    Told(
        "Leads were named before they had time", "People", None, ("lead_allocated", "resource_plan"),
        "Many named a lead for the programme whose time was not agreed with anybody.",
        "Ask for the agreed share of time, and show constituencies how others arranged it.", "Programme office",
        ((1, A, ""), (1, P, ""), (2, V, "")), action="TAG02-01",
    ),
    Told(
        "Plans followed a baseline that had moved", "Planning", "Medium Supplier", ("plan_alignment", "plan_maturity"),
        "Plans in this constituency still followed the baseline before the change request.",
        "Send the changed dates with the invitation to each round.", "Planning lead",
        ((1, A, ""), (2, P, ""), (2, V, ""), (3, R, "Plans lag behind the baseline again since its latest change.")),
        action="TMAG04-01",
    ),
    Told(
        "Budgets waited for the design", "Money", "Large Supplier", ("budget_approved",),
        "Approval of budgets was put off until the design was final.",
        "Ask sponsors to approve the next stage alone, before the design is final.", "Constituency representatives",
        ((1, A, ""), (2, P, "")), action="TMAG04-02",
    ),
    Told(
        "Test data was nobody's task", "Data", None, ("test_data_ready", "data_owner_named"),
        "Few could say who provides data for testing.", "Name an owner of test data in each test plan.", "Test lead",
        ((2, A, ""),), (3,), raised=2,
    ),
    Told(
        "The window fell into the holidays", "How we ask", None, (),
        "Several asked for more time because the round opened in the first week of January.",
        "Open rounds in the second full week of a quarter.", "Programme office", (), (), raised=3,
    ),
)  # fmt: skip
ACTIONS = (
    ("TAG02-01", 2, 1, date(2022, 6, 15), date(2022, 7, 13), "Share how agreed time of leads may be written down", ("Programme office",), ActionState.CLOSED, "TAG03"),
    ("TMAG04-01", 4, 1, date(2022, 8, 17), date(2022, 9, 14), "Send the changed dates with each invitation", ("Planning lead", "Programme office"), ActionState.RECOMMENDED, ""),
    ("TMAG04-02", 4, 2, date(2022, 8, 17), date(2022, 10, 12), "Ask sponsors for approval of one stage at a time", ("Constituency representatives",), ActionState.OPEN, ""),
    ("TMAG04-03", 4, 3, date(2022, 8, 17), None, "Collect what members need to know about test data", ("Test lead", "TMAG members"), ActionState.OPEN, ""),
)  # fmt: skip


def improving(stage: Stage) -> None:
    """Once the rounds are there."""
    programme = stage.planned.programme.id
    past = select(Round).where(Round.programme_id == programme, Round.state == RoundState.CLOSED)
    rounds = list(stage.db.exec(past.order_by(col(Round.position))))
    actions = _actions(stage)
    asking(stage, actions["TMAG04-03"], "TMAG04-03")
    for number, told in enumerate(LESSONS, start=1):
        _lesson(stage, number, told, rounds, actions)


def _lesson(stage: Stage, number: int, told: Told, rounds: Sequence[Round], actions: dict[str, str]) -> None:
    office, raised_in = stage.cast.by_email["office@example.org"], rounds[told.raised - 1]
    raised_at = _after(raised_in, 7)
    states = (LessonState.RAISED, *(state for _, state, _ in told.moves))
    constituency = stage.planned.constituencies[told.constituency] if told.constituency else None
    lesson = Lesson(
        programme_id=stage.planned.programme.id, number=number, title=told.title, theme=told.theme,
        constituency_id=constituency, source=LessonSource.ROUND, round_id=raised_in.id, what_happened=told.happened,
        recommendation=told.recommended, owner=told.owner, state=states[-1], raised_at=raised_at, raised_by=office,
    )  # fmt: skip
    stage.db.add(lesson)
    stage.db.flush()
    moves = [(raised_at, LessonState.RAISED, "")]
    moves += [(_after(rounds[at - 1], 14 + step), state, why) for step, (at, state, why) in enumerate(told.moves)]
    for step, (at, state, why) in enumerate(moves, start=1):
        stage.db.add(LessonMove(lesson_id=lesson.id, number=step, to_state=state, reason=why, at=at, by=office))
    for key in told.questions:
        stage.db.add(LessonQuestion(lesson_id=lesson.id, version_id=raised_in.version_id, question_key=key))
    for position in told.carried:
        into = rounds[position - 1]
        stage.db.add(LessonCarry(lesson_id=lesson.id, round_id=into.id, carried_at=into.opens_at, carried_by=office))
    if told.action:
        stage.db.add(LessonAction(lesson_id=lesson.id, action_id=actions[told.action]))
    record(
        stage.db, action="raised", subject=f"lesson:{lesson.id}", at=raised_at, by=office,
        programme=stage.planned.programme.id, details={"number": number, "illustrative": True},
    )  # fmt: skip


def _actions(stage: Stage) -> dict[str, str]:
    """Ids by reference."""
    db, programme = stage.db, stage.planned.programme.id
    office = stage.cast.by_email["office@example.org"]
    groups = {one.key: one.id for one in db.exec(select(Group).where(Group.programme_id == programme))}
    for key, begins, prefix in PREFIXES:
        db.add(GroupPrefix(group_id=groups[key], prefix=prefix, from_meeting=begins))
    ids = {}
    for reference, meeting, sequence, raised, due, text, owners, state, decision in ACTIONS:
        at = datetime.combine(raised, datetime.min.time(), tzinfo=stage.planned.programme.created_at.tzinfo)
        action = Action(
            programme_id=programme, group_id=groups["TMAG"], meeting=meeting, sequence=sequence, reference=reference, text=text,
            raised_on=raised, due_on=due, state=state, decision=decision, created_at=at, created_by=office,
        )  # fmt: skip
        db.add(action)
        db.flush()
        ids[reference] = action.id
        for position, label in enumerate(owners):
            db.add(ActionOwner(action_id=action.id, position=position, label=label))
        steps = [ActionState.OPEN, ActionState.RECOMMENDED, ActionState.CLOSED]
        for number, step in enumerate(steps[: steps.index(state) + 1], start=1):
            closed = decision if step is ActionState.CLOSED else ""
            moved = at + timedelta(days=14 * (number - 1))
            db.add(ActionMove(action_id=action.id, number=number, to_state=step, decision=closed, at=moved, by=office))
        if state is not ActionState.OPEN:
            day = raised + timedelta(days=14)
            db.add(
                ActionUpdate(
                    action_id=action.id, number=1, on_day=day, text="Done; members were told.", at=at, by=office
                )
            )
        record(
            db, action="added", subject=f"action:{action.id}", at=at, by=office, programme=programme,
            details={"reference": reference, "illustrative": True},
        )  # fmt: skip
    return ids


def _after(round_: Round, days: int) -> datetime:
    return (round_.closed_at or round_.closes_at) + timedelta(days=days)
