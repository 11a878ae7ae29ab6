"""Names of the source as keys of ours: the same wherever they may be, and visibly another where they may not."""

import re
from collections.abc import Iterator

from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.source import Element, Group, Survey

LONGEST = 200
_UNFIT = re.compile(r"[*\x00-\x1f\x7f]")


def fit(name: str) -> str:
    """The name as a key may be written."""
    return _UNFIT.sub("_", name.strip())[:LONGEST].strip() or "_"


class Keys:
    """Keys given out so far; none is given twice."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.taken: set[str] = set()
        self.latest: dict[str, int] = {}

    def key(self, name: str, ending: str = "") -> str:
        """The name; where it is taken or cannot be a key, one made from it, with a note. `ending` is tried first."""
        key = fit(name)
        reason = "it cannot be a key" if key != name.strip() else "another has that name"
        if key in self.taken and ending:
            key = fit(name)[: LONGEST - len(ending)] + ending
        key = self.another(key) if key in self.taken else key
        self.taken.add(key)
        if key != name.strip():
            self.notes.add(name, "`name`", f"{reason}, so the key is {key}")
        return key

    def another(self, key: str) -> str:
        """A new key made from one that is taken: with -2, -3 and so on."""
        number = self.latest.get(key, 1)
        new = key
        while new in self.taken:
            number += 1
            new = f"{key[: LONGEST - 20]}-{number}"
        self.latest[key] = number
        self.taken.add(new)
        return new


def keyed(survey: Survey, keys: Keys) -> Iterator[tuple[str, Element, Group]]:
    """Every element that is answered with its key and the page or panel right around it; of several elements that share
    one answer only the first."""
    seen: set[str] = set()
    for element, group in survey.elements():
        if not element.is_answered:
            continue
        if element.answers_as in seen:
            keys.notes.add(element.name, "`name`", "several questions share one answer; only the first is carried over")
            continue
        seen.add(element.answers_as)
        yield keys.key(element.answers_as), element, group
