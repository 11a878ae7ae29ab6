"""People: invited with a role and a link, alone or in a list; roles given and withdrawn."""

import re

import pytest
from sqlmodel import select

from readiness.database import changing, reading
from readiness.identifiers import hash_of, new_id
from readiness.tables import Event, Membership, Organisation, OutboxMail, Person, Role, SignInLink
from tests.cast import a_world
from tests.counting import statements
from tests.visiting import words_of


@pytest.fixture
def at(world):
    return f"/programmes/{world.programme.id}/people"


def address():
    return f"new.{new_id()}@example.org"


def mails_to(world, email):
    with reading(world.engine) as db:
        return db.exec(select(OutboxMail).where(OutboxMail.recipient == email).order_by(OutboxMail.queued_at)).all()


def roles_of(world, email):
    with reading(world.engine) as db:
        found = db.exec(
            select(Membership)
            .join(Person, Person.id == Membership.person_id)
            .where(Person.email == email, Membership.withdrawn_at.is_(None))
        ).all()
    return [(one.role, one.programme_id, one.organisation_id, one.constituency_id) for one in found]


def test_an_invitation_makes_a_person_with_a_role_and_a_link(world, client, at):
    email, office = address(), world.visitor(client, "office")
    answer = office.post(
        f"{at}/invite", {"name": "Ana Sol", "email": email.upper(), "role": "signatory", "organisation": "ours"}
    )
    assert f"Invited {email}." in words_of(office.follow(answer))
    assert roles_of(world, email) == [(Role.SIGNATORY, None, world.organisations["ours"].id, None)]
    (mail,) = mails_to(world, email)
    assert "as signatory for Ours Energy" in mail.body
    secret = re.search(r"http://testserver\.local/sign-in/(\S+)", mail.body).group(1)
    with reading(world.engine) as db:
        link = db.get_one(SignInLink, hash_of(secret))
        event = db.exec(select(Event).where(Event.subject == f"person:{link.person_id}")).one()
    assert link.used_at is None and event.action == "invited" and email not in event.details


def test_whether_somebody_was_known_makes_no_difference(world, client, at):
    office, rival = world.visitor(client, "office"), world.people["rival"]
    known, unknown = (
        office.post(
            f"{at}/invite", {"name": "Typed Name", "email": email, "role": "participant", "organisation": "Ours Energy"}
        )
        for email in (rival.email, address())
    )
    assert (known.status_code, known.headers["location"]) == (unknown.status_code, unknown.headers["location"])
    with reading(world.engine) as db:
        assert db.get_one(Person, rival.id).name == "Rival"


def test_the_same_role_is_given_once_but_the_link_is_sent_again(world, client, at):
    email, office = address(), world.visitor(client, "office")
    for _ in range(2):
        office.post(f"{at}/invite", {"email": email, "role": "observer", "constituency": "Supplier"})
    assert roles_of(world, email) == [(Role.OBSERVER, world.programme.id, None, world.constituencies["Supplier"].id)]
    assert len(mails_to(world, email)) == 2
    with reading(world.engine) as db:
        key = db.exec(select(Person.id).where(Person.email == email)).one()
        events = db.exec(select(Event.action).where(Event.subject == f"person:{key}").order_by(Event.number)).all()
    assert events == ["invited", "invited again"], "a link that signs in is never sent unseen"


def test_pasted_lines_are_taken_as_people_write_them(world, client, at):
    first, second, third = address(), address(), address()
    lines = f"Ana Sol, {first}\n\nBo Ek <{second}>\n{third}\n"
    answer = world.visitor(client, "office").post(
        f"{at}/invite", {"several": lines, "role": "participant", "organisation": "OURS"}
    )
    assert answer.status_code == 303
    assert {len(roles_of(world, email)) for email in (first, second, third)} == {1}
    with reading(world.engine) as db:
        names = {one.email: one.name for one in db.exec(select(Person).where(Person.email.in_([first, second, third])))}
    assert names == {first: "Ana Sol", second: "Bo Ek", third: ""}


def test_a_file_may_give_each_another_role(world, client, at):
    first, second = address(), address()
    data = f"name;email;role;organisation\nAna;{first};Signatory;RIVAL\nBo;{second};author;\n".encode()
    answer = world.visitor(client, "office").post(f"{at}/invite", {}, files={"file": ("people.csv", data)})
    assert answer.status_code == 303
    assert roles_of(world, first) == [(Role.SIGNATORY, None, world.organisations["rival"].id, None)]
    assert roles_of(world, second) == [(Role.AUTHOR, world.programme.id, None, None)]


def test_one_wrong_line_and_nobody_is_invited(world, client, at):
    email = address()
    page = world.visitor(client, "office").post(
        f"{at}/invite", {"several": f"Ana, {email}\nBo, bo(at)example", "role": "author"}
    )
    assert page.status_code == 422
    assert "2 email bo(at)example is not an e-mail address." in words_of(
        page
    ) and "There is 1 problem; nobody was invited." in words_of(page)
    assert (roles_of(world, email), mails_to(world, email)) == ([], [])


@pytest.mark.parametrize(("fields", "field"), [
    ({"email": "nobody", "role": "author"}, "email"),
    ({"role": "author"}, "email"),
    ({"email": "a@example.org"}, "role"),
    ({"email": "a@example.org", "role": "king"}, "role"),
    ({"email": "a@example.org", "role": "participant"}, "organisation"),
    ({"email": "a@example.org", "role": "participant", "organisation": "Nowhere"}, "organisation"),
    ({"email": "a@example.org", "role": "author", "organisation": "OURS"}, "organisation"),
    ({"email": "a@example.org", "role": "author", "constituency": "Supplier"}, "constituency"),
    ({"email": "a@example.org", "role": "observer", "constituency": "Nowhere"}, "constituency"),
    ({"email": "a@example.org", "role": "administrator"}, "role"),
])  # fmt: skip
def test_an_invitation_that_does_not_fit_is_refused(world, client, at, fields, field):
    page = world.visitor(client, "office").post(f"{at}/invite", fields)
    assert page.status_code == 422 and f'href="#{field}"' in page.text


def test_an_administrator_makes_another(world, client, at):
    email = address()
    assert (
        world.visitor(client, "administrator")
        .post(f"{at}/invite", {"email": email, "role": "administrator"})
        .status_code
        == 303
    )
    assert roles_of(world, email) == [(Role.ADMINISTRATOR, None, None, None)]


def test_an_organisation_of_another_programme_is_no_place(world, client, at):
    other = a_world(world.engine)
    with changing(world.engine) as db:
        theirs = db.get_one(Organisation, other.organisations["ours"].id)
        theirs.reference = theirs.name = "Theirs"
        db.add(theirs)
    fields = {"email": address(), "role": "participant", "organisation": "Theirs"}
    page = world.visitor(client, "office").post(f"{at}/invite", fields)
    assert page.status_code == 422 and "No organisation of this programme has the id or name Theirs." in words_of(page)


def test_the_list_is_filtered_paged_and_takes_a_fixed_number_of_statements(world, client, at):
    office = world.visitor(client, "office")
    participants = office.get(f"{at}?role=participant").text
    assert [world.people[name].email in participants for name in ("participant", "rival", "observer")] == [
        True,
        True,
        False,
    ]
    found = words_of(office.get(f"{at}?role=signatory&text=ours"))
    assert (
        "1 person matches" in found
        and world.people["signatory"].email in found
        and world.people["rival_signatory"].email not in found
    )
    with statements(world.engine) as few:
        office.get(f"{at}?role=participant")
    lines = "\n".join(f"P{number:02}, {address()}" for number in range(40))
    office.post(f"{at}/invite", {"several": lines, "role": "participant", "organisation": "OURS"})
    with statements(world.engine) as many:
        page = office.get(f"{at}?role=participant&page=2")
    assert len(many) == len(few) and "43 people match" in words_of(page) and "page 2 of 2" in page.text


def test_someone_with_several_roles_stands_once(world, client, at):
    email, office = address(), world.visitor(client, "office")
    for role in ("participant", "signatory"):
        office.post(f"{at}/invite", {"name": "Two Roles", "email": email, "role": role, "organisation": "OURS"})
    page = office.get(f"{at}?text=Two+Roles")
    assert "1 person matches" in words_of(page) and page.text.count("/withdraw") == 2
    person = re.search(r"invite\?person=(\w+)", page.text).group(1)
    assert email in office.get(f"{at}/invite?person={person}").text
    stranger = world.people["nobody"]
    assert stranger.email not in office.get(f"{at}/invite?person={stranger.id}").text
