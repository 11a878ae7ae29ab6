"""The chain of a response's answer changes: each hash covers its row and the hash before it, so that no row can be
changed, left out, put in or moved without the ones after it telling."""

import hashlib
from datetime import UTC, datetime

import msgspec

FIRST = ""
"""What stands before the first change."""


def hash_of_change(
    before: str,
    response_id: str,
    number: int,
    question_key: str,
    value: str,
    version: int,
    saved_at: datetime,
    saved_by: str | None,
) -> str:
    """SHA-256, as hexadecimal text. `value` is the JSON as it is stored, `saved_at` a moment with its zone."""
    moment = saved_at.astimezone(UTC).isoformat(timespec="microseconds")
    covered = (before, response_id, number, question_key, value, version, moment, saved_by)
    return hashlib.sha256(msgspec.json.encode(covered)).hexdigest()
