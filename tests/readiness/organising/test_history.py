"""The history of a programme in words."""

from readiness import clock
from readiness.database import changing
from readiness.history import record
from tests.counting import statements
from tests.readiness.organising.files import DAY
from tests.visiting import words_of


def test_it_tells_who_did_what_newest_first(world, client):
    office, at = world.visitor(client, "office"), f"/programmes/{world.programme.id}"
    office.post(f"{at}/settings", {"title": "Renamed", "key": world.programme.key, "time_zone": "Europe/London"})
    office.post(
        f"/organisations/{world.organisations['ours'].id}/move",
        {"constituency": world.constituencies["Distributor"].id, **DAY},
    )
    office.post(f"{at}/people/invite", {"email": world.people["nobody"].email, "role": "author"})
    words = words_of(office.get(f"{at}/history"))
    told = [
        "Office invited Nobody role: author",
        "Office moved Ours Energy from on: 2025-06-01 to: Distributor",
        "Office changed settings in Renamed title: A programme of change → Renamed",
    ]
    assert [words.index(one) for one in told] == sorted(words.index(one) for one in told)


def test_what_another_programme_did_is_not_told_and_statements_do_not_grow(world, client):
    office, at = world.visitor(client, "office"), f"/programmes/{world.programme.id}/history"
    with changing(world.engine) as db:
        record(db, action="did something elsewhere", subject="round:x", at=clock.now(), by=None, programme="other")
        record(
            db,
            action="opened",
            subject=f"round:{world.round.id}",
            at=clock.now(),
            by=None,
            programme=world.programme.id,
        )
    with statements(world.engine) as few:
        words = words_of(office.get(at))
    assert "The system opened Round one" in words and "elsewhere" not in words
    with changing(world.engine) as db:
        for number in range(120):
            record(
                db,
                action="did what has no words",
                subject=f"round:{world.round.id}",
                at=clock.now(),
                by=world.people["office"].id,
                programme=world.programme.id,
                details={"n": number, "list": [1, 2]},
            )
    with statements(world.engine) as many:
        page = office.get(f"{at}?page=2")
    assert len(many) <= len(few) + 1
    assert "page 2 of 3" in page.text and "n: 69" in words_of(page) and "n: 70" not in words_of(page)
