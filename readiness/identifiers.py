"""Identifiers and secrets: nobody can guess the next one from the last."""

import hashlib
import secrets

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def new_id() -> str:
    """Twelve letters that are hard to mistake when read aloud: 60 bits of chance."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))


def new_secret() -> str:
    """For a link or a cookie: 256 bits, safe in an address. Only its hash is stored."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
