"""A pack from its figures to its files: made, worded, frozen, shared, taken."""

import hashlib

import msgspec
import pytest
from sqlmodel import select

from readiness.database import changing, reading
from readiness.tables import Event, Pack, PackState, Round, RoundState
from tests.cast import a_response
from tests.handed_in import BEHIND, READY, hand_in
from tests.many_handed_in import settle as settled
from tests.readiness.packs.packing import files_on, freeze, frozen, make, settle
from tests.visiting import words_of


@pytest.fixture
def office(client, world):
    """The round is closed and released, so that packs for the steering group can be made."""
    hand_in(world.engine, world.responses["ours"].id, READY)
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    settled(world)
    return world.visitor(client, "office")


def test_a_draft_has_headlines_from_the_figures_with_what_they_stand_on(office, world):
    page = office.get(make(office, world))
    said = words_of(page).replace("\u00a0", " ")
    assert "2 of 3 organisations answered (66.6… %)" in said or "2 of 3 organisations answered" in said
    assert "Freeze the pack" in said and "Figures taken" in said


def test_what_it_holds_can_be_read_before_it_is_frozen(office, world):
    said = words_of(office.get(f"{make(office, world)}/preview")).replace("\u00a0", " ")
    for title in ("Response rates", "Ratings by constituency", "Distribution of ratings", "What holds ratings down", "Heat map of sections",
                  "Movement since the round before", "Milestone confidence", "Lessons", "Actions", "Methodology", "Data quality"):  # fmt: skip
        assert title in said, title
    assert "no organisation is named" in said
    assert "Ours Energy" not in said and "Rival Power" not in said


def test_a_pack_for_the_steering_group_waits_until_the_round_is_closed_and_released(office, world):
    with changing(world.engine) as db:
        db.get_one(Round, world.round.id).released_at = None
    sent = {"title": "T", "audience": "steering_group", "dated-day": "1", "dated-month": "2", "dated-year": "2025"}
    answer = office.post(f"/rounds/{world.round.id}/packs", sent)
    assert answer.status_code == 409 and "once the round is closed and its results are released" in words_of(answer)
    assert office.post(f"/rounds/{world.round.id}/packs", {**sent, "audience": "office"}).status_code == 303


def test_a_pack_for_the_steering_group_says_withheld_where_pages_do_and_what_it_leaves_out(office, world):
    said = words_of(office.get(f"{make(office, world)}/preview")).replace("\u00a0", " ")
    assert "All organisations withheld withheld withheld withheld" in said
    assert "Where it says “withheld”" in said and "Protection: groups of 5, counts of 3, 0 consents" in said
    assert (
        "Supplier" not in said
    )  # beside the only other constituency it would give that away, which has one organisation
    assert (
        "Questions answered" not in said
        and "The receipts are listed by content hash in the pack for the programme office" in said
    )


def test_a_pack_for_the_office_names_organisations_and_is_never_shared(office, client, world):
    address = make(office, world, audience="office")
    assert "Rival Power" in office.get(f"{address}/preview").text
    freeze(office, address, world.engine)
    assert office.post(f"{address}/share").status_code == 409
    assert world.visitor(client, "observer").get(address).status_code == 404


def test_messages_are_worded_moved_left_out_put_back_and_added(office, world):
    address = make(office, world, audience="office")
    with reading(world.engine) as db:
        pack = db.get(Pack, address.rpartition("/")[2])
        first, second, third = (one["key"] for one in msgspec.json.decode(pack.messages)[:3])
    post = lambda **sent: office.post(f"{address}/messages", sent)  # noqa: E731
    assert post(**{f"text-{first}": "We say it\nso.", "own": "Our own."}).status_code == 303
    post(do=f"up:{second}")
    post(do=f"out:{third}")
    messages = stored(world, address)
    assert [one["key"] for one in messages[:2]] == [second, first]
    assert messages[1]["text"] == "We say it so."
    assert next(one for one in messages if one["key"] == third)["text"] == ""
    assert messages[-1]["text"] == "Our own." and messages[-1]["generated"] == ""
    said = words_of(office.get(f"{address}/preview"))
    assert "3 of" in said and "We say it so." in said and "Left out." in said
    post(do=f"as:{first}")
    post(do=f"as:{third}")
    post(do=f"out:{messages[-1]['key']}")
    post(do="up:none")
    post(do=f"up:{second}")
    assert [one["text"] == one["generated"] for one in stored(world, address)] == [True] * (len(messages) - 1)


def stored(world, address):
    with reading(world.engine) as db:
        return msgspec.json.decode(db.get(Pack, address.rpartition("/")[2]).messages)


def test_a_message_that_is_too_long_or_one_too_many_comes_back_with_its_sentence(office, world):
    address = make(office, world)
    first = stored(world, address)[0]["key"]
    answer = office.post(f"{address}/messages", {f"text-{first}": "x" * 601, "own": "y" * 601})
    assert answer.status_code == 422 and words_of(answer).count("Use at most 600 characters; this has 601.") == 4
    for at in range(30):
        answer = office.post(f"{address}/messages", {"own": f"Message {at}"})
    assert answer.status_code == 422 and "at most 20 headline messages" in words_of(answer)


def test_figures_taken_anew_keep_what_the_office_worded(office, world):
    address = make(office, world, audience="office")
    first, second = (one["key"] for one in stored(world, address)[:2])
    office.post(f"{address}/messages", {f"text-{second}": "Our words."})
    hand_in(world.engine, world.responses["other"].id, READY)
    assert office.post(f"{address}/figures").status_code == 303
    now = {one["key"]: one["text"] for one in stored(world, address)}
    assert now[first].startswith("All 3 organisations answered") and now[second] == "Our words."


def test_a_draft_can_be_discarded_and_a_frozen_pack_cannot(office, world):
    address = make(office, world)
    assert "discarded" in words_of(office.follow(office.post(f"{address}/discard")))
    assert office.get(address).status_code == 404
    assert office.post(f"{frozen(office, world)}/discard").status_code == 409


def test_a_frozen_pack_lists_its_files_by_hash_and_gives_them_as_they_were_made(office, world):
    address = frozen(office, world)
    files = files_on(office.get(address))
    assert len(files) >= 2
    for path, sha256 in files:
        answer = office.get(path)
        assert hashlib.sha256(answer.content).hexdigest() == sha256
        assert answer.headers["content-disposition"] == f'attachment; filename="{path.rpartition("/")[2]}"'
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert office.get(f"{address}/files/other.pdf").status_code == 404
    manifest = msgspec.json.decode(office.get(f"{address}/files/manifest.json").content)
    assert {one["sha256"] for one in manifest["files"]} | {hashlib.sha256(office.get(f"{address}/files/manifest.json").content).hexdigest()} == {one for _, one in files}  # fmt: skip
    assert [one["name"].partition(" ")[0] for one in manifest["sources"]] == [
        "Questionnaire",
        "Scheme",
        "Receipts",
        "Protection:",
        "Lessons",
        "Actions",
    ]
    assert manifest["previous"] is None


def test_two_packs_of_the_same_figures_title_and_date_are_the_same_byte_for_byte(office, world):
    first, second = (files_on(office.get(frozen(office, world))) for _ in range(2))
    assert [one for _, one in first[:-1]] == [one for _, one in second[:-1]]
    said = words_of(office.get(files_on(office.get(frozen(office, world)))[0][0].partition("/files")[0]))
    assert "Nothing: the same figures, messages and sources." in said


def test_what_changed_since_the_pack_before_is_listed(office, world):
    frozen(office, world)
    hand_in(world.engine, world.responses["other"].id, BEHIND)
    page = office.get(frozen(office, world))
    said = words_of(page).replace("\u00a0", " ")
    assert "Compared with 1: Steering group pack" in said
    assert "All organisations, Handed in (n)" in said and "Receipts of Round one" in said
    assert "<ins>All 3 organisations answered" in page.text


def test_nothing_of_a_pack_changes_while_it_is_built_or_once_it_is_frozen(office, world):
    settle(world.engine)
    address = make(office, world)
    office.post(f"{address}/freeze")
    for verb in ("messages", "figures", "discard", "freeze", "retry", "draft", "share"):
        assert office.post(f"{address}/{verb}").status_code == 409, verb
    page = office.get(address)
    assert "Waiting for its turn" in page.text and '<noscript><meta http-equiv="refresh"' in page.text
    assert office.get(f"{address}/files/manifest.json").status_code == 404
    assert "hx-refresh" not in office.get(f"{address}/progress").headers


def test_a_frozen_pack_for_the_steering_group_is_shared_and_no_longer(office, client, world):
    address = frozen(office, world)
    observer, part = world.visitor(client, "observer"), world.visitor(client, "constituency_observer")
    packs = f"/rounds/{world.round.id}/packs"
    assert observer.get(address).status_code == 404 and "No pack is shared yet" in observer.get(packs).text
    office.post(f"{address}/share")
    office.post(f"{address}/share")
    assert "Steering group pack" in observer.get(packs).text
    ((path, _), *_) = files_on(observer.get(address))
    assert observer.get(path).status_code == observer.get(f"{address}/preview").status_code == 200
    assert [part.get(one).status_code for one in (packs, address, path)] == [404] * 3
    assert "Share" not in words_of(observer.get(address)).replace("Frozen and shared", "")
    office.post(f"{address}/unshare")
    assert observer.get(path).status_code == 404
    with reading(world.engine) as db:
        done = db.exec(
            select(Event.action).where(Event.subject == f"pack:{address.rpartition('/')[2]}").order_by(Event.number)
        )
        assert list(done) == ["pack made", "pack freezing", "pack frozen", "pack shared", "pack no longer shared"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"title": " "}, "Give it a title."),
        ({"title": "x" * 201}, "Use at most 200 characters"),
        ({"audience": "everybody"}, "Choose for whom it is."),
        ({"dated-day": "40"}, "This is not a day of the calendar"),
    ],
)
def test_a_pack_that_is_not_fully_decided_is_not_made(office, world, sent, sentence):
    answer = office.post(f"/rounds/{world.round.id}/packs", {"title": "T", "audience": "office", "dated-day": "1", "dated-month": "2", "dated-year": "2025", **sent})  # fmt: skip
    assert answer.status_code == 422 and sentence in words_of(answer)


def test_a_round_that_has_not_opened_has_nothing_to_take(office, world):
    with changing(world.engine) as db:
        plan = Round(
            **{
                **db.get_one(Round, world.round.id).model_dump(exclude={"id"}),
                "position": 2,
                "state": RoundState.PLANNED,
            }
        )
        db.add(plan)
        db.flush()
    page = f"/rounds/{plan.id}/packs"
    assert "has not" in words_of(office.get(page))
    answer = office.post(
        page, {"title": "T", "audience": "office", "dated-day": "1", "dated-month": "2", "dated-year": "2025"}
    )
    assert answer.status_code == 409 and "has not opened yet" in words_of(answer)


def test_the_round_before_is_compared_with_and_listed_among_the_sources(office, world):
    with changing(world.engine) as db:
        later = Round(
            **{**db.get_one(Round, world.round.id).model_dump(exclude={"id"}), "title": "Round two", "position": 2}
        )
        db.add(later)
        db.flush()
        responses = {name: a_response(db, later, one) for name, one in world.organisations.items()}
    hand_in(world.engine, responses["ours"].id, BEHIND)
    hand_in(world.engine, responses["rival"].id, READY)
    world.round = later
    said = words_of(office.get(f"{make(office, world, audience='office')}/preview")).replace("\u00a0", " ")
    assert "Of 2 organisations rated in both rounds, 1 improved, 0 stayed and 1 worsened since Round one." in said
    assert "Receipts of Round one" in said and "Lineage from Round one" in said


def test_a_pack_that_cannot_be_built_says_so_and_can_be_tried_again_or_changed(office, world):
    address = make(office, world)
    with changing(world.engine) as db:
        pack = db.get_one(Pack, address.rpartition("/")[2])
        kept, pack.snapshot = pack.snapshot, "{}"
    freeze(office, address, world.engine)
    page = office.get(address)
    assert "cannot be read" in words_of(page) and "Try again" in words_of(page)
    with changing(world.engine) as db:
        db.get_one(Pack, pack.id).snapshot = kept
    settle(world.engine)
    office.post(f"{address}/draft")
    with reading(world.engine) as db:
        assert db.get_one(Pack, pack.id).state is PackState.DRAFT
    freeze(office, address, world.engine)
    assert files_on(office.get(address))
