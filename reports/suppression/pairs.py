"""What of two rounds together may be told to readers who do not see names: decided once for the two, whoever asks.

What is told of each round by itself is known before. Pairs are decided in the order in which their later round is settled, then the
earlier one, each beside those before it; so a pair never changes when another round comes.
"""

from collections.abc import Collection, Iterator, Sequence

from reports.comparison.scales import LevelMapping, Ranks, ranks_of
from reports.suppression.cells import withheld_cells
from reports.suppression.groups import Group, shown_groups
from reports.suppression.moving import COHORT, MATRIX, MOVES, WAYS, Two, counts_of, key_of
from reports.suppression.settled import Pairs, Settled, ToldPair, ToldPart, View
from reports.suppression.told import ALL
from reports.suppression.values import Pattern

NEAREST = 3
"""With so many rounds settled before it a round is compared so: each more has to hide all that is told already."""


def decided(
    rounds: Sequence[Settled], known: Pairs, *, levels: LevelMapping | None = None, complementary: bool = True
) -> Pairs:
    """Of the last with each before it. `rounds` in the order in which they were settled; `known`: of all pairs before. `levels`: how
    those of the earlier scale correspond to those of the later. Without `complementary` it protects nobody, as in `withheld_cells`."""
    found = dict(known)
    last = rounds[-1]
    new: dict[tuple[str, str], ToldPair] = {}
    every = [_two(one, other, levels) for one, other in _pairs(rounds)]
    for other in rounds[:-1][-NEAREST:]:
        two = _two(other, last, levels)
        others = [pair for pair in every if (pair.before.key, pair.after.key) in found]
        key = two.before.key, two.after.key
        found[key] = new[key] = _decided(two, found, others, complementary=complementary)
    return new


def _pairs(rounds: Sequence[Settled]) -> Iterator[tuple[Settled, Settled]]:
    for at, last in enumerate(rounds):
        yield from ((one, last) for one in rounds[:at])


def _two(one: Settled, other: Settled, levels: LevelMapping | None) -> Two:
    before, after = sorted((one, other), key=lambda each: each.position)
    return Two(before, after, _ranks(before, after, levels))


def _ranks(before: Settled, after: Settled, levels: LevelMapping | None) -> Ranks:
    return ranks_of(before.digest.scheme, after.digest.scheme, levels)


def _decided(two: Two, known: Pairs, others: Sequence[Two], *, complementary: bool) -> ToldPair:
    shown = _shown(two, known, others)
    moving = _moving(two, shown)
    smallest = max(two.before.smallest, two.after.smallest)
    counts = counts_of(two, shown, moving, known, others)
    pattern = withheld_cells(counts, smallest, complementary=complementary)
    return ToldPair(parts={name: _part(two, name, pattern, counts.groups.keys()) for name in sorted(shown | moving)})


def _part(two: Two, name: str, pattern: Pattern, groups: Collection[str]) -> ToldPart:
    keys = {kind: key_of(two.before, two.after, kind, name) for kind in (COHORT, MOVES, MATRIX)}
    if not two.members(name):
        return ToldPart()
    told = {kind: key in groups and key not in pattern.groups for kind, key in keys.items()}

    def is_withheld(kind: str, count: str) -> bool:
        return (keys[kind], count) in pattern.cells

    return ToldPart(
        cohort=told[COHORT],
        rating=told[COHORT] and keys[COHORT] not in pattern.known,
        before=tuple(one for one in two.before.levels if is_withheld(COHORT, f"before {one}")),
        after=tuple(one for one in two.after.levels if is_withheld(COHORT, f"after {one}")),
        ways=tuple(one for one in WAYS.values() if is_withheld(MOVES, one)) if told[MOVES] else None,
        matrix=tuple(
            (old, new) for old in two.before.levels for new in two.after.levels if is_withheld(MATRIX, f"{old} {new}")
        )
        if told[MATRIX]
        else None,
    )


def _moving(two: Two, shown: frozenset[str]) -> frozenset[str]:
    """Further ones of which it may be told how many improved and worsened: that is a figure of those rated in both alone, which the
    figures of all respondents say nothing of."""
    names = _told_of(two)
    groups = [Group(name, two.members(name), name != ALL) for name in names]
    for one in (two.before, two.after):
        for view in one.views:
            found = shown_groups(groups, view.fewest, public=two.before.public & two.after.public, before=sorted(shown))
            groups = [group for group in groups if group.key in found]
    return frozenset(group.key for group in groups if group.members) - shown


def _told_of(two: Two) -> set[str]:
    """Constituencies, and all together, that have figures in either round and to each role."""
    lines = [view.told.lines for one in (two.before, two.after) for view in one.views]
    return {name for name in lines[0] if all(name in some and some[name].figures for some in lines)}


def _shown(two: Two, known: Pairs, others: Sequence[Two]) -> frozenset[str]:
    """Of which those rated in both may have figures."""
    names = _told_of(two)
    for one in (two.before, two.after):
        for view in one.views:
            names = _safe(one, view, two, names, known, others)
    return frozenset(names)


def _safe(one: Settled, view: View, two: Two, names: set[str], known: Pairs, others: Sequence[Two]) -> set[str]:
    told = [name for name, line in view.told.lines.items() if line.figures]
    groups = [Group(f"own {name}", one.rated(name)) for name in told]
    for pair in others:
        if one.key in (pair.before.key, pair.after.key):
            parts = known[pair.before.key, pair.after.key].parts
            for name in [key for key, part in parts.items() if part.cohort]:
                groups.append(Group(key_of(pair.before, pair.after, COHORT, name), pair.members(name)))
    before = [group.key for group in groups]
    wanted = {f"new {name}": name for name in names}
    groups += [Group(key, two.members(name), 2 + (name != ALL)) for key, name in wanted.items()]
    public = two.before.public & two.after.public
    shown = shown_groups(groups, view.fewest, public=public, before=before)
    return {name for key, name in wanted.items() if key in shown}
