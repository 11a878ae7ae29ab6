"""Content hashes of what packs are made from."""

import hashlib
from collections.abc import Iterable

import msgspec

from scoring.receipt import Receipt, Ref

Source = tuple[str, str]
"""A name and a hash."""


def documents(questionnaire: Ref, scheme: Ref) -> tuple[Source, Source]:
    return (
        (f"Questionnaire {questionnaire.key} {questionnaire.version}", questionnaire.hash),
        (f"Scheme {scheme.key} {scheme.version}", scheme.hash),
    )


def hashes_of(receipts: Iterable[Receipt]) -> tuple[tuple[str, str], ...]:
    """Organisation and hash of each receipt, in the order of the organisations."""
    ordered = sorted(receipts, key=lambda one: one.organisation)
    return tuple((one.organisation, hash_of(msgspec.json.encode(one))) for one in ordered)


def hash_of_receipts(receipts: Iterable[Receipt], seal: str = "") -> str:
    """Over the hash of each, in the order of their organisations. `seal`: what nobody can guess, for readers who do not see names:
    where few answer few questions, all that they can have answered could be tried against the hash."""
    return hash_of([*(hashed for _, hashed in hashes_of(receipts)), *([seal] if seal else [])])


def hash_of(content: bytes | Iterable[str]) -> str:
    whole = content if isinstance(content, bytes) else "\n".join(content).encode()
    return f"sha256:{hashlib.sha256(whole).hexdigest()}"
