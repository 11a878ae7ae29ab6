"""How alike two texts are, and when a change of words is small enough to leave the meaning alone.

The measure: the share of words (without regard to capitals and punctuation) that stand in the same order in both texts:
twice what they share, divided by all words of both. A change is *small* when at least 95 % are shared and no number,
negation, quantity or comparison sign was touched: "all", "not" or "30" decides an answer, however long the text. So
one word of ten is no small change ("build" and "build and configuration" ask for different things), one of forty may
be.
"""

import re
from collections import Counter
from difflib import SequenceMatcher

SMALL = 0.95
LONGEST = 400
"""Above this many words the order is left out of the measure, which keeps it quick."""

_WORD = re.compile(r"\w+(?:['’]\w+)*|[%‰€$£<>≤≥=+±]")
_DECISIVE = frozenset(
    word
    for line in (
        "no not never none nor neither without cannot unless except",
        "all any every each some most many few only both either least more less",
        "ne pas non sans jamais aucun aucune ni sauf",
        "tous toutes tout toute chaque quelques plusieurs seulement moins plus",
    )
    for word in line.split()
)


def words_of(text: str) -> list[str]:
    """The words a meaning hangs on, in order."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def likeness(old: list[str], new: list[str]) -> float:
    """From 0 (no word shared) to 1 (the same words in the same order)."""
    if old == new:
        return 1.0
    if max(len(old), len(new)) > LONGEST:
        return 2 * (Counter(old) & Counter(new)).total() / (len(old) + len(new))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def is_small(old: str, new: str) -> bool:
    """Whether the wording changed so little that answers may be compared."""
    before, after = words_of(old), words_of(new)
    if before == after:
        return True
    if max(len(before), len(after)) > LONGEST:
        touched = (Counter(before) - Counter(after)) + (Counter(after) - Counter(before))
        return likeness(before, after) >= SMALL and not any(map(_decides, touched))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() >= SMALL and not any(
        any(map(_decides, before[a:b])) or any(map(_decides, after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _decides(word: str) -> bool:
    return word in _DECISIVE or word.endswith("n't") or any(char.isdigit() for char in word) or not word[0].isalnum()
