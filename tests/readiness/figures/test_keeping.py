"""Roll-ups are kept beside the round, trusted only under their fingerprint, and cost no page its answer."""

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from readiness.database import changing, reading
from readiness.figures import of_round as figures
from readiness.figures import rolled
from readiness.figures.keep import keep
from readiness.tables import ConstituencyStanding
from tests.counting import statements
from tests.handed_in import BEHIND, READY, hand_in
from tests.visiting import words_of


@pytest.fixture
def one_handed_in(world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    return world


def page(world, client, name="office"):
    return words_of(world.visitor(client, name).get(f"/rounds/{world.round.id}/dashboard"))


def forget():
    """As another process has it, which has shown nothing yet."""
    for kept in (rolled._MEMORY, figures._SHOWN, figures._CHOSEN):
        kept._kept.clear()


def kept(world) -> dict[str, ConstituencyStanding]:
    with reading(world.engine) as db:
        rows = db.exec(select(ConstituencyStanding).where(ConstituencyStanding.round_id == world.round.id)).all()
        return {row.constituency_id: row for row in rows}


def test_a_page_keeps_what_was_made_for_it(one_handed_in, client):
    page(one_handed_in, client)
    assert kept(one_handed_in).keys() == {"all", *(one.id for one in one_handed_in.constituencies.values())}


def test_another_process_shows_the_same_from_what_is_kept(one_handed_in, client):
    first = page(one_handed_in, client)
    forget()
    with statements(one_handed_in.engine) as sent:
        assert page(one_handed_in, client) == first
    assert [one for one in sent if "slim" in one or one.startswith(("INSERT", "UPDATE"))] == []


def test_what_is_kept_is_not_trusted_once_a_receipt_is_new(one_handed_in, client):
    assert "1 of 3 organisations answered" in page(one_handed_in, client)
    before = kept(one_handed_in)
    hand_in(one_handed_in.engine, one_handed_in.responses["rival"].id, BEHIND)
    forget()
    assert "2 of 3 organisations answered" in page(one_handed_in, client)
    after = kept(one_handed_in)
    changed = {key for key in after if after[key].fingerprint != before[key].fingerprint}
    assert changed == {"all", one_handed_in.constituencies["Supplier"].id}


@pytest.mark.parametrize("body", [{}, {"rated": 5}])
def test_what_is_kept_in_another_form_is_made_again(one_handed_in, client, body):
    first = page(one_handed_in, client)
    with changing(one_handed_in.engine) as db:
        for row in db.exec(select(ConstituencyStanding).where(ConstituencyStanding.round_id == one_handed_in.round.id)):
            row.body = body
    forget()
    assert page(one_handed_in, client) == first
    assert {bool(row.body.get("beside")) for row in kept(one_handed_in).values()} == {True}


def test_keeping_that_fails_is_no_failure(one_handed_in, client):
    page(one_handed_in, client)
    before = {key: row.fingerprint for key, row in kept(one_handed_in).items()}
    found = next(iter(rolled._MEMORY._kept.values()))
    keep(one_handed_in.engine, "no such round", {"all": ("x", found)})
    assert {key: row.fingerprint for key, row in kept(one_handed_in).items()} == before


def test_a_page_shows_its_figures_where_nothing_can_be_kept(one_handed_in, client, monkeypatch):
    def locked(*_: object, **__: object) -> Session:
        raise sa.exc.OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr("readiness.figures.keep.changing", locked)
    assert "1 of 3 organisations answered" in page(one_handed_in, client)
    assert kept(one_handed_in) == {}


@pytest.mark.parametrize("path", ["dashboard", "constituency", "export", "receipt"])
def test_the_number_of_statements_does_not_grow_with_what_is_stored(one_handed_in, client, path):
    world = one_handed_in
    address = {
        "dashboard": f"/rounds/{world.round.id}/dashboard",
        "constituency": f"/rounds/{world.round.id}/constituencies/{world.constituencies['Supplier'].id}",
        "export": f"/rounds/{world.round.id}/export",
        "receipt": f"/responses/{world.responses['ours'].id}/receipt",
    }[path]
    counts = []
    for more in (None, "rival", "other"):
        if more is not None:
            hand_in(world.engine, world.responses[more].id, BEHIND)
        forget()
        with statements(world.engine) as sent:
            assert world.visitor(client, "office").get(address).status_code == 200
        counts.append(len([one for one in sent if one.startswith("SELECT")]))
    assert max(counts) <= 9
