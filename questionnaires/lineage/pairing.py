"""Relatives of questions whose key is gone, among those whose key is new.

1. The same words, kind and option keys, found once in each version, or once in the same section of each: renamed.
2. Several new ones in the place of an old one, each alike to it: split; several old ones in the place of a new one:
   merged.
3. Words at least three quarters alike: replaced.

Alike in step 2 means that three fifths of the shorter question's subject words are found in the longer one, and two
fifths of both in each other; a question follows the one it is most alike to. Where one of several differs by a small
change of words and the others by more, it alone is the heir, and step 3 finds it. Places are sections. What is found is
a proposal: only a renamed question can be comparable.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from questionnaires.changes.likeness import SMALL, likeness
from questionnaires.lineage.sheets import Bits, Entry

ALIKE = 0.75
CONTAINED = 0.6
SHARED = 0.4
FEWEST = 3
"""Subject words a question needs before another can be said to contain it."""
MOST_COMPARED = 8
"""For each old question, how many of the most promising new ones are compared word by word."""


@dataclass(frozen=True, slots=True)
class Relatives:
    """What was found; every key stands once at the most."""

    renamed: tuple[tuple[str, str], ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]
    merged: tuple[tuple[tuple[str, ...], str], ...]
    replaced: tuple[tuple[str, str], ...]


def relatives(old: Iterable[Entry], new: Iterable[Entry], gone: set[str], fresh: set[str]) -> Relatives:
    """`old` and `new` are all questions; `gone` and `fresh` those to find relatives for."""
    before, after = list(old), list(new)
    renamed = tuple(_renamed(before, after, gone, fresh))
    lost = _without((entry for entry in before if entry.key in gone), (pair[0] for pair in renamed))
    found = _without((entry for entry in after if entry.key in fresh), (pair[1] for pair in renamed))
    split = tuple(_gathered(lost, found))
    lost, found = _without(lost, (one for one, _ in split)), _without(found, (key for _, keys in split for key in keys))
    merged = tuple((keys, one) for one, keys in _gathered(found, lost))
    lost, found = (
        _without(lost, (key for keys, _ in merged for key in keys)),
        _without(found, (one for _, one in merged)),
    )
    return Relatives(renamed, split, merged, tuple(_replaced(lost, found)))


def _without(entries: Iterable[Entry], keys: Iterable[str]) -> list[Entry]:
    taken = set(keys)
    return [entry for entry in entries if entry.key not in taken]


def _renamed(old: list[Entry], new: list[Entry], gone: set[str], fresh: set[str]) -> Iterator[tuple[str, str]]:
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    sights: tuple[Callable[[Entry], object], ...] = (
        lambda entry: entry.signature,
        lambda entry: (entry.section, entry.signature),
    )
    for sight in sights:
        in_old, in_new = Counter(map(sight, old)), Counter(map(sight, new))
        left_old = [entry for entry in old if entry.key in gone and entry.key not in taken_old]
        left_new = [entry for entry in new if entry.key in fresh and entry.key not in taken_new]
        wanted = {sight(entry): entry.key for entry in left_new if in_new[sight(entry)] == 1}
        for entry in left_old:
            key = wanted.get(sight(entry)) if in_old[sight(entry)] == 1 else None
            if key is not None:
                taken_old.add(entry.key)
                taken_new.add(key)
                yield entry.key, key


def _gathered(wholes: list[Entry], parts: list[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each whole with the several parts that are alike to it, more than to any other whole, in its place."""
    following: dict[str, list[Entry]] = {}
    for part, places in _with_places(wholes, parts):
        near = [whole for whole in places if _is_alike(whole.subject, part.subject)]
        if near:
            best = max(near, key=lambda whole: (_overlap(whole.bits, part.bits), -abs(whole.at - part.at)))
            following.setdefault(best.key, []).append(part)
    for whole in wholes:
        several = following.get(whole.key, [])
        if len(several) > 1 and len({part.section for part in several}) == 1 and not _is_one_heir(whole, several):
            yield whole.key, tuple(part.key for part in several)


def _with_places(wholes: list[Entry], parts: list[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each part with the wholes of its section, and those whose own section has none of the parts any more."""
    sections = {part.section for part in parts}
    for part in parts:
        yield part, [whole for whole in wholes if whole.section == part.section or whole.section not in sections]


def _is_alike(one: Bits, other: Bits) -> bool:
    smaller, larger = sorted((one.bit_count(), other.bit_count()))
    shared = (one & other).bit_count()
    return smaller >= FEWEST and shared >= CONTAINED * smaller and 2 * shared >= SHARED * (smaller + larger)


def _is_one_heir(whole: Entry, several: list[Entry]) -> bool:
    shares = sorted(likeness(whole.words, part.words) for part in several)
    return shares[-1] >= SMALL > shares[-2]


def _replaced(lost: list[Entry], found: list[Entry]) -> Iterator[tuple[str, str]]:
    """The most alike first; among equals those of the same section, then those that stand nearer."""
    weighed = []
    for old in lost:
        for new in _promising(old, found):
            share = likeness(old.words, new.words)
            if share >= ALIKE:
                distance = abs(old.at - new.at)
                weighed.append((-share, old.section != new.section, distance, old.at, new.at, old.key, new.key))
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    for *_, old_key, new_key in sorted(weighed):
        if old_key not in taken_old and new_key not in taken_new:
            taken_old.add(old_key)
            taken_new.add(new_key)
            yield old_key, new_key


def _promising(old: Entry, found: list[Entry]) -> list[Entry]:
    """The few that may be alike enough, those that share most words first."""
    bounds = [(-_overlap(old.bits, new.bits), abs(old.at - new.at), new.at) for new in found]
    by_place = {new.at: new for new in found}
    return [by_place[at] for bound, _, at in heapq.nsmallest(MOST_COMPARED, bounds) if -bound >= ALIKE]


def _overlap(one: Bits, other: Bits) -> float:
    """Twice what is shared by all there is: the most that `likeness` can be, whatever the order of the words."""
    total = one.bit_count() + other.bit_count()
    return 2 * (one & other).bit_count() / total if total else 0.0
