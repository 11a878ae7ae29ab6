"""Thresholds and consents are entered by the office, and every entry stays."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.figures.protecting import agreed_at, thresholds_at
from readiness.tables import Consent, Event
from tests.visiting import words_of

THRESHOLDS = {"role": "observer", "smallest_group": "8", "smallest_count": "4"}
CONSENT = {
    "organisation": "OTHER", "consent": "gives", "agreed_on-day": "1", "agreed_on-month": "2", "agreed_on-year": "2024",
    "note": "Letter of its director",
}  # fmt: skip


def post(world, client, what, data, name="office"):
    return world.visitor(client, name).post(f"/programmes/{world.programme.id}/protection{what}", data)


def test_the_page_says_what_holds_until_something_is_set(world, client):
    page = words_of(world.visitor(client, "office").get(f"/programmes/{world.programme.id}/protection"))
    assert "the regulator, packs for them 5 3" in page and "Nobody has agreed to be named" in page


def test_thresholds_are_set_by_role_and_the_newest_count(world, client):
    assert post(world, client, "", THRESHOLDS).status_code == 303
    answer = post(world, client, "", {**THRESHOLDS, "smallest_group": "9"})
    page = words_of(world.visitor(client, "office").follow(answer))
    assert "the regulator, packs for them 9 4" in page and "besides their own 5 3" in page
    with reading(world.engine) as db:
        held = thresholds_at(db, world.programme.id)
        assert (held["observer"].group, held["participant"].group) == (9, 5)
        assert [one.action for one in db.exec(select(Event)).all() if one.action == "protection set"] == [
            "protection set"
        ] * 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"role": "office"}, "Choose for whom"),
        ({"smallest_group": "2"}, "Enter a whole number from 3 to 50."),
        ({"smallest_group": "five"}, "Enter a whole number from 3 to 50."),
        ({"smallest_count": "1"}, "Enter a whole number from 2 to 50."),
        ({"smallest_count": "9"}, "no more than the fewest"),
    ],
)
def test_thresholds_that_do_not_fit_are_refused(world, client, changed, sentence):
    answer = post(world, client, "", {**THRESHOLDS, **changed})
    assert answer.status_code == 422 and sentence in words_of(answer)


def test_a_consent_is_recorded_and_withdrawn_and_both_stay(world, client):
    assert post(world, client, "/consents", CONSENT).status_code == 303
    with reading(world.engine) as db:
        assert agreed_at(db, world.programme.id) == {"OTHER"}
    again = post(world, client, "/consents", CONSENT)
    assert again.status_code == 422 and "recorded already" in words_of(again)
    answer = post(world, client, "/consents", {**CONSENT, "consent": "withdraws", "note": "Mail"})
    page = words_of(world.visitor(client, "office").follow(answer))
    assert "Other Wires (OTHER) Withdrawn" in page and "Agreed then" in page
    with reading(world.engine) as db:
        assert agreed_at(db, world.programme.id) == frozenset()
        ours = select(Consent).where(Consent.organisation_id == world.organisations["other"].id)
        assert len(db.exec(ours).all()) == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"organisation": "NOBODY"}, "reference of an organisation of this programme"),
        ({"consent": ""}, "Say whether it agrees"),
        ({"consent": "withdraws"}, "No consent of this organisation is recorded"),
        ({"note": ""}, "Say who said so"),
        ({"agreed_on-day": ""}, "day"),
        ({"agreed_on-year": str(clock.now().year + 1)}, "not in the future"),
    ],
)
def test_a_consent_that_does_not_fit_is_refused(world, client, changed, sentence):
    answer = post(world, client, "/consents", {**CONSENT, **changed})
    assert answer.status_code == 422 and sentence in words_of(answer)


@pytest.mark.parametrize("table", ["consent", "protection_setting"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET id = id"])
def test_no_entry_is_ever_changed(world, client, table, verb):
    post(world, client, "", THRESHOLDS)
    post(world, client, "/consents", CONSENT)
    with pytest.raises(DatabaseError), changing(world.engine) as db:
        db.connection().execute(sa.text(verb.format(table)))
    with reading(world.engine) as db:
        assert agreed_at(db, world.programme.id) == {"OTHER"}
        assert thresholds_at(db, world.programme.id)["observer"].group == 8
