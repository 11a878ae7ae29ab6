"""What sentences say: headlines, reasons, alternative texts, and what stands beside a drawing."""

import re

from tests.readiness.attacking.facts import ALL, Facts, Key
from tests.readiness.attacking.kinds import LEVELS, SECTIONS
from tests.readiness.attacking.tables import Where, exactly

_LEVEL = "|".join(LEVELS)
_SCORE = r"(-?[\d,]+(?:\.\d+)?…?)"
_TOGETHER = re.compile(rf"All organisations together are rated (?:{_LEVEL}) at {_SCORE}\s*%")
_MOVED = re.compile(rf"All organisations: from {_SCORE}\s*%[^.]*? to {_SCORE}\s*%")
_BELOW = re.compile(r"([A-Z]\w+) \(\d+ of \d+ rated\), held down by (\d+) organisations? below Ready")
_MEAN = re.compile(rf"(Plan and milestones|Build) \({_SCORE}\s*%, mean of (\d+) organisations?\)")
_FAILED = re.compile(r"Failed by (\d+) of (\d+)")


def read(facts: Facts, text: str, where: Where) -> None:
    """`text` without tags."""
    text = " ".join(text.split())
    for score in _TOGETHER.findall(text):
        facts.note(Key("score", where.round, ALL), score)
    for place, number in _BELOW.findall(text):
        facts.put(Key("below", where.round, place), exactly(int(number)))
    for title, mean, _ in _MEAN.findall(text):
        section = next(key for key, words in SECTIONS.items() if words == title)
        facts.note(Key("section", where.round, where.place, section), mean)
    for number, _ in _FAILED.findall(text):
        facts.put(Key("gate", where.round, where.place), exactly(int(number)))


def read_move(facts: Facts, text: str, titles: tuple[str, str]) -> None:
    for before, after in _MOVED.findall(" ".join(text.split())):
        facts.note(Key("score", titles[0], ALL), before)
        facts.note(Key("score", titles[1], ALL), after)
