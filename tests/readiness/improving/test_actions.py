"""Actions: references that go on through renames, closing in two steps, updates, and who sees what."""

from datetime import date

from tests.improving import an_action
from tests.readiness.improving.logs import a_group, added, day_fields
from tests.visiting import words_of


def test_numbers_go_on_and_old_references_stay_and_are_found_under_either_prefix(world, client):
    group, office = a_group(world, prefixes=((1, "TAG"),)), world.visitor(client, "office")
    at = f"/programmes/{world.programme.id}/actions"
    assert "TAG04-01 is in the log." in words_of(office.follow(added(office, world.programme.id, group, meeting="4")))
    renamed = office.post(f"{at}/prefixes", {"group": group, "prefix": "tmag", "from_meeting": "4"})
    assert "TAG; TMAG from meeting 4 on" in words_of(office.follow(renamed))
    assert "TMAG04-02 is in the log." in words_of(office.follow(added(office, world.programme.id, group, meeting="4")))
    assert "TAG03-01 is in the log." in words_of(office.follow(added(office, world.programme.id, group, meeting="3")))
    assert "meeting 4 of TMAG, TMAG04-03" in words_of(office.get(f"{at}/new"))
    for text in ("TMAG04-01", "tag4-1"):
        words = words_of(office.get(f"{at}?text={text}"))
        assert "TAG04-01" in words and "1 action" in words


def test_another_than_who_recommended_it_closes_it_and_only_with_a_decision(world, client):
    at = f"/actions/{an_action(world)}"
    colleague, office, other = (world.visitor(client, name) for name in ("colleague", "office", "administrator"))
    assert office.post(f"{at}/close", {"decision": "TMAG03"}).status_code == 409
    assert "is recommended" in words_of(colleague.follow(colleague.post(f"{at}/recommend", {"reason": "Sent."})))
    assert office.post(f"{at}/close", {}).status_code == 422
    assert "by TMAG03" in words_of(office.follow(office.post(f"{at}/close", {"decision": "TMAG03"})))
    assert office.post(f"{at}/reopen", {}).status_code == 422
    office.post(f"{at}/reopen", {"reopen_reason": "It was not sent to all."})
    office.post(f"{at}/recommend", {})
    refused = office.post(f"{at}/close", {"decision": "TMAG04"})
    assert refused.status_code == 409 and "somebody else" in words_of(refused)
    assert other.post(f"{at}/close", {"decision": "TMAG04"}).status_code == 303


def test_an_owner_reports_and_the_newest_day_is_the_latest(world, client):
    action = an_action(world)
    colleague = world.visitor(client, "colleague")
    for text, on in (("Later", date(2022, 5, 2)), ("Earlier", date(2022, 5, 1))):
        assert (
            colleague.post(f"/actions/{action}/updates", {"update": text, **day_fields("on_day", on)}).status_code
            == 303
        )
    assert (
        colleague.post(
            f"/actions/{action}/updates", {"update": "x", **day_fields("on_day", date(2090, 1, 1))}
        ).status_code
        == 422
    )
    words = words_of(colleague.get(f"/programmes/{world.programme.id}/actions"))
    assert "Later" in words and "Earlier" not in words
    assert "TMAG02-05" not in words_of(
        world.visitor(client, "participant").get(f"/programmes/{world.programme.id}/actions")
    )
