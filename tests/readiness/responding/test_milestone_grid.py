"""A grid of milestones as it is answered: a table of rows, beside each what is planned and what was said last time."""

from datetime import date, timedelta

import pytest

from readiness import clock
from readiness.database import changing, reading
from readiness.tables import (
    Answer,
    Baseline,
    Milestone,
    MilestoneDate,
    Response,
    Round,
    Standing,
)
from tests.answering import given
from tests.cast import a_world
from tests.handed_in import hand_in
from tests.visiting import words_of

GRID = """
readiness: questionnaire/1
key: grid
version: "1.0"
title: A grid
sections:
  - key: plan
    title: Plan
    questions:
      - key: milestones
        kind: milestone_grid
        text: Where are you?
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
WHOLE = ["in_progress", "2025-09-30", "high", "not_applicable", "", ""]


@pytest.fixture
def grid_world(engine):
    return a_world(engine, questionnaire=GRID, scheme=SCHEME)


@pytest.fixture
def participant(grid_world, client):
    return grid_world.visitor(client, "participant")


def page(world):
    return f"/responses/{world.responses['ours'].id}/sections/plan"


def save(participant, world, cells, version=0):
    address = f"/responses/{world.responses['ours'].id}/answers/milestones"
    return participant.post(address, given("milestones", cells, version), htmx=True)


def test_rows_are_kept_as_they_are_given_and_counted_once_all_are_there(grid_world, participant):
    one_row = [*WHOLE[:3], "", "", ""]
    assert "0 of 1 answered here" in words_of(save(participant, grid_world, one_row))
    assert "1 of 1 answered here" in words_of(save(participant, grid_world, WHOLE, 1))
    with reading(grid_world.engine) as db:
        kept = db.get_one(Answer, (grid_world.responses["ours"].id, "milestones"))
    assert kept.value == '["M10=in_progress/2025-09-30/high","M16=not_applicable//"]'
    html = participant.get(page(grid_world)).text
    assert 'value="in_progress" selected' in html and 'value="2025-09-30"' in html and 'value="high" selected' in html


@pytest.mark.parametrize(
    ("cells", "state", "sentence"),
    [
        (["in_progress", "", "", "", "", ""], "unsaved", "M10: give the day it is forecast for."),
        (["in_progress", "2025-09-30", "", "", "", ""], "unsaved", "M10: say how sure you are of the day."),
        (["in_progress", "soon", "high", "", "", ""], "failed", "M10: &#39;soon&#39; is not a date"),
    ],
)
def test_a_row_that_is_only_begun_is_no_mistake_yet(grid_world, participant, cells, state, sentence):
    answer = save(participant, grid_world, cells)
    assert answer.status_code == 422
    assert f'data-state="{state}"' in answer.text and sentence in answer.text


def test_what_was_typed_stays_where_a_row_cannot_be_kept(grid_world, participant):
    cells = ["in_progress", "soon", "high", "complete", "2025-01-31", ""]
    answer = participant.post(page(grid_world), given("milestones", cells))
    assert answer.status_code == 422
    for kept in ('value="soon"', 'value="2025-01-31"', 'value="complete" selected'):
        assert kept in answer.text


def test_beside_each_row_stand_the_day_planned_and_what_was_said_in_the_round_before(grid_world, participant):
    hand_in(grid_world.engine, grid_world.responses["ours"].id, {"milestones": ["M10=in_progress/2025-09-30/high"]})
    with changing(grid_world.engine) as db:
        before = db.get_one(Round, grid_world.round.id)
        baseline = Baseline(programme_id=before.programme_id, key="v5", title="Plan v5")
        milestone = Milestone(programme_id=before.programme_id, key="M10", title="Ready to migrate")
        cutover = Milestone(programme_id=before.programme_id, key="M16", title="Cutover", position=1)
        db.add_all([baseline, milestone, cutover])
        db.flush()
        db.add(MilestoneDate(milestone_id=milestone.id, baseline_id=baseline.id, due_on=date(2025, 9, 24)))
        db.add(
            MilestoneDate(milestone_id=cutover.id, baseline_id=baseline.id, due_on=date(2027, 7, 31), precision="month")
        )
        now = {"title": "Round two", "position": before.position + 1, "baseline_id": baseline.id}
        following = Round(**before.model_dump(exclude={"id"}) | now)
        db.add(following)
        db.flush()
        was = db.get_one(Response, grid_world.responses["ours"].id)
        more = {"round_id": following.id, "state": "not_started", "due_at": clock.now() + timedelta(days=3)}
        response = Response(**was.model_dump(exclude={"id"}) | more)
        db.add(response)
        db.flush()
        db.add(Standing(response_id=response.id, updated_at=clock.now()))
        address = f"/responses/{response.id}/sections/plan"
    said = words_of(participant.get(address))
    assert "Planned for 24 September 2025. You said last time: forecast for 30 September 2025." in said
    assert "Planned for July 2027." in said


def test_what_was_handed_in_reads_row_by_row(grid_world, participant):
    rows = ["M10=complete/2025-09-30/", "M16=in_progress/2027-07-31/low"]
    hand_in(grid_world.engine, grid_world.responses["ours"].id, {"milestones": rows})
    said = words_of(participant.get(f"/responses/{grid_world.responses['ours'].id}/submissions/1"))
    assert "M10 Ready to migrate: complete, on 30 September 2025" in said
    assert "M16 Cutover: in progress, forecast for 31 July 2027, confidence low" in said
