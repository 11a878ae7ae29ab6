"""The plan that a round was asked against, among what a pack is made from."""

from datetime import date

from readiness.database import changing, reading
from readiness.figures.compared import compared_round
from readiness.figures.comparison import constituencies_of
from readiness.packs.gathering import gathered
from readiness.packs.hashes import hash_of_receipts
from readiness.packs.sources import dues_of
from readiness.scorekeeping import instrument_of
from readiness.tables import Audience, Baseline, Milestone, MilestoneDate, Round
from tests.cast import a_response
from tests.handed_in import READY, hand_in
from tests.many_handed_in import settle
from tests.packs import PRINTED


def test_the_pinned_plan_gives_its_dates_and_is_listed_by_its_hash(world, engine):
    with changing(engine) as db:
        plan = Baseline(programme_id=world.programme.id, key="B2", title="Change request 2")
        milestone = Milestone(programme_id=world.programme.id, key="M10", title="Central systems")
        db.add_all([plan, milestone])
        db.flush()
        db.add(MilestoneDate(milestone_id=milestone.id, baseline_id=plan.id, due_on=date(2026, 9, 30)))
        again = Round(
            **{**db.get_one(Round, world.round.id).model_dump(exclude={"id"}), "position": 2, "baseline_id": plan.id}
        )
        db.add(again)
        db.flush()
        a_response(db, again, world.organisations["ours"])
    with reading(engine) as db:
        assert dues_of(db, again) == {"M10": date(2026, 9, 30)}
        assert dues_of(db, world.round) == {}
        snapshot = gathered(db, again.id, Audience.OFFICE, on=PRINTED)
    assert dict(snapshot.sources)["Plan Change request 2"].startswith("sha256:")
    assert dict(snapshot.facts)["Plan"] == "Change request 2"


def test_readers_without_names_cannot_try_answers_against_the_hash_of_the_receipts(world, engine):
    hand_in(engine, world.responses["ours"].id, READY)
    settle(world)
    with reading(engine) as db:
        found = {one: dict(gathered(db, world.round.id, one, on=PRINTED).sources) for one in Audience}
        instrument = instrument_of(db, world.round.version_id, world.round.scheme_id)
        whole = compared_round(db, world.round, instrument, constituencies_of(db, world.programme))
        guessed = hash_of_receipts(whole.receipts.values())
    assert found[Audience.OFFICE]["Receipts of Round one"] == guessed
    assert found[Audience.STEERING_GROUP]["Receipts of Round one"] != guessed
