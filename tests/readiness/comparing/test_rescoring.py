"""A past round under another scheme: receipts beside the old ones, never over them."""

import csv
from io import StringIO

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from readiness.comparing import scoring_again
from readiness.comparing.scoring_again import KIND, Rescorer
from readiness.database import changing, reading
from readiness.jobs.worker import work_once
from readiness.tables import Event, Job, Rescoring, SchemeVersion, Standing, StoredReceipt, VersionState
from tests.cast import QUESTIONNAIRE
from tests.comparing import STRICTER, a_further_scheme, a_rescored_round, begun
from tests.handed_in import BEHIND, READY, hand_in
from tests.visiting import words_of


@pytest.fixture
def office(client, world):
    hand_in(world.engine, world.responses["ours"].id, READY | {"maturity": "some"})
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    return world.visitor(client, "office")


def said(response):
    assert response.status_code == 200, response.text[:400]
    return words_of(response).replace("\u00a0", " ")


def do_all(world, job_id):
    """What the worker does, for this job only."""
    with changing(world.engine) as db:
        db.execute(
            sa.update(Job)
            .where(col(Job.id) != job_id, col(Job.finished_at).is_(None))
            .values(given_up_at=sa.func.now())
        )
    while work_once(world.engine, {KIND: Rescorer()}):
        pass


def own_figures(world, office):
    with reading(world.engine) as db:
        receipts = db.exec(
            select(StoredReceipt.id, StoredReceipt.body)
            .where(StoredReceipt.scheme_id == world.scheme.id)
            .order_by(StoredReceipt.id)
        ).all()
        standings = db.exec(
            select(Standing.response_id, Standing.receipt_id, Standing.rating).order_by(Standing.response_id)
        ).all()
    base = f"/rounds/{world.round.id}"
    tables = [
        office.get(f"{base}/export/{name}.csv").content
        for name in ("constituencies", "organisations", "distribution", "lines")
    ]
    return [tuple(one) for one in receipts], [tuple(one) for one in standings], tables


def test_a_round_is_scored_under_another_scheme_and_its_own_figures_stay(office, world):
    scheme = a_further_scheme(world)
    before = own_figures(world, office)
    address = f"/rounds/{world.round.id}/rescore"
    form = said(office.get(address))
    assert "Stricter points" in form and "0 of 2 submissions scored under it" in form
    answer = office.post(address, {"scheme": scheme.id})
    assert answer.headers["location"] == f"/rounds/{world.round.id}/rescored/{scheme.id}"
    assert "Waiting to begin" in said(office.follow(answer))
    with reading(world.engine) as db:
        run = db.exec(select(Rescoring).where(Rescoring.scheme_id == scheme.id)).one()
    do_all(world, run.job_id)
    page = said(office.get(answer.headers["location"]))
    assert "2 of 2 submissions re-scored" in page
    assert "Supplier OURS Ours Energy" in page
    assert "Constituency by constituency" in page
    assert own_figures(world, office) == before
    with reading(world.engine) as db:
        run = db.get_one(Rescoring, run.id)
        receipts = db.exec(select(StoredReceipt).where(StoredReceipt.scheme_id == scheme.id)).all()
        events = db.exec(select(Event.action).where(Event.subject == f"round:{world.round.id}")).all()
    assert (run.of, run.scored, run.finished_at is not None) == (2, 2, True)
    assert {one.response_id for one in receipts} == {world.responses[name].id for name in ("ours", "rival")}
    assert "re-scoring begun" in events and "re-scored" in events


def test_what_changes_is_listed_from_and_to_and_taken_away(office, world):
    scheme = a_rescored_round(world)
    base = f"/rounds/{world.round.id}/rescored/{scheme.id}"
    rows = [*csv.DictReader(StringIO(office.get(f"{base}/differences.csv").content.decode("utf-8-sig")))]
    by_name = {one["reference"]: one for one in rows}
    ours = by_name["OURS"]
    assert (ours["rating_before"], ours["rating_after"], ours["changed"]) == ("Green", "Amber", "rating")
    assert (ours["score_before"], ours["score_after"]) == ("83.33", "66.67")
    assert ours["change"] == "-16.67"
    assert by_name["RIVAL"]["changed"] == "nothing"
    page = said(office.get(base))
    assert "83.33" in page and "66.67" in page and "1 stay as they are." in page
    assert office.get(f"{base}/differences.xlsx").status_code == 200
    assert office.get(f"{base}/comparison.csv").status_code == 200
    for nonsense in ("nonsense.csv", "differences.pdf"):
        assert office.get(f"{base}/{nonsense}").status_code == 404


def test_who_hands_in_later_is_said_and_scored_on_demand(office, world):
    scheme = a_rescored_round(world)
    hand_in(world.engine, world.responses["other"].id, READY)
    base = f"/rounds/{world.round.id}"
    page = said(office.get(f"{base}/rescored/{scheme.id}"))
    assert "2 of 3 submissions re-scored" in page and "Score the other 1" in page
    job = begun(world, scheme)
    Rescorer().do(world.engine, job)
    assert "3 of 3 submissions re-scored" in said(office.get(f"{base}/rescored/{scheme.id}"))
    again = office.post(f"{base}/rescore", {"scheme": scheme.id})
    assert again.status_code == 409 and "scored under this scheme already" in words_of(again)


def test_where_nothing_is_handed_in_it_is_refused_politely(client, world):
    scheme = a_further_scheme(world)
    office = world.visitor(client, "office")
    assert "Nobody has handed in in this round yet" in said(office.get(f"/rounds/{world.round.id}/rescore"))
    answer = office.post(f"/rounds/{world.round.id}/rescore", {"scheme": scheme.id})
    assert answer.status_code == 409 and "there is nothing to score" in words_of(answer)
    assert "Nothing of this round is scored" in said(office.get(f"/rounds/{world.round.id}/rescored/{scheme.id}"))


def test_only_another_published_scheme_of_the_same_version_will_do(office, world, engine):
    from tests.cast import a_world

    address = f"/rounds/{world.round.id}/rescore"
    assert "No other scheme yet" in said(office.get(address))
    assert office.post(address, {"scheme": world.scheme.id}).status_code == 404
    assert office.post(address, {"scheme": a_world(engine).scheme.id}).status_code == 404
    a_further_scheme(world)
    answer = office.post(address, {})
    assert answer.status_code == 422 and "Choose the scheme to score under." in words_of(answer)


def test_two_do_not_score_the_same_at_the_same_time(office, world):
    scheme = a_further_scheme(world)
    begun(world, scheme)
    answer = office.post(f"/rounds/{world.round.id}/rescore", {"scheme": scheme.id})
    assert answer.status_code == 409 and "is being scored under this scheme already" in words_of(answer)


def test_one_that_was_broken_off_goes_on_where_it_was(office, world, monkeypatch):
    scheme = a_further_scheme(world)
    job = begun(world, scheme)
    monkeypatch.setattr(scoring_again, "AT_ONCE", 1)
    assert Rescorer()._some(world.engine, job)
    Rescorer().do(world.engine, job)
    with reading(world.engine) as db:
        assert db.get_one(Rescoring, job.subject).scored == 2
        assert len(db.exec(select(StoredReceipt).where(StoredReceipt.scheme_id == scheme.id)).all()) == 2


def test_who_hands_in_while_it_runs_is_scored_before_it_ends(office, world, monkeypatch):
    scheme = a_further_scheme(world)
    job = begun(world, scheme)
    monkeypatch.setattr(scoring_again, "AT_ONCE", 1)
    first, second = sorted(world.responses[name].id for name in ("ours", "rival"))
    assert Rescorer()._some(world.engine, job, first) == second
    assert Rescorer()._some(world.engine, job, second) == ""
    assert Rescorer()._round(world.engine, job)
    assert not Rescorer()._round(world.engine, job)
    with reading(world.engine) as db:
        assert db.get_one(Rescoring, job.subject).scored == 2


def test_one_that_failed_says_why_and_may_be_begun_again(office, world):
    scheme = a_further_scheme(world)
    job = begun(world, scheme)
    with world.engine.begin() as connection:
        Rescorer().failed(connection, job.subject, "The disk is full.")
    page = said(office.get(f"/rounds/{world.round.id}/rescored/{scheme.id}"))
    assert "The disk is full." in page and "Score the round under it" in page
    assert office.post(f"/rounds/{world.round.id}/rescore", {"scheme": scheme.id}).status_code == 303


def test_an_author_publishes_a_further_scheme_for_a_published_version(office, client, world):
    author = world.visitor(client, "author")
    address = f"/programmes/{world.programme.id}/questionnaires/upload"
    kept = author.post(address, {"questionnaire": QUESTIONNAIRE, "scheme": STRICTER, "do": "keep"})
    assert kept.status_code == 303, words_of(kept)[-600:]
    assert author.post(f"/versions/{world.version.id}/publish").status_code == 303
    with reading(world.engine) as db:
        schemes = db.exec(select(SchemeVersion).where(SchemeVersion.version_id == world.version.id)).all()
    assert [one.state for one in schemes] == [VersionState.PUBLISHED] * 2
    assert "Stricter points" in said(office.get(f"/rounds/{world.round.id}/rescore"))


def test_what_a_run_did_stays_as_it_ended(office, world):
    a_rescored_round(world)
    with pytest.raises(sa.exc.DatabaseError), changing(world.engine) as db:
        db.execute(sa.update(Rescoring).where(col(Rescoring.round_id) == world.round.id).values(scored=7))
