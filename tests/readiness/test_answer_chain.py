from datetime import UTC, datetime, timedelta, timezone

import pytest

from readiness.answer_chain import FIRST, hash_of_change

CHANGE = {
    "before": FIRST, "response_id": "r1", "number": 1, "question_key": "plan", "value": '"yes"', "version": 1,
    "saved_at": datetime(2025, 1, 6, 9, 30, 0, 5, tzinfo=UTC), "saved_by": "p1",
}  # fmt: skip


def test_the_hash_of_a_change_never_changes():
    assert hash_of_change(**CHANGE) == "ea05a305e272e15c1111911e557a8b54d7d4e98d8bf7452e16935eff5f876d48"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("before", "0" * 64), ("response_id", "r2"), ("number", 2), ("question_key", "plans"), ("value", '"no"'), ("version", 2),
        ("saved_at", datetime(2025, 1, 6, 9, 30, 0, 6, tzinfo=UTC)), ("saved_by", "p2"), ("saved_by", None),
    ],
)  # fmt: skip
def test_it_covers_every_part(name, other):
    assert hash_of_change(**{**CHANGE, name: other}) != hash_of_change(**CHANGE)


def test_the_same_moment_in_another_zone_is_the_same_change():
    elsewhere = CHANGE["saved_at"].astimezone(timezone(timedelta(hours=2)))
    assert hash_of_change(**{**CHANGE, "saved_at": elsewhere}) == hash_of_change(**CHANGE)


def test_what_ends_one_part_cannot_begin_the_next():
    moved = {**CHANGE, "question_key": "pla", "value": 'n"yes"'}
    assert hash_of_change(**moved) != hash_of_change(**CHANGE)
