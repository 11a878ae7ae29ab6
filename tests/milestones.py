"""A world whose questionnaire asks where milestones stand, with a plan and two rounds."""

from datetime import date, timedelta

from sqlalchemy import Engine

from readiness import clock
from readiness.database import changing
from readiness.identifiers import new_id
from readiness.tables import Baseline, GoLiveRule, Milestone, MilestoneDate, Response, Round, Standing
from tests.cast import World, a_world

GRID = """
readiness: questionnaire/1
key: grid
version: "1.0"
title: A grid
profile:
  roles: {kind: choices, title: Market roles, options: [{key: supplier, text: Supplier}, {key: distributor, text: Distributor}], default: []}
sections:
  - key: plan
    title: Plan
    questions:
      - key: milestones
        kind: milestone_grid
        text: Where are you?
        required: false
        milestones: [{key: M10, text: Ready to migrate}, {key: M16, text: Cutover}]
"""
SCHEME = """
readiness: scheme/1
key: grid-points
version: "1.0"
title: Points
questionnaire: {key: grid, version: "1.0"}
questions:
  - {match: milestones, answered: 10}
"""


def a_grid_world(engine: Engine, questionnaire: str = GRID) -> World:
    """M10 is planned for 24 September 2025 and M16 has no date."""
    world = a_world(engine, questionnaire=questionnaire, scheme=SCHEME)
    with changing(engine) as db:
        programme = world.programme.id
        baseline = Baseline(programme_id=programme, key="v5", title="Plan v5")
        ready = Milestone(programme_id=programme, key="M10", title="Ready to migrate")
        cutover = Milestone(programme_id=programme, key="M16", title="Cutover", position=1)
        db.add_all([baseline, ready, cutover])
        db.flush()
        db.add(MilestoneDate(milestone_id=ready.id, baseline_id=baseline.id, due_on=date(2025, 9, 24)))
        world.kept = {**world.kept, "M10": ready.id, "M16": cutover.id, "baseline": baseline.id}
    return world


def next_round(world: World) -> dict[str, str]:
    """Of the same organisations, asked against the plan; ids of its responses by the names of the cast, and of the round."""
    with changing(world.engine) as db:
        was = db.get_one(Round, world.round.id)
        more = {"title": "Round two", "position": was.position + 1, "baseline_id": world.kept["baseline"]}
        made = Round(**was.model_dump(exclude={"id"}) | more)
        db.add(made)
        db.flush()
        ids = {"round": made.id}
        for name, response in world.responses.items():
            before = db.get_one(Response, response.id)
            fields = {"round_id": made.id, "state": "not_started", "due_at": clock.now() + timedelta(days=3)}
            again = Response(**before.model_dump(exclude={"id"}) | fields)
            db.add(again)
            db.flush()
            db.add(Standing(response_id=again.id, updated_at=clock.now()))
            ids[name] = again.id
    return ids


def a_rule(world: World, milestone_id: str) -> str:
    """Its id: at least 95 % of the weight, and every distributor, ready."""
    with changing(world.engine) as db:
        body = {
            "confidence": ["high"], "within_plan": False, "share": "95", "by": "weight", "every_of": ["Distributor"],
            "every_role": [],
        }  # fmt: skip
        made = GoLiveRule(
            programme_id=world.programme.id,
            milestone_id=milestone_id,
            body=body,
            reason="Agreed in May.",
            made_at=clock.now(),
        )
        db.add(made)
        db.flush()
        return made.id


def a_milestone(world: World, key: str = "M1") -> str:
    with changing(world.engine) as db:
        made = Milestone(programme_id=world.programme.id, key=f"{key}-{new_id()}", title="A milestone")
        db.add(made)
        db.flush()
        return made.id
