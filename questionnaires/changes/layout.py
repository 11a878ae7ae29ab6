"""How words, red lines and values are written on one line of text."""

import re

from questionnaires.changes.redline import Run

MOST_KEPT = 240
"""A longer stretch of unchanged words is shown by its ends."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKS = {"kept": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def clean(line: str) -> str:
    """Without what would steer a terminal or turn the direction of writing."""
    return _CONTROL.sub("\ufffd", line)


def marked(runs: tuple[Run, ...]) -> str:
    """The red line: [-taken out-]{+put in+}."""
    parts = []
    for run in runs:
        before, after = _MARKS[run.kind]
        parts.append(before + (_shortened(one_line(run.text)) if run.kind == "kept" else _visible(run.text)) + after)
    return "".join(parts).strip()


def valued(value: object) -> str:
    """A setting's value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return one_line(str(value))


def one_line(text: str) -> str:
    return re.sub(r"\s*[\n\r\t]\s*", " ", text)


def _visible(text: str) -> str:
    """Line ends as a mark, since they may be all that changed."""
    return re.sub(r"[ \t]*[\n\r]\s*", "¶", text).replace("\t", " ")


def _shortened(text: str) -> str:
    if len(text) <= MOST_KEPT:
        return text
    part = MOST_KEPT // 3
    return f"{text[:part].rsplit(' ', 1)[0]} [...] {text[-part:].split(' ', 1)[-1]}"
