"""Which counts of a round are withheld: of levels, and of who failed an essential condition; with what ratings and means say of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from reports.suppression.asking import ALL, Asked, Line, Stand, Thresholds
from reports.suppression.cells import withheld_cells
from reports.suppression.implied import implied
from reports.suppression.joint import LOWERED, Ends, earning, means_of, state_of, states_of
from reports.suppression.values import Category, Cell, Counts, Known, Pattern
from scoring.rating import from_worst
from scoring.receipt import Receipt
from scoring.scheme import Scheme
from scoring.scheme.ratings import Scale
from scoring.scheme.rollups import Rollups

FAILED, PASSED = "failed", "passed"
_LEVEL, _LEVEL_OF_ALL = 4, 30
"""How much more a reader loses with a count at a level than with one of who failed a condition."""
CONDITION = "failed "
"""Begins the name of a count of who failed a condition, before its key."""
LOWERING = "-lowered-"
"""As a condition: whether any of them lowered a rating. No key of one looks like this."""
_NONE: frozenset[str] = frozenset()


def counted(
    asked: Asked,
    members: Mapping[str, frozenset[str]],
    thresholds: Thresholds,
    freer: Mapping[str, Line],
    failed: Mapping[str, frozenset[str]],
) -> tuple[dict[str, set[str]], frozenset[str], frozenset[str]]:
    """Withheld levels and conditions by group, groups without a rating and means to tell, and groups that have to go altogether.
    `failed`: by condition, the groups in which it is withheld for itself how many failed it."""
    scale = asked.scheme.scale
    if scale is None:
        return (
            {key: {CONDITION + gate for gate, keys in failed.items() if key in keys} for key in members},
            _NONE,
            _NONE,
        )
    rated = {
        one.organisation: one.receipt
        for one in asked.stands
        if one.receipt is not None and one.receipt.rating is not None
    }
    deciding = _Deciding(asked, scale, members, rated, thresholds, freer, failed)
    levels = deciding.pattern(tuple((level,) for level in from_worst(scale)))
    states = states_of([*rated.values()], asked.scheme, scale)
    if len(states[0]) == 1:
        withheld = _by_group(levels.cells)
        for key in members:  # What cannot be decided together with levels is not told.
            withheld.setdefault(key, set()).update(CONDITION + gate for gate in failed)
        return withheld, levels.known, levels.groups
    found = deciding.pattern(states, after=levels)
    if found.groups == levels.groups:
        return _by_group(found.cells), levels.known, levels.groups
    found = deciding.pattern(states)
    return _by_group(found.cells), found.known, found.groups


@dataclass(frozen=True)
class _Deciding:
    """Levels are worth more than conditions, so what of them may be told is decided first, and then which conditions beside them;
    everything at once only where some condition could not be hidden beside the levels."""

    asked: Asked
    scale: Scale
    members: Mapping[str, frozenset[str]]
    rated: Mapping[str, Receipt]
    thresholds: Thresholds
    freer: Mapping[str, Line]
    failed: Mapping[str, frozenset[str]]

    def pattern(self, states: Sequence[tuple[str, ...]], after: Pattern | None = None) -> Pattern:
        """`after`: what was decided of levels, which stays. Its groups are gone here too."""
        in_full = len(states[0]) > 1
        ends = earning(states, self.asked.scheme, self.scale)
        known = tuple(_known(self.asked, self.members, self.rated, ends, states))
        silent: frozenset[str] = _NONE
        if after is not None:
            silent = after.known | after.groups
            known = tuple(replace(one, fixed=True) for one in known if one.group not in silent)
        counts = Counts(
            tuple(states),
            self.members,
            {key: state_of(one, in_full=in_full) for key, one in self.rated.items()},
            tuple(self._cells(states, after)),
            known,
            left=partial(_left, self.members, self.rated, ends, silent),
        )
        gone = after.groups if after is not None else _NONE
        found = withheld_cells(counts.without(gone), self.thresholds.least, own_is_known=self.thresholds.own > 0)
        return replace(found, groups=found.groups | gone)

    def _cells(self, states: Sequence[tuple[str, ...]], after: Pattern | None) -> Iterator[Cell]:
        alone = {(CONDITION + gate, key) for gate, keys in self.failed.items() for key in keys}
        for key, one in self.members.items():
            line, is_public = self.freer.get(key), one.issubset(self.asked.public)
            for name, among in _columns(states, self.asked.scheme, self.scale):
                is_level = not name.startswith(CONDITION)
                is_told = after is not None and is_level and (key, name) not in after.cells
                withheld = (line is not None and _is_withheld(line, name)) or (name, key) in alone
                yield Cell(
                    key,
                    name,
                    among,
                    harmless_whole=not is_level or name == _best_of(self.scale),
                    fixed=is_public or is_told,
                    withheld=withheld or (after is not None and is_level and not is_told),
                    worth=1 if not is_level else _LEVEL_OF_ALL if key == ALL else _LEVEL,
                )


def _columns(
    states: Sequence[tuple[str, ...]], scheme: Scheme, scale: Scale
) -> Iterator[tuple[str, frozenset[Category]]]:
    for level in from_worst(scale):
        yield level, frozenset(state for state in states if state[0] == level)
    if len(states[0]) > 1:
        for gate in scheme.gates:
            yield CONDITION + gate.key, frozenset(state for state in states if gate.key in state[2:])
        yield CONDITION + LOWERING, frozenset(state for state in states if state[1] == LOWERED)


def _best_of(scale: Scale) -> str:
    return from_worst(scale)[-1]


def _is_withheld(line: Line, name: str) -> bool:
    if not name.startswith(CONDITION):
        return name in line.levels
    gate = name.removeprefix(CONDITION)
    return gate in line.gates or (gate == LOWERING and not line.capped)


def _known(
    asked: Asked,
    groups: Mapping[str, frozenset[str]],
    rated: Mapping[str, Receipt],
    ends: Mapping[tuple[str, ...], Ends],
    states: Sequence[tuple[str, ...]],
) -> Iterator[Known]:
    """What ratings and means say of counts."""
    common = asked.scheme.constituencies or Rollups()
    for key, one in groups.items():
        yield from means_of(key, [rated[each] for each in sorted(one & rated.keys())], ends)
        rule = common if key == ALL else common.by_constituency.get(key, common)
        if rule.rule == "mean" and ends:
            continue
        for known in implied(key, asked.rolled[key], rule, asked.scheme):
            factors: dict[Category, Fraction] = {
                state: known.factors[state[0]] for state in states if state[0] in known.factors
            }
            yield replace(known, factors=factors)


def _left(
    members: Mapping[str, frozenset[str]],
    rated: Mapping[str, Receipt],
    ends: Mapping[tuple[str, ...], Ends],
    before: frozenset[str],
    silent: frozenset[str],
) -> list[Known]:
    """What the means of all together say, less those of the groups that are told, of the others. `before`: silent already."""
    silent |= before
    if ALL not in members or ALL in silent:
        return []
    told = tuple(key for key in members if key != ALL and key not in silent)
    others = members[ALL].difference(*(members[key] for key in told)) & rated.keys()
    return [replace(one, less=told) for one in means_of(ALL, [rated[each] for each in sorted(others)], ends)]


def _by_group(places: Collection[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group, name in places:
        found.setdefault(group, set()).add(name)
    return found


def conditions(
    asked: Asked, members: Mapping[str, frozenset[str]], thresholds: Thresholds
) -> Iterator[tuple[str, frozenset[str]]]:
    """Each gate, and whether any lowered a rating, with the groups in which it is withheld for itself how many that are."""
    for gate in asked.scheme.gates:
        at = {
            one.organisation: FAILED
            if any(found.key == gate.key and not found.passed for found in one.receipt.gates)
            else PASSED
            for one in asked.stands
            if one.receipt is not None
        }
        yield gate.key, _withheld(members, at, asked.public, thresholds)
    yield LOWERING, _withheld(members, _lowered(asked.stands), asked.public, thresholds)


def _lowered(stands: Sequence[Stand]) -> dict[str, str]:
    return {
        one.organisation: FAILED
        if one.receipt.rating is not None and one.receipt.rating != one.receipt.rating_before_gates
        else PASSED
        for one in stands
        if one.receipt is not None
    }


def _withheld(
    members: Mapping[str, frozenset[str]], at: Mapping[str, str], public: Collection[str], thresholds: Thresholds
) -> frozenset[str]:
    cells = tuple(
        Cell(key, name, frozenset({name}), harmless_whole=name == PASSED, fixed=one.issubset(public))
        for key, one in members.items()
        for name in (FAILED, PASSED)
    )
    pattern = withheld_cells(
        Counts((FAILED, PASSED), members, at, cells), thresholds.least, own_is_known=thresholds.own > 0
    )
    return frozenset(group for group, _ in pattern.cells) | pattern.groups
