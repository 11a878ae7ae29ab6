from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from readiness import clock
from readiness.database import changing, reading
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, NotFound
from readiness.rounds.actions.open_round import open_round
from readiness.rounds.audience import Rule
from readiness.tables import (
    ConstituencyMembership,
    Event,
    Organisation,
    OutboxMail,
    Response,
    ResponseState,
    Round,
    RoundState,
    Standing,
)
from tests.cast import a_world
from tests.readiness.rounds.opening import ADDRESS, LONG_AGO, a_planned_round, mail_to, person


def opened(world, round_, by="office", at=None):
    with changing(world.engine) as db:
        return open_round(db, person(db, world, by), round_.id, at=at or clock.now(), address=ADDRESS)


def responses_of(db: Session, round_: Round) -> dict[str, Response]:
    return {one.organisation_name: one for one in db.exec(select(Response).where(Response.round_id == round_.id))}


def test_opening_asks_everyone_who_fits_and_fixes_their_facts(world):
    round_ = a_planned_round(world)
    answer = opened(world, round_)
    assert (answer.asked, answer.told, answer.was_open) == (3, 5, False)
    with changing(world.engine) as db:
        db.execute(
            sa.update(Organisation)
            .where(Organisation.id == world.organisations["ours"].id)
            .values(name="Renamed", weight="7")
        )
    with reading(world.engine) as db:
        found = responses_of(db, round_)
        assert sorted(found) == ["Other Wires", "Ours Energy", "Rival Power"]
        ours = found["Ours Energy"]
        assert (ours.weight, ours.facts, ours.state) == ("100", {"roles": ["supplier"]}, ResponseState.NOT_STARTED)
        assert ours.constituency_id == world.constituencies["Supplier"].id
        assert (ours.due_at, ours.joined_late) == (round_.closes_at, False)
        standing = db.get_one(Standing, ours.id)
        # The question about customers is asked of suppliers only; the number of people only after a yes.
        assert (standing.asked, standing.answered, standing.required_open) == (4, 0, 3)
        assert db.get_one(Standing, found["Other Wires"].id).asked == 3
        assert db.get_one(Round, round_.id).state is RoundState.OPEN


def test_everyone_who_answers_or_signs_is_told_once_and_nobody_else(world):
    round_ = a_planned_round(world)
    opened(world, round_)
    opened(world, round_)
    with reading(world.engine) as db:
        told = {name: len(mail_to(db, world, name)) for name in world.people}
        (mail,) = mail_to(db, world, "signatory")
        ours = responses_of(db, round_)["Ours Energy"]
    assert told == {
        "administrator": 0, "office": 0, "author": 0, "participant": 1, "colleague": 1, "signatory": 1, "observer": 0,
        "constituency_observer": 0, "rival": 1, "rival_signatory": 1, "nobody": 0,
    }  # fmt: skip
    assert f"/responses/{ours.id}" in mail.body
    assert "Ours Energy" in mail.subject
    assert "Rival Power" not in mail.body
    assert "(Europe/London)" in mail.body


def test_opening_again_changes_nothing(world):
    round_ = a_planned_round(world)
    opened(world, round_)
    again = opened(world, round_)
    assert (again.asked, again.told, again.was_open) == (0, 0, True)
    with reading(world.engine) as db:
        assert len(responses_of(db, round_)) == 3
        events = db.exec(select(Event).where(Event.subject == f"round:{round_.id}")).all()
        assert sorted(one.action for one in events) == ["opened", "planned"]


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        (Rule(), {"Ours Energy", "Rival Power", "Other Wires"}),
        (Rule(constituencies=("Distributor",)), {"Other Wires"}),
        (Rule(market_roles=("supplier",)), {"Ours Energy", "Rival Power"}),
        (Rule(constituencies=("Distributor",), market_roles=("distributor", "supplier")), {"Other Wires"}),
    ],
)
def test_the_rule_decides_who_is_asked(world, rule, asked):
    round_ = a_planned_round(world, rule=rule)
    opened(world, round_)
    with reading(world.engine) as db:
        assert set(responses_of(db, round_)) == asked


def test_an_organisation_that_left_or_is_in_no_constituency_today_is_not_asked(world):
    today = clock.now().date()
    with changing(world.engine) as db:
        db.execute(
            sa.update(Organisation).where(Organisation.id == world.organisations["rival"].id).values(left_on=today)
        )
        db.execute(
            sa.update(ConstituencyMembership)
            .where(ConstituencyMembership.organisation_id == world.organisations["other"].id)
            .values(until_on=today)
        )
    round_ = a_planned_round(world)
    opened(world, round_)
    with reading(world.engine) as db:
        assert set(responses_of(db, round_)) == {"Ours Energy"}


def test_a_round_for_nobody_does_not_open(world):
    round_ = a_planned_round(world, rule=Rule(market_roles=("nobody",)))
    with pytest.raises(NotAllowedNow, match="no organisation fits"):
        opened(world, round_)
    with reading(world.engine) as db:
        assert db.get_one(Round, round_.id).state is RoundState.PLANNED


def test_a_round_that_would_close_before_it_opens_does_not_open(world):
    round_ = a_planned_round(world, opens_at=LONG_AGO, closes_at=LONG_AGO + timedelta(days=1))
    with pytest.raises(NotAllowedNow, match="closing date has passed"):
        opened(world, round_)


def test_facts_that_the_questionnaire_cannot_read_stop_the_opening_and_are_named(world):
    with changing(world.engine) as db:
        db.execute(
            sa.update(Organisation)
            .where(Organisation.id == world.organisations["rival"].id)
            .values(market_roles=["juggler"])
        )
    round_ = a_planned_round(world)
    with pytest.raises(
        NotAllowedNow, match=r"1 of 3 organisations do not fit.*Rival Power: The fact `roles` does not fit"
    ):
        opened(world, round_)
    with reading(world.engine) as db:
        assert responses_of(db, round_) == {}


def test_a_round_opened_before_its_time_says_so(world):
    round_ = a_planned_round(world, opens_at=clock.now() + timedelta(days=3))
    now = clock.now()
    opened(world, round_, at=now)
    with reading(world.engine) as db:
        assert (db.get_one(Round, round_.id).opens_at, db.get_one(Round, round_.id).opened_at) == (now, now)


@pytest.mark.parametrize("name", ["author", "participant", "signatory", "observer", "rival", "nobody"])
def test_only_the_office_opens_rounds(world, name):
    round_ = a_planned_round(world)
    with pytest.raises(NotFound):
        opened(world, round_, by=name)


def test_the_office_of_another_programme_cannot_open_it(world):
    other = a_world(world.engine)
    round_ = a_planned_round(world)
    with changing(world.engine) as db:
        stranger: SignedIn = person(db, other, "office")
        with pytest.raises(NotFound):
            open_round(db, stranger, round_.id, at=clock.now(), address=ADDRESS)


def test_a_person_of_two_organisations_gets_one_mail_about_both(world):
    from readiness.tables import Membership, Role

    with changing(world.engine) as db:
        db.add(
            Membership(
                person_id=world.people["rival"].id, role=Role.SIGNATORY,
                organisation_id=world.organisations["other"].id, granted_at=clock.now(),
            )
        )  # fmt: skip
    opened(world, a_planned_round(world))
    with reading(world.engine) as db:
        (mail,) = mail_to(db, world, "rival")
        assert isinstance(mail, OutboxMail)
    assert "Rival Power" in mail.body
    assert "Other Wires" in mail.body
    assert "2 organisations" in mail.subject


def test_organisations_that_conditions_see_alike_are_scored_once_and_others_are_not(world):
    from readiness.rounds.audience import members_on
    from readiness.rounds.beginning import Beginnings
    from readiness.scorekeeping import instrument_of, progress_of, respondent_of

    with reading(world.engine) as db:
        members = members_on(db, world.programme.id, clock.now().date())
        instrument = instrument_of(db, world.version.id, world.scheme.id)
        beginnings = Beginnings(instrument)
        found, misfits = beginnings.all(members)
        assert misfits == ()
        assert found[world.organisations["ours"].id] is found[world.organisations["rival"].id]
        for name, response in world.responses.items():
            constituency = "Distributor" if name == "other" else "Supplier"
            alone = progress_of(instrument, respondent_of(instrument, response, constituency), {})
            assert found[response.organisation_id] == alone
