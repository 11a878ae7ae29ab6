"""Long texts of forms, with line ends that every file has alike."""

from readiness.problems import Unfit
from readiness.web.forms import Form
from readiness.web.texts import short

MOST = 5_000


def long_text(form: Form, name: str, sentence: str = "") -> str:
    """Raises Unfit with the sentence where it is blank and one is given."""
    text = "\n".join(form.text(name).splitlines())
    if not text and sentence:
        raise Unfit({name: sentence})
    return short(name, text, MOST)


def whole_number(form: Form, name: str, sentence: str, most: int = 999) -> int | None:
    """From 1; None where it is blank. Raises Unfit with the sentence."""
    text = form.text(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= most:
        raise Unfit({name: sentence})
    return int(text)
