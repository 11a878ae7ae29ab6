from datetime import UTC, datetime, timedelta

import pytest

from readiness.rounds.remaining import deadline, remaining

NOW = datetime(2025, 3, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=3, hours=5), "3 days left"),
        (timedelta(days=2), "2 days left"),
        (timedelta(days=1, hours=23, minutes=59), "47 hours left"),
        (timedelta(hours=1), "1 hour left"),
        (timedelta(minutes=59), "less than an hour left"),
        (timedelta(0), "less than an hour ago"),
        (-timedelta(hours=5), "5 hours ago"),
        (-timedelta(days=1200), "1,200 days ago"),
    ],
)
def test_what_remains_is_said_in_words(left, words):
    assert remaining(NOW + left, NOW) == words


def test_a_deadline_has_its_zone_and_what_remains():
    assert deadline(NOW + timedelta(days=3), "Europe/London", NOW) == "6 March 2025, 12:00 (Europe/London), 3 days left"
