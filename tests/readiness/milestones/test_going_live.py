"""Rules for going live: stated, held against a round, withdrawn."""

import pytest
from sqlmodel import select

from readiness.database import reading
from readiness.tables import Event, GoLiveRule
from tests.handed_in import hand_in
from tests.milestones import a_grid_world
from tests.visiting import words_of


@pytest.fixture
def grid_world(engine):
    return a_grid_world(engine)


@pytest.fixture
def office(grid_world, client):
    return grid_world.visitor(client, "office")


def address(world):
    return f"/programmes/{world.programme.id}/go-live"


def rule(world, **more):
    return {"milestone": world.kept["M10"], "share": "95", "by": "count", "confidence": "high", **more}


def test_a_rule_is_held_against_the_newest_round_with_what_is_missing_and_whom_to_ask(grid_world, office):
    hand_in(grid_world.engine, grid_world.responses["ours"].id, {"milestones": ["M10=in_progress/2025-09-01/high"]})
    hand_in(grid_world.engine, grid_world.responses["rival"].id, {"milestones": ["M10=in_progress/2025-09-01/low"]})
    sent = rule(
        grid_world, every_of=grid_world.constituencies["Distributor"].name, reason="Agreed by the steering group."
    )
    said = words_of(office.follow(office.post(address(grid_world), sent)))
    assert "M10 Ready to migrate Not met, whatever the silent say" in said
    assert (
        "At least 95 % of organisations is ready" in said
        and "1 of 3 organisations; 2 if all who have said nothing" in said
    )
    assert "1.85 organisations (61.6… percentage points)" in said
    assert "has not handed in" in said and "confidence low" in said
    assert "Agreed by the steering group." in said
    with reading(grid_world.engine) as db:
        assert "stated go-live rule" in db.exec(select(Event.action)).all()


def test_a_rule_that_is_met_says_so_and_names_nobody(grid_world, office):
    for name in ("ours", "rival", "other"):
        hand_in(grid_world.engine, grid_world.responses[name].id, {"milestones": ["M10=complete/2025-03-01/"]})
    said = words_of(office.follow(office.post(address(grid_world), rule(grid_world))))
    assert "M10 Ready to migrate Met" in said and "Whom to ask first" not in said


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"milestone": "none"}, "Choose the milestone that the rule is for."),
        ({"share": "lots"}, "Give per cent from 0 to 100, for example 95."),
        ({"share": "101"}, "Give per cent from 0 to 100, for example 95."),
        ({"share": ""}, "Give a share, or choose whose organisations must all be ready"),
        ({"every_of": "Nobody"}, "Choose constituencies of this programme."),
        ({"reason": "x" * 2001}, "Say it in at most 2,000 characters."),
    ],
)
def test_a_rule_that_says_nothing_is_refused_and_what_was_typed_stays(grid_world, office, sent, sentence):
    answer = office.post(address(grid_world), rule(grid_world) | {"reason": "Because."} | sent)
    assert answer.status_code == 422 and sentence in words_of(answer)
    with reading(grid_world.engine) as db:
        assert db.exec(select(GoLiveRule).where(GoLiveRule.programme_id == grid_world.programme.id)).all() == []


def test_a_rule_is_withdrawn_and_kept(grid_world, office, client):
    office.post(address(grid_world), rule(grid_world))
    with reading(grid_world.engine) as db:
        made = db.exec(select(GoLiveRule).where(GoLiveRule.programme_id == grid_world.programme.id)).one()
    assert grid_world.visitor(client, "rival").post(f"/go-live-rules/{made.id}/withdraw").status_code == 404
    assert office.post("/go-live-rules/none/withdraw").status_code == 404
    for _ in range(2):
        said = words_of(office.follow(office.post(f"/go-live-rules/{made.id}/withdraw")))
        assert "No rule is stated yet" in said
    with reading(grid_world.engine) as db:
        assert db.get_one(GoLiveRule, made.id).withdrawn_at is not None


def test_a_programme_that_asks_nothing_of_milestones_says_what_to_do(world, client):
    office = world.visitor(client, "office")
    assert "Nothing to hold a rule against" in words_of(office.get(f"/programmes/{world.programme.id}/go-live"))
    assert office.get(f"/programmes/{world.programme.id}/go-live?round=none").status_code == 404


def test_a_milestone_that_the_round_does_not_ask_about_has_no_verdict(grid_world, office):
    from readiness.database import changing
    from readiness.tables import Milestone

    with changing(grid_world.engine) as db:
        other = Milestone(programme_id=grid_world.programme.id, key="M20", title="Later", position=9)
        db.add(other)
        db.flush()
        key = other.id
    said = words_of(office.follow(office.post(address(grid_world), rule(grid_world, milestone=key))))
    assert "M20 Later This round does not ask about it" in said


def test_market_roles_stand_in_the_words_of_the_questionnaire(grid_world, office):
    page = office.get(address(grid_world)).text
    assert 'value="supplier"' in page and "Supplier" in page and ">supplier<" not in page
