"""Which counts of a round are withheld: of levels, and of who failed an essential condition; with what ratings and means say of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from reports.suppression.asking import ALL, Asked, Line, Stand, Thresholds
from reports.suppression.cells import withheld_cells
from reports.suppression.implied import implied
from reports.suppression.joint import LOWERED, earning, means_of, state_of, states_of
from reports.suppression.values import Category, Cell, Counts, Known
from scoring.rating import from_worst
from scoring.receipt import Receipt
from scoring.scheme import Scheme
from scoring.scheme.ratings import Scale
from scoring.scheme.rollups import Rollups

FAILED, PASSED = "failed", "passed"
CONDITION = "failed "
"""Begins the name of a count of who failed a condition, before its key."""
LOWERING = "-lowered-"
"""As a condition: whether any of them lowered a rating. No key of one looks like this."""
_REST = "-rest-"
"""As a group: those of all together that are in no group that is told."""
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
    states = states_of([*rated.values()], asked.scheme, scale)
    in_full = len(states[0]) > 1
    alone = {(CONDITION + gate, key) for gate, keys in failed.items() for key in keys}
    cells = [
        Cell(
            key,
            name,
            among,
            harmless_whole=name == _best_of(scale) or name.startswith(CONDITION),
            fixed=one.issubset(asked.public),
            withheld=(key in freer and _is_withheld(freer[key], name)) or (name, key) in alone,
        )
        for key, one in members.items()
        for name, among in _columns(states, asked.scheme, scale, in_full=in_full)
    ]
    rest = members.get(ALL, _NONE) - frozenset().union(_NONE, *(one for key, one in members.items() if key != ALL))
    groups = {**members, **({_REST: rest} if rest and len(rest) < len(members[ALL]) else {})}
    pattern = withheld_cells(
        Counts(
            tuple(states),
            groups,
            {key: state_of(one, in_full=in_full) for key, one in rated.items()},
            tuple(cells),
            tuple(_known(asked, groups, rated, states)),
            rests=((ALL, tuple(key for key in members if key != ALL)),) if _REST in groups else None,
        ),
        thresholds.least,
        own_is_known=thresholds.own > 0,
    )
    withheld = _by_group(pattern.cells)
    if not in_full and withheld:
        # What cannot be decided together with levels is told only where all levels are.
        for key in members:
            withheld.setdefault(key, set()).update(CONDITION + gate for gate in failed)
    # What all together say less what the others say would be what is said of those that nothing is told of.
    silent = pattern.known | pattern.groups
    return withheld, pattern.known | ({ALL} if silent else _NONE), pattern.groups


def _columns(
    states: Sequence[tuple[str, ...]], scheme: Scheme, scale: Scale, *, in_full: bool
) -> Iterator[tuple[str, frozenset[Category]]]:
    for level in from_worst(scale):
        yield level, frozenset(state for state in states if state[0] == level)
    if in_full:
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
    states: Sequence[tuple[str, ...]],
) -> Iterator[Known]:
    """What ratings and means say of counts; of those left beside the groups that are told, all together less these."""
    scale, common = asked.scheme.scale, asked.scheme.constituencies or Rollups()
    ends = earning(states, asked.scheme, scale) if scale is not None else {}
    for key, one in groups.items():
        yield from means_of(key, [rated[each] for each in sorted(one & rated.keys())], ends)
        rule = common if key in (ALL, _REST) else common.by_constituency.get(key, common)
        if key == _REST or (rule.rule == "mean" and ends):
            continue
        for known in implied(key, asked.rolled[key], rule, asked.scheme):
            factors: dict[Category, Fraction] = {
                state: known.factors[state[0]] for state in states if state[0] in known.factors
            }
            yield replace(known, factors=factors)


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
