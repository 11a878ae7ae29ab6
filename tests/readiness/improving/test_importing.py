"""Logs of actions from files: upload, preview, apply; all of it or nothing, and once."""

import io
from datetime import datetime

import pytest
import xlsxwriter
from sqlmodel import select

from readiness.database import changing, reading
from readiness.improving.queries.known import known_actions
from readiness.tables import Action, ActionOwner, ActionUpdate, OutboxMail
from tests.cast import a_world
from tests.readiness.improving.logs import AS_OF, SEED, a_group, applied, csv_of, fingerprint_on, uploaded
from tests.visiting import words_of

EXPECTED = {"total": "11", "open": "1", "recommended": "6", "closed": "4", "overdue": "6"}


def known(world):
    with reading(world.engine) as db:
        return known_actions(db, world.programme.id)


def test_the_published_log_comes_in_with_its_counts(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    answer = uploaded(office, world.programme.id, csv_of(*SEED), **EXPECTED)
    words = words_of(office.follow(answer))
    assert "11 rows read: 11 new, 0 changed and 0 unchanged." in words
    for sentence in (
        "Actions: 11 in the file, as you expected.",
        "Open - ongoing: 1 in the file, as you expected.",
        "Recommend closed: 6 in the file, as you expected.",
        "Closed: 4 in the file, as you expected.",
        "Past due and not closed: 6 in the file, as you expected.",
    ):
        assert sentence in words
    assert "Not closed and due on the day 1 0 1" in words
    assert known(world) == []
    assert "11 actions added and 0 changed." in words_of(office.follow(applied(office, answer)))
    assert {one.reference: one.state for one in known(world)}["TAG02-05"] == "open"
    with reading(world.engine) as db:
        owners = db.exec(
            select(ActionOwner.label)
            .join(Action, Action.id == ActionOwner.action_id)
            .where(Action.reference == "TMAG04-04", Action.programme_id == world.programme.id)
            .order_by(ActionOwner.position)
        ).all()
    assert owners == ["First member", "Second member", "Third member"]


def test_the_same_log_again_changes_nothing_and_one_upload_is_applied_once(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    first = uploaded(office, world.programme.id, csv_of(*SEED))
    applied(office, first)
    assert office.get(first.headers["location"]).status_code == 404
    before = known(world)
    again = office.follow(uploaded(office, world.programme.id, csv_of(*SEED)))
    assert "there is nothing to apply" in words_of(again) and "Apply:" not in again.text
    assert known(world) == before


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_taken_away_comes_back_without_loss(world, client, ending):
    a_group(world)
    office = world.visitor(client, "office")
    odd = (
        'TMAG05-01,2022-05-18,"=HYPERLINK(""http://evil"")\n\'=kept, and “more”",+44 lead; Café,,Closed,"- sent; ""all"" of it"',
        "TMAG05-02,18/05/2022,Say when,'@home,19 May 2022,open,",
    )
    applied(office, uploaded(office, world.programme.id, csv_of(*SEED, *odd)))
    with changing(world.engine) as db:
        action = db.exec(
            select(Action).where(Action.programme_id == world.programme.id, Action.reference == "TMAG05-01")
        ).one()
        action.decision = "TMAG-DEC07"
        db.add(action)
    path = f"/programmes/{world.programme.id}/actions.{ending}"
    taken = office.get(path)
    assert taken.headers["content-disposition"].startswith('attachment; filename="actions-')
    other = a_world(world.engine)
    a_group(other)
    there = other.visitor(client, "office")
    applied(there, uploaded(there, other.programme.id, taken.content, name=f"log.{ending}"))

    def told(where):
        return [
            (
                one.reference,
                one.raised_on,
                one.text,
                one.owners,
                one.due_on,
                one.state,
                one.latest,
                one.updated_on,
                one.decision,
            )
            for one in known(where)
        ]

    assert told(other) == told(world) and len(told(world)) == 13
    assert told(world)[-2][2:4] == ('=HYPERLINK("http://evil")\n\'=kept, and “more”', ("+44 lead", "Café"))
    assert told(world)[-2][6:] == ('- sent; "all" of it', AS_OF, "TMAG-DEC07")
    again = office.follow(uploaded(office, world.programme.id, taken.content, name=f"log.{ending}"))
    assert "there is nothing to apply" in words_of(again)


def test_cells_that_a_spreadsheet_would_run_are_disarmed(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    applied(office, uploaded(office, world.programme.id, csv_of("TAG01-01,2022-05-18,=1+1,@owner,,open,+2")))
    text = office.get(f"/programmes/{world.programme.id}/actions.csv").text
    assert "'=1+1,'@owner,,Open - ongoing,'+2" in text


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("TAG2,2022-05-18,A,B,,open,", "TAG2 is no reference; write letters"),
        (",2022-05-18,A,B,,open,", "A blank cell is no reference"),
        ("XYZ02-05,2022-05-18,A,B,,open,", "No group has references that begin with XYZ; add it on the page of prefixes. Known are: TAG, TMAG."),
        ("TAG02-05,,A,B,,open,", "The cell is blank; give the day"),
        ("TAG02-05,31/02/2022,A,B,,open,", "31/02/2022 is no day of the calendar"),
        ("TAG02-05,2022-05-18,,B,,open,", "The cell is blank; say what is to be done."),
        ("TAG02-05,2022-05-18,A,;,,open,", "The cell is blank; name who does it"),
        ("TAG02-05,2022-05-18,A,B,2022-05-01,open,", "It is due before the day on which it was raised"),
        ("TAG02-05,2022-05-18,A,B,,done,", "done is no status; there are: Open - ongoing, Recommend closed, Closed."),
        ("TAG02-05,2022-05-18," + "x" * 5_001 + ",B,,open,", "Use at most 5,000 characters; this has 5,001."),
        ("TAG02-05,2022-05-18,A\x07,B,,open,", "This holds characters that cannot be shown"),
    ],
)  # fmt: skip
def test_each_problem_is_said_with_its_row(world, client, row, sentence):
    a_group(world)
    office = world.visitor(client, "office")
    answer = uploaded(office, world.programme.id, csv_of(SEED[0].replace("02-05", "02-06"), row))
    assert answer.status_code == 422
    assert "log.csv has 1 problem; nothing of it was used." in words_of(answer)
    assert '<th scope="row" class="short">3</th>' in answer.text and sentence in words_of(answer)


def test_a_reference_stands_once_whatever_it_begins_with(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    answer = uploaded(
        office, world.programme.id, csv_of("TAG04-01,2022-05-18,A,B,,open,", "TMAG04-01,2022-05-18,A,B,,open,")
    )
    assert "TMAG04-01 stands in row 2 already, as TAG04-01; keep one." in words_of(answer)
    applied(office, uploaded(office, world.programme.id, csv_of("TAG04-01,2022-05-18,A,B,,open,")))
    answer = uploaded(office, world.programme.id, csv_of("TMAG04-01,2022-05-18,A,B,,open,"))
    assert "TMAG04-01 is known as TAG04-01; a reference stays, so write that." in words_of(answer)


def test_a_log_goes_through_the_two_steps_of_closing(world, client):
    a_group(world)
    office, administrator = world.visitor(client, "office"), world.visitor(client, "administrator")

    def row(status, decision=""):
        return csv_of(
            f"TAG01-01,2022-05-18,A,B,,{status},,{decision}",
            header="ref,date,action,owner,due date,status,latest update,decision",
        )

    applied(office, uploaded(office, world.programme.id, row("open")))
    answer = uploaded(office, world.programme.id, row("closed", "TAG02"))
    assert "nobody has recommended closing it; recommend it first." in words_of(answer)
    applied(office, uploaded(office, world.programme.id, row("recommend closed")))
    answer = uploaded(office, world.programme.id, row("closed", "TAG02"))
    assert "You recommended closing TAG01-01, so somebody else has to close it." in words_of(answer)
    answer = uploaded(administrator, world.programme.id, row("closed"))
    assert "Name the decision that closes TAG01-01." in words_of(answer)
    applied(administrator, uploaded(administrator, world.programme.id, row("closed", "TAG02")))
    assert [(one.state, one.decision) for one in known(world)] == [("closed", "TAG02")]
    answer = uploaded(office, world.programme.id, row("open"))
    assert "reopen it on its page, with the reason." in words_of(answer)
    answer = uploaded(office, world.programme.id, row("recommend closed"))
    assert "TAG01-01 is closed; reopen it on its page, with the reason." in words_of(answer)


def test_totals_that_differ_stop_it(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    answer = uploaded(office, world.programme.id, csv_of(*SEED), overdue="5")
    page = office.follow(answer)
    assert "Past due and not closed: 6 in the file, but you expected 5." in words_of(page) and "Apply:" not in page.text
    refused = office.post(f"{answer.headers['location']}/apply", {"fingerprint": "x"})
    assert refused.status_code == 409 and known(world) == []
    assert uploaded(office, world.programme.id, csv_of(*SEED), overdue="many").status_code == 422


def test_what_changed_since_the_preview_stops_it(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    applied(office, uploaded(office, world.programme.id, csv_of(SEED[0])))
    answer = uploaded(office, world.programme.id, csv_of(SEED[0].replace("Illustrative", "Other")))
    shown = fingerprint_on(office.get(answer.headers["location"]))
    with changing(world.engine) as db:
        action = db.exec(select(Action).where(Action.programme_id == world.programme.id)).one()
        action.text = "In between"
        db.add(action)
    refused = office.post(f"{answer.headers['location']}/apply", {"fingerprint": shown})
    assert refused.status_code == 409 and "nothing was changed" in words_of(refused)
    words = words_of(office.get(answer.headers["location"]))
    assert "TAG02-05 2 action In between Other action TAG02-05" in words


def test_updates_are_added_and_never_lost_and_an_older_log_says_nothing_newer(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    header = "ref,date,action,owner,due date,status,latest update,updated on"

    def update(text, on):
        data = csv_of(f"TAG01-01,2022-05-01,A,B,,open,{text},{on}", header=header)
        return uploaded(office, world.programme.id, data)

    applied(office, update("First", "2022-05-02"))
    applied(office, update("Second", "2022-05-10"))
    assert "there is nothing to apply" in words_of(office.follow(update("First", "2022-05-02")))
    applied(office, update("Third", ""))
    assert "there is nothing to apply" in words_of(office.follow(update("Third", "")))
    with reading(world.engine) as db:
        updates = db.exec(
            select(ActionUpdate)
            .join(Action, Action.id == ActionUpdate.action_id)
            .where(Action.programme_id == world.programme.id)
            .order_by(ActionUpdate.number)
        ).all()
    assert [(one.text, one.on_day.day) for one in updates] == [("First", 2), ("Second", 10), ("Third", 18)]


def test_a_person_named_by_address_is_told_by_mail_and_shown_by_name(world, client):
    a_group(world)
    office = world.visitor(client, "office")
    email = world.people["colleague"].email
    data = csv_of(f"TAG01-01,2022-05-18,A,{email}; PMO,,open,")
    applied(office, uploaded(office, world.programme.id, data))
    assert [one.owners for one in known(world)] == [("Colleague", "PMO")]
    assert "there is nothing to apply" in words_of(office.follow(uploaded(office, world.programme.id, data)))
    with reading(world.engine) as db:
        mails = db.exec(select(OutboxMail).where(OutboxMail.recipient == email)).all()
    assert [one.subject for one in mails] == ["Action TAG01-01 is given to you"]
    assert email not in office.get(f"/programmes/{world.programme.id}/actions").text


def test_a_workbook_with_real_dates_is_read(world, client):
    a_group(world)
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Ref", "Date", "Action", "Owner", "Due date", "Status"])
    sheet.write_row(1, 0, ["tag2-5", "", "Do it", "PMO", "", "Open – ongoing"])
    for column in (1, 4):
        sheet.write_datetime(1, column, datetime(2022, 5, 18), book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    office = world.visitor(client, "office")
    applied(office, uploaded(office, world.programme.id, into.getvalue(), name="log.xlsx"))
    (one,) = known(world)
    assert (one.reference, one.raised_on, one.due_on, one.state) == ("TAG02-05", AS_OF, AS_OF, "open")
