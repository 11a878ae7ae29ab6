"""Two rounds as one table of counts: who went from which level to which, beside all that is told of either round already.

A third round moves with them, since what is told of it with either has to stay hidden too. Rounds beyond that stand still: whatever
fits with them as they are fits all that is told of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from reports.comparison.scales import Ranks
from reports.comparison.sides import cohort, respondents
from reports.comparison.values import Side
from reports.suppression.implied import implied_by
from reports.suppression.settled import Pairs, Settled, ToldPart, matched
from reports.suppression.told import ALL
from reports.suppression.values import Category, Cell, Counts, Known
from scoring.decomposition.rolling import rule_for

WAYS = {-1: "worsened", 0: "unchanged", 1: "improved"}
Levels = tuple[str, ...]
"""Of one organisation in each round."""
COHORT, MATRIX, MOVES = "cohort", "matrix", "ways"
_WORTH = {COHORT: 3, MOVES: 3, MATRIX: 1}
MOST_CELLS = 4
"""A constituency has a movement matrix where as many of its organisations, or more, fall to each level on average."""


def key_of(before: Settled, after: Settled, kind: str, constituency: str) -> str:
    return f"{before.key} {after.key} {kind} {constituency}"


def way_of(ranks: Ranks, old: str, new: str) -> str:
    one, other = ranks.before[old], ranks.after[new]
    return WAYS[(other > one) - (other < one)]


@dataclass(frozen=True, slots=True)
class Two:
    before: Settled
    after: Settled
    ranks: Ranks

    def members(self, constituency: str) -> frozenset[str]:
        return matched(self.before, self.after, constituency)


@dataclass(slots=True)
class _Table:
    """`rounds`: those that move, then those that stand still."""

    rounds: tuple[Settled, ...]
    moving: tuple[Settled, ...]
    public: frozenset[str]
    categories: tuple[Levels, ...] = ()
    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    rests: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def moves(self, one: Settled) -> bool:
        return one.key in [each.key for each in self.moving]

    def place(self, one: Settled) -> int:
        return [each.key for each in self.rounds].index(one.key)

    def among(self, states: Mapping[int, str]) -> frozenset[Category]:
        """Categories with these levels in rounds by their place."""
        return frozenset(one for one in self.categories if all(one[at] == level for at, level in states.items()))

    def count(self, group: str, name: str, among: Iterable[Category], state: Cell) -> None:
        public = self.groups[group].issubset(self.public)
        self.cells.append(replace(state, group=group, name=name, among=frozenset(among), fixed=state.fixed or public))

    def says(self, group: str, one: Settled, constituency: str, side: Side, *, fixed: bool) -> None:
        """What its rating and its figure say of how many are at each level."""
        scheme, at = one.digest.scheme, self.place(one)
        rule = rule_for(scheme, constituency or None)
        for found in implied_by(group, side.rating, side.figure, side.rated, rule, scheme):
            factors = {
                category: factor for level, factor in found.factors.items() for category in self.among({at: str(level)})
            }
            self.known.append(replace(found, factors=factors, fixed=fixed))


def counts_of(
    two: Two, shown: Collection[str], changing: Collection[str], known: Pairs, others: Sequence[Two]
) -> Counts:
    """`shown`: constituencies of which those rated in both may have figures; `changing`: those of which only how many improved and
    worsened. `others`: pairs that were decided before."""
    moving = moving_of(two, others)
    keys = {one.key for one in moving}
    others = [pair for pair in others if keys & {pair.before.key, pair.after.key}]
    still = {one.key: one for pair in others for one in (pair.before, pair.after) if one.key not in keys}
    public = two.before.public.intersection(*(one.public for one in moving))
    table = _Table((*moving, *still.values()), moving, public)
    at, possible = _placed(table)
    table.categories = tuple(dict.fromkeys(one for some in possible.values() for one in some))
    for one in moving:
        _own(table, one)
    for pair in others:
        for name, part in known[pair.before.key, pair.after.key].parts.items():
            _pair(table, pair, name, part, is_new=False)
        _apart(table, pair)
    names = sorted({*shown, *changing})
    for name in names:
        wanted = _wanted(two, name)
        if name not in shown:
            wanted = ToldPart(cohort=False, rating=False, ways=wanted.ways, matrix=None)
        _pair(table, two, name, wanted, is_new=True)
    _apart(table, two)
    return Counts(
        table.categories, table.groups, at, tuple(table.cells), tuple(table.known), possible=possible,
        rests=tuple(table.rests), given_up=tuple(_given_up(table, two, names)),
    )  # fmt: skip


def moving_of(two: Two, others: Sequence[Two]) -> tuple[Settled, ...]:
    """With the round that was decided about last with one of the two."""
    both = {two.before.key: two.before, two.after.key: two.after}
    near = [
        one
        for pair in others
        if both.keys() & {pair.before.key, pair.after.key}
        for one in (pair.before, pair.after)
        if one.key not in both
    ]
    return (*both.values(), *near[-1:])


def _wanted(two: Two, name: str) -> ToldPart:
    cells = len(two.before.levels) * len(two.after.levels)
    is_enough = name == ALL or len(two.members(name)) >= MOST_CELLS * cells
    return ToldPart(ways=() if two.ranks.scales.comparable else None, matrix=() if is_enough else None)


def _placed(table: _Table) -> tuple[dict[str, Category], dict[str, tuple[Levels, ...]]]:
    """The category of each organisation rated in one that moves, and by groups that are alike what else it could be."""
    moving, still = table.moving, table.rounds[len(table.moving) :]
    everybody = frozenset().union(*(one.rated(ALL) for one in moving))
    at: dict[str, Category] = {}
    alike: dict[str, set[str]] = {}
    possible: dict[str, tuple[Levels, ...]] = {}
    for one in sorted(everybody):
        at[one] = tuple(each.level(one) for each in table.rounds)
        rated = [each.level(one) != "" for each in moving]
        fixed = tuple(each.level(one) for each in still)
        key = f"alike {rated} {fixed}"
        if key not in possible:
            ways = product(*(each.levels if is_rated else ("",) for each, is_rated in zip(moving, rated, strict=True)))
            possible[key] = tuple((*way, *fixed) for way in ways)
        alike.setdefault(key, set()).add(one)
    table.groups.update({key: frozenset(some) for key, some in alike.items()})
    return at, possible


def _own(table: _Table, one: Settled) -> None:
    """What is told of a round by itself."""
    lines = {name: line for name, line in one.told.lines.items() if line.figures and one.rated(name)}
    for name, line in lines.items():
        group = f"{one.key} {name}"
        table.groups[group] = one.rated(name)
        for level in one.levels:
            state = Cell(
                group, level, frozenset(), _is_best(one, level), level not in line.levels, level in line.levels
            )
            table.count(group, level, table.among({table.place(one): level}), state)
        if line.rating:
            table.says(group, one, name, respondents(one.digest, name or None), fixed=True)
    if ALL in lines:
        table.rests.append((f"{one.key} {ALL}", tuple(f"{one.key} {name}" for name in lines if name != ALL)))


def _pair(table: _Table, pair: Two, name: str, part: ToldPart, *, is_new: bool) -> None:
    members = pair.members(name)
    if not members:
        return
    if part.cohort:
        group = key_of(pair.before, pair.after, COHORT, name)
        table.groups[group] = members
        sides = (("before", pair.before, part.before), ("after", pair.after, part.after))
        for side, one, withheld in sides:
            if table.moves(one):
                for level in one.levels:
                    state = _state(COHORT, level in withheld, is_new, _is_best(one, level))
                    table.count(group, f"{side} {level}", table.among({table.place(one): level}), state)
                if part.rating:
                    seen = cohort(one.digest, name or None, tuple(sorted(members)))
                    table.says(group, one, name, seen, fixed=not is_new)
    _moves(table, pair, name, part, is_new=is_new)


def _moves(table: _Table, pair: Two, name: str, part: ToldPart, *, is_new: bool) -> None:
    members = pair.members(name)
    places = table.place(pair.before), table.place(pair.after)
    cells = {
        (old, new): table.among({places[0]: old, places[1]: new})
        for old in pair.before.levels
        for new in pair.after.levels
    }
    best = [one.levels[-1] if one.levels else "" for one in (pair.before, pair.after)]
    if part.ways is not None:
        group = key_of(pair.before, pair.after, MOVES, name)
        table.groups[group] = members
        stay = all(pair.before.level(one) == best[0] and pair.after.level(one) == best[1] for one in members)
        for way in WAYS.values():
            among = [one for at, some in cells.items() if way_of(pair.ranks, *at) == way for one in some]
            table.count(group, way, among, _state(MOVES, way in part.ways, is_new, stay))
    if part.matrix is not None:
        group = key_of(pair.before, pair.after, MATRIX, name)
        table.groups[group] = members
        for (old, new), some in cells.items():
            state = _state(MATRIX, (old, new) in part.matrix, is_new, [old, new] == best)
            table.count(group, f"{old} {new}", some, state)


def _state(kind: str, is_withheld: bool, is_new: bool, harmless: bool) -> Cell:
    fixed, withheld = not is_new and not is_withheld, not is_new and is_withheld
    return Cell("", "", frozenset(), harmless, fixed, withheld, _WORTH[kind])


def _is_best(one: Settled, level: str) -> bool:
    return level == one.levels[-1]


def _apart(table: _Table, pair: Two) -> None:
    """All respondents without those in both, and all of those without the constituencies that are shown."""
    for kind in (COHORT, MOVES, MATRIX):
        start = key_of(pair.before, pair.after, kind, "")
        inside = tuple(group for group in table.groups if group.startswith(start) and group != start)
        if start in table.groups and inside:
            table.rests.append((start, inside))
    for one in table.moving:
        start = key_of(pair.before, pair.after, COHORT, "")
        for group in [each for each in table.groups if each.startswith(start)]:
            whole = f"{one.key} {group.removeprefix(start)}"
            if one.key in (pair.before.key, pair.after.key) and whole in table.groups:
                table.rests.append((whole, (group,)))


def _given_up(table: _Table, two: Two, names: Sequence[str]) -> Iterator[str]:
    """What is worth least first."""
    order = sorted(names, key=lambda name: (name == ALL, len(two.members(name)), name))
    for kind in (MATRIX, MOVES, COHORT):
        keys = (key_of(two.before, two.after, kind, name) for name in order)
        yield from (key for key in keys if key in table.groups)
