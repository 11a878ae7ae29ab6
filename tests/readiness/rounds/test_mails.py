import re
from urllib.parse import urlsplit

import pytest

from readiness import clock
from readiness.database import changing, reading
from readiness.rounds.actions.open_round import open_round
from readiness.rounds.mails import About, Named, extension, invitation, reminder, results, withdrawal
from tests.readiness.rounds.opening import ADDRESS, a_planned_round, mail_to, person
from tests.visiting import Visitor

ABOUT = About("A programme of change", "Round two")
OURS = Named("Ours Energy", "https://readiness.example/responses/1", "5 March 2025, 17:00 (Europe/London)")
OTHER = Named("Other Wires", "https://readiness.example/responses/2", "6 March 2025, 17:00 (Europe/London)")
LINK = "https://readiness.example/sign-in/secret"


@pytest.mark.parametrize("write", [invitation, reminder, extension, withdrawal, results])
def test_each_mail_says_what_round_whose_and_where(write):
    mail = write(ABOUT, "Ana Sol", (OURS,), LINK)
    assert mail.body.startswith("Dear Ana Sol,\n\n")
    assert "Round two" in mail.subject
    for part in ("Ours Energy", OURS.address, LINK, "A programme of change"):
        assert part in mail.body, part
    assert write(ABOUT, "", (OURS,), LINK).body.startswith("Dear colleague,")


@pytest.mark.parametrize("write", [invitation, reminder])
def test_what_is_due_has_its_date_with_its_zone_for_each_organisation(write):
    mail = write(ABOUT, "Ana Sol", (OURS, OTHER), LINK)
    assert "2 organisations" in mail.subject
    assert OURS.due in mail.body
    assert OTHER.due in mail.body


def test_the_link_of_an_invitation_leads_to_the_response(client, world):
    round_ = a_planned_round(world)
    with changing(world.engine) as db:
        open_round(db, person(db, world, "office"), round_.id, at=clock.now(), address=ADDRESS)
    with reading(world.engine) as db:
        (mail,) = mail_to(db, world, "signatory")
    link = re.search(rf"{ADDRESS}(/sign-in/\S+)", mail.body)
    response = re.search(rf"{ADDRESS}(/responses/\S+)", mail.body)
    assert link is not None and response is not None
    someone = Visitor(client)
    assert someone.get(urlsplit(link[1]).path).status_code == 200
    signed_in = someone.post(link[1])
    assert (signed_in.status_code, signed_in.headers["location"]) == (303, response[1])
