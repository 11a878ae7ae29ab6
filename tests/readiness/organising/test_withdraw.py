"""Roles are withdrawn from the next request on; the last administrator stays."""

from sqlmodel import select

from readiness.database import changing, reading
from readiness.tables import Membership, Role
from tests.visiting import words_of


def membership_of(world, name):
    with reading(world.engine) as db:
        return db.exec(select(Membership.id).where(Membership.person_id == world.people[name].id)).one()


def test_a_withdrawn_role_ends_with_the_next_request(world, client):
    office, participant = world.visitor(client, "office"), world.visitor(client, "participant")
    page = f"/organisations/{world.organisations['ours'].id}"
    assert participant.get(page).status_code == 200
    asked = f"/memberships/{membership_of(world, 'participant')}/withdraw"
    assert "would no longer be Participant for Ours Energy" in words_of(office.get(asked))
    assert "Participant is no longer Participant for Ours Energy." in words_of(office.follow(office.post(asked)))
    assert participant.get(page).status_code == 404
    assert office.post(asked).status_code == 409


def test_the_office_does_not_let_administrators_go(world, client):
    asked = f"/memberships/{membership_of(world, 'administrator')}/withdraw"
    office = world.visitor(client, "office")
    assert (office.get(asked).status_code, office.post(asked).status_code) == (404, 404)


def test_the_last_administrator_stays(world, client):
    with changing(world.engine) as db:
        now = world.programme.created_at
        others = db.exec(
            select(Membership).where(
                Membership.role == Role.ADMINISTRATOR,
                Membership.withdrawn_at.is_(None),
                Membership.person_id != world.people["administrator"].id,
            )
        ).all()
        for one in others:
            one.withdrawn_at = now
        db.add_all(others)
    administrator = world.visitor(client, "administrator")
    refused = administrator.post(f"/memberships/{membership_of(world, 'administrator')}/withdraw")
    assert refused.status_code == 409 and "last administrator" in words_of(refused)
    assert administrator.get(f"/programmes/{world.programme.id}/people").status_code == 200
