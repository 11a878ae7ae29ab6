"""Texts of forms, checked: there where they must be, and short enough."""

from readiness.problems import Unfit
from readiness.web.forms import Form


def needed(form: Form, name: str, most: int, sentence: str) -> str:
    """Raises Unfit with the sentence where it is blank."""
    text = form.text(name)
    if not text:
        raise Unfit({name: sentence})
    return short(name, text, most)


def short(name: str, text: str, most: int) -> str:
    if len(text) > most:
        raise Unfit({name: f"Use at most {most} characters; this has {len(text)}."})
    if any(ord(letter) < 32 and letter not in "\r\n\t" for letter in text):
        raise Unfit({name: "This holds characters that cannot be shown; type it again."})
    return text
