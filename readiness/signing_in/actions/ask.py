"""Asking for a link. What is answered never tells whether the address is known."""

import re
from datetime import datetime

from sqlmodel import Session, select

from readiness.history import record
from readiness.mail import queue
from readiness.problems import Unfit
from readiness.sign_in_links import MINUTES, new_link
from readiness.tables import Person

ADDRESS = re.compile(r"[^@\s\x00-\x1f\x7f<>()\[\],;:\"\\]{1,64}@[^@\s\x00-\x1f\x7f<>()\[\],;:\"\\]{1,190}")


def read_address(given: str) -> str:
    """In lower case. Raises Unfit on what is no e-mail address."""
    if not ADDRESS.fullmatch(given):
        raise Unfit({"email": "Enter an e-mail address in the correct format, like name@example.com."})
    return given.lower()


def ask_for_link(db: Session, email: str, next_path: str, *, public_url: str, at: datetime) -> str | None:
    """Sends a link to a person we know, and nothing to anybody else. Returns what was sent; nobody but them may learn it."""
    person = db.exec(select(Person).where(Person.email == email)).first()
    if person is None:
        return None
    link = new_link(db, person.id, at, public_url=public_url, next_path=next_path)
    queue(db, to=person.email, subject="Your link to sign in to Readiness", body=_body(person.name, link), at=at)
    record(db, action="asked for a sign-in link", subject=f"person:{person.id}", at=at, by=person.id)
    return link


def _body(name: str, link: str) -> str:
    return f"""Hello{f" {name}" if name else ""},

open this link and press the button to sign in:

{link}

It works once, for {MINUTES} minutes. If you did not ask for it, you need not do anything: without
the link nobody can sign in.

Readiness
"""
