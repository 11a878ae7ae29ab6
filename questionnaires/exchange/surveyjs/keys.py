"""Names of the source as keys of ours: the same wherever they may be, and visibly another where they may not."""

import re

from questionnaires.exchange.surveyjs.notes import Notes

_UNFIT = re.compile(r"[*\x00-\x1f\x7f]")
LONGEST = 200


def fit(name: str) -> str:
    """The name as a key may be written."""
    return _UNFIT.sub("_", name.strip())[:LONGEST].strip() or "_"


class Keys:
    """Keys given out so far; `key` never gives one twice."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.taken: set[str] = set()

    def key(self, name: str, ending: str = "") -> str:
        """The name itself; where it is taken or cannot be a key, one made from it, with a note. `ending` is tried first."""
        plain = fit(name)
        key, number = plain, 2
        while key in self.taken:
            key = f"{plain[: LONGEST - 20]}{ending}" if ending and number == 2 else f"{plain[: LONGEST - 20]}{ending}-{number - bool(ending)}"
            number += 1
        self.taken.add(key)
        if key != name.strip():
            reason = "another has that name" if key != plain else "it cannot be a key"
            self.notes.add(name, "`name`", f"{reason}, so the key is {key}")
        return key
