"""Parts of an action: several organisations answer it, each for itself, and each sees its own line only."""

from datetime import timedelta

import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.tables import (
    Action,
    ActionOwner,
    ActionPart,
    Event,
    Membership,
    Organisation,
    OutboxMail,
    PartState,
    Role,
)
from tests.improving import a_part, an_action
from tests.visiting import words_of


@pytest.fixture
def action(world):
    return an_action(world)


def asked(office, action, **fields):
    return office.post(f"/actions/{action}/asking", fields)


def states_of(world, action):
    with reading(world.engine) as db:
        rows = db.exec(select(ActionPart, Organisation).join(Organisation).where(ActionPart.action_id == action))
        return {one.reference: part.state.value for part, one in rows if part.withdrawn_at is None}


def test_a_constituency_and_single_organisations_are_asked_once_and_told(world, client, action):
    office = world.visitor(client, "office")
    supplier = world.constituencies["Supplier"].id
    done = asked(office, action, constituencies=supplier, organisations="OTHER\nours energy")
    assert "TMAG02-05 asks 3 organisations more" in words_of(office.follow(done))
    assert states_of(world, action) == {"OURS": "open", "RIVAL": "open", "OTHER": "open"}
    with reading(world.engine) as db:
        people = {
            world.people[name].email for name in ("participant", "colleague", "signatory", "rival", "rival_signatory")
        }
        mails = db.exec(select(OutboxMail).where(OutboxMail.subject == "Action TMAG02-05: what is your part?")).all()
        assert {one.recipient for one in mails if one.recipient in people} == people
    assert "asked already" in words_of(asked(office, action, organisations="ours"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a constituency that has organisations, or name organisations below."),
        ({"organisations": "Nobody; Ours Energy"}, "No one organisation that takes part is called Nobody; write"),
    ],
)
def test_what_is_asked_of_nobody_is_refused(world, client, action, fields, sentence):
    answer = asked(world.visitor(client, "office"), action, **fields)
    assert answer.status_code == 422 and sentence in words_of(answer)
    assert states_of(world, action) == {}


def test_who_left_is_not_asked(world, client, action):
    with changing(world.engine) as db:
        db.get_one(Organisation, world.organisations["rival"].id).left_on = clock.now().date() - timedelta(days=2)
    asked(world.visitor(client, "office"), action, constituencies=world.constituencies["Supplier"].id)
    assert states_of(world, action) == {"OURS": "open"}


def test_an_organisation_answers_its_own_part_and_reads_no_other(world, client, action):
    a_part(world, "rival", PartState.ANSWERED, "The rival has sent a secret plan")
    at, participant, office = a_part(world), world.visitor(client, "participant"), world.visitor(client, "office")
    start = words_of(participant.get("/"))
    assert "Asked of your organisation" in start and "Ours Energy: TMAG02-05" in start and "1 action overdue" in start
    log = words_of(participant.get(f"/programmes/{world.programme.id}/actions"))
    assert "1 action waits for your organisation's answer" in log and "of 2 answered" not in log
    assert participant.post(f"{at}/answer", {"how_far": "done"}).status_code == 422
    participant.post(f"{at}/answer", {"how_far": "not_yet", "words": "Half of it; the rest in May."})
    assert states_of(world, action)["OURS"] == "open"
    done = participant.post(f"{at}/answer", {"how_far": "done", "words": "All of it is sent."})
    page = words_of(participant.follow(done))
    assert "reported as done" in page and "Half of it; the rest in May." in page and "Reported done" in page
    assert "Asked of your organisation" not in words_of(participant.get("/"))
    seen = [
        participant.get(f"/programmes/{world.programme.id}/actions{file}")
        for file in ("", ".csv", "/organisations.csv")
    ]
    for answer in (*seen, participant.get(f"/actions/{action}")):
        assert answer.status_code == 200 and "secret" not in answer.text and "Rival" not in answer.text
    everything = words_of(office.get(f"/actions/{action}/organisations"))
    assert "2 of 2 answered" in everything and "secret plan" in everything and "All of it is sent." in everything


def test_updates_of_the_whole_are_not_for_those_who_are_only_asked(world, client, action):
    a_part(world)
    office = world.visitor(client, "office")
    today = clock.now().date()
    fields = {"on_day-day": str(today.day), "on_day-month": str(today.month), "on_day-year": str(today.year)}
    office.post(f"/actions/{action}/updates", {"update": "Rival Power is late", **fields})
    for path in (
        f"/actions/{action}",
        f"/programmes/{world.programme.id}/actions",
        f"/programmes/{world.programme.id}/actions.csv",
    ):
        assert "Rival Power is late" in office.get(path).text
        assert "Rival Power is late" not in world.visitor(client, "participant").get(path).text


def test_what_was_reported_is_accepted_or_sent_back_with_words(world, client, action):
    at, office = a_part(world, state=PartState.ANSWERED, text="All sent"), world.visitor(client, "office")
    assert office.post(f"{at}/settle", {"to": "open"}).status_code == 422
    assert "sent back" in words_of(office.follow(office.post(f"{at}/settle", {"to": "open", "open_words": "No date."})))
    assert states_of(world, action) == {"OURS": "open"}
    with reading(world.engine) as db:
        mails = db.exec(select(OutboxMail).where(OutboxMail.recipient == world.people["signatory"].email)).all()
        assert any("No date." in one.body for one in mails)
    assert office.post(f"{at}/settle", {"to": "open", "open_words": "Again."}).status_code == 409
    missing = office.post(f"{at}/settle", {"to": "accepted"})
    assert missing.status_code == 422 and "how you know" in words_of(missing)
    office.post(f"{at}/settle", {"to": "accepted", "accepted_words": "They told TMAG05."})
    assert states_of(world, action) == {"OURS": "accepted"}
    refused = world.visitor(client, "participant").post(f"{at}/answer", {"how_far": "done", "words": "More"})
    assert refused.status_code == 409 and "accepted already" in words_of(refused)
    assert office.post(f"{at}/settle", {"to": "elsewhere"}).status_code == 422


def test_only_what_is_reported_is_accepted_together_and_the_office_asks_no_longer(world, client, action):
    a_part(world, state=PartState.ANSWERED, text="Done")
    a_part(world, "rival")
    office, path = world.visitor(client, "office"), f"/actions/{action}/organisations"
    ours, rival = world.organisations["ours"].id, world.organisations["rival"].id
    assert office.post(path, {"do": "accept"}).status_code == 422
    assert office.post(path, {"do": "accept", "ticked": [ours, rival]}).status_code == 422
    assert "1 answer accepted." in words_of(office.follow(office.post(path, {"do": "accept", "ticked": ours})))
    assert "1 organisation asked no longer." in words_of(
        office.follow(office.post(path, {"do": "withdraw", "ticked": rival}))
    )
    assert states_of(world, action) == {"OURS": "accepted"}
    assert "Rival Power" in words_of(office.get(f"{path}?state=withdrawn"))
    assert world.visitor(client, "rival").get(f"/actions/{action}").status_code == 404
    asked(office, action, organisations="RIVAL")
    assert states_of(world, action) == {"OURS": "accepted", "RIVAL": "open"}


def owner(world, action, name, role=None):
    """One of the cast owns the action, perhaps with another role in the programme."""
    with changing(world.engine) as db:
        db.add(ActionOwner(action_id=action, position=1, label=name, person_id=world.people[name].id))
        if role is not None:
            db.add(
                Membership(
                    person_id=world.people[name].id, role=role, programme_id=world.programme.id, granted_at=clock.now()
                )
            )  # fmt: skip


def test_an_owner_accepts_unless_they_answer_for_an_organisation(world, client, action):
    at = a_part(world, state=PartState.ANSWERED, text="All sent")
    owner(world, action, "author")
    author, colleague = world.visitor(client, "author"), world.visitor(client, "colleague")
    assert "All sent" in words_of(author.get(f"/actions/{action}/organisations"))
    assert colleague.get(f"/actions/{action}/organisations").status_code == 404
    assert colleague.post(f"{at}/settle", {"to": "accepted"}).status_code == 404
    assert "1 of 1 organisation answered" in words_of(colleague.get(f"/actions/{action}"))
    ticked = {"do": "withdraw", "ticked": world.organisations["ours"].id}
    assert author.post(f"/actions/{action}/organisations", ticked).status_code == 404
    assert author.post(f"{at}/settle", {"to": "accepted"}).status_code == 303
    assert "All sent" in author.get(f"/programmes/{world.programme.id}/actions/organisations.csv").text


def test_nobody_of_the_office_accepts_what_their_own_organisation_says(world, client, action):
    at = a_part(world, state=PartState.ANSWERED, text="All sent")
    owner(world, action, "signatory", Role.PROGRAMME_OFFICE)
    signatory = world.visitor(client, "signatory")
    assert signatory.post(f"{at}/settle", {"to": "accepted"}).status_code == 404
    ticked = {"do": "accept", "ticked": world.organisations["ours"].id}
    refused = signatory.post(f"/actions/{action}/organisations", ticked)
    assert refused.status_code == 422 and "somebody else accepts" in words_of(refused)


def test_closing_says_how_many_have_not_answered_and_ends_the_asking(world, client, action):
    at = a_part(world)
    a_part(world, "rival", PartState.ANSWERED, "Done")
    office, other = world.visitor(client, "office"), world.visitor(client, "administrator")
    assert "1 of 2 organisations has not answered yet." in words_of(office.get(f"/actions/{action}"))
    recommended = words_of(office.follow(office.post(f"/actions/{action}/recommend", {})))
    assert "1 of 2 organisations had not answered." in recommended
    closed = words_of(other.follow(other.post(f"/actions/{action}/close", {"decision": "TMAG03"})))
    assert "is closed. 1 of 2 organisations had not answered." in closed
    with reading(world.engine) as db:
        events = db.exec(select(Event).where(Event.subject == f"action:{action}", Event.action == "closed")).all()
        assert ['"asked":2' in one.details and '"not_answered":1' in one.details for one in events] == [True]
    participant = world.visitor(client, "participant")
    assert participant.post(f"{at}/answer", {"how_far": "done", "words": "x"}).status_code == 409
    assert office.post(f"{at}/settle", {"to": "accepted", "accepted_words": "x"}).status_code == 409
    assert asked(office, action, organisations="OTHER").status_code == 409
    assert "so nothing more is asked" in words_of(participant.get(at))
    assert "overdue" not in words_of(participant.get("/")).lower()


def test_observers_read_how_many_answered_and_nobody_by_name(world, client, action):
    a_part(world, text="Ours has a secret")
    a_part(world, "rival", PartState.ANSWERED, "Rival has a secret")
    observer = world.visitor(client, "observer")
    assert "1 of 2 organisations answered" in words_of(observer.get(f"/actions/{action}"))
    assert "1 of 2 answered, 1 overdue" in words_of(observer.get(f"/programmes/{world.programme.id}/actions"))
    for file in ("actions.csv", "actions/organisations.csv"):
        text = observer.get(f"/programmes/{world.programme.id}/{file}").text
        assert "secret" not in text and "Rival" not in text
    assert ",2,1,0" in observer.get(f"/programmes/{world.programme.id}/actions.csv").text


def test_an_answered_part_is_not_overdue_for_who_gave_it(world, client, action):
    a_part(world, state=PartState.ANSWERED, text="Done")
    a_part(world, "rival")
    for name, late in (("participant", False), ("rival", True), ("office", True)):
        page = words_of(world.visitor(client, name).get(f"/programmes/{world.programme.id}/actions?state=overdue"))
        assert ("TMAG02-05" in page) is late, name
    with reading(world.engine) as db:
        assert db.get_one(Action, action).state.value == "open"


def test_the_workbook_has_a_second_sheet_and_filters_find_what_is_unanswered(world, client, action):
    from io import BytesIO

    import python_calamine

    a_part(world, state=PartState.ANSWERED, text="Done")
    a_part(world, "other")
    office, path = world.visitor(client, "office"), f"/programmes/{world.programme.id}/actions"
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(office.get(f"{path}.xlsx").content))
    assert book.sheet_names == ["Table", "Organisations", "Codebook"]
    rows = book.get_sheet_by_name("Organisations").to_python()
    assert [(row[1], row[3], row[6], row[7], row[8]) for row in rows[1:]] == [
        ("OURS", "Supplier", "Reported done", "", "Done"), ("OTHER", "Distributor", "Not answered", "Overdue", ""),
    ]  # fmt: skip
    assert "TMAG02-05" in words_of(office.get(f"{path}?state=unanswered"))
    at = f"/actions/{action}/organisations"
    for query, shown in (
        ("?state=answered", "Ours"),
        ("?state=overdue", "Other"),
        ("?constituency=Distributor", "Other"),
    ):
        table = office.get(at + query).text.partition("<tbody>")[2].rpartition("<tbody>")[2]
        assert [name for name in ("Ours", "Other") if name in table] == [shown]
