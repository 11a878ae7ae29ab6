"""The smallest sets of answers that would have lifted a rating, to each better level."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.answers import AnswerSheet, Given, Value
from scoring.engine import Engine, Respondent
from scoring.receipt import Receipt
from scoring.uplift.better import absence_of
from scoring.uplift.bounds import Bound, bound_of, required_for
from scoring.uplift.lowering import lowered
from scoring.uplift.searching import Budget, Search, Spent, Step
from scoring.uplift.space import UNRATED, Space

MOST_SETS = 3
STEPS = 200
FEW, FURTHER = 4, 4
"""Among so many changes a bound is looked for first, and among so many times more where there is none."""
START = Step({}, frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that would have been another. `given` is None where nothing was said; `was_missing` also where what was said
    stands for no answer, and `was_asked` is false where only another change would have brought up the question."""

    question: str
    given: Given | None
    would: Value
    was_missing: bool
    was_asked: bool


@dataclass(frozen=True, slots=True)
class LiftSet:
    """Answers that together would have led there. `points`: how many more they earn, before weights."""

    changes: tuple[Change, ...]
    points: Fraction
    receipt: Receipt
    """Of the sheet so changed."""


@dataclass(frozen=True, slots=True)
class Lift:
    """To one level. Fewer changes than `at_least` surely do not lead there; None: no number of them does. `sets` have `size`
    changes each, the one with the fewest points first; empty where none was found. `is_exact`: `size` is the smallest.
    `is_all`: there are no sets of that size but `found` of them, of which `sets` has the first."""

    level: str
    at_least: int | None
    size: int | None
    is_exact: bool
    sets: tuple[LiftSet, ...]
    found: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Uplift:
    """`rating` is None where there is none. `lifts` go to every better level, the next one first; `could_change` is how many
    questions could have been answered better. Without a scale there are none."""

    rating: str | None
    lifts: tuple[Lift, ...]
    could_change: int


def uplift_of(engine: Engine, respondent: Respondent, sheet: AnswerSheet, *, steps: int = STEPS) -> Uplift:
    """`steps` is how often the search for one level may look for a bound. Raises ConditionFailed as the engine does."""
    scale = engine.compiled.scheme.scale
    if scale is None:
        return Uplift(None, (), 0)
    space = Space(engine, respondent, sheet, scale)
    now = space.level({})
    lifts: list[Lift] = []
    few = FEW
    for target in range(now + 1, len(space.order)):
        lift, few = _lift(space, target, steps, few)
        lifts.append(lift)
    return Uplift(None if now == UNRATED else space.order[now], tuple(lifts), len(space.betters))


def _lift(space: Space, target: int, steps: int, few: int) -> tuple[Lift, int]:
    """Looks first among `few` changes; also returns among how many to look first for the next level."""
    required = required_for(space.engine.compiled.scheme.gates, space.order, target)
    search = Search(space, target, required, Budget(steps))
    level, whole = space.order[target], all(one.whole for one in space.betters.values())
    bound = _first_bound(search, few)
    if bound.fewest is None:
        return Lift(level, None if whole else 1, None, False, (), 0, is_all=whole), few
    return _found(search, bound, max(bound.fewest, 1), whole), max(FEW, bound.fewest * FURTHER)


def _found(search: Search, bound: Bound, fewest: int, whole: bool) -> Lift:
    """`whole`: nothing that could be answered was left out of the search."""
    space, target, level = search.space, search.target, search.space.order[search.target]
    found, size, is_all = _smallest(search, fewest, bound)
    if found:
        return _written(space, target, level, size if whole else 1, found, is_exact=whole, is_all=is_all and whole)
    if is_all:
        return Lift(level, None if whole else 1, None, False, (), 0, is_all=whole)
    some = _pruned(search)
    return _written(
        space,
        target,
        level,
        size if whole else 1,
        [some] if some else [],
        is_exact=len(some) == size and whole,
        is_all=False,
    )


def _first_bound(search: Search, few: int) -> Bound:
    """Looked for among few changes first, since that is quicker."""
    every, most = len(search.space.betters), few
    while True:
        bound = bound_of(search.state(START), search.target, min(most, every))
        if bound.fewest is not None or most >= every:
            return bound
        most *= FURTHER


def _smallest(search: Search, size: int, bound: Bound | None) -> tuple[list[dict[str, Value]], int, bool]:
    """Sets of the smallest size, that size, and whether nothing is left to look at; none where the budget was spent before.
    `bound`: of all changes, known already for this size."""
    found: list[dict[str, Value]] = []
    every = len(search.space.betters)
    try:
        while not found and size <= every:
            for one in search.sets_of(size, bound):
                found.append(one)
                if len(found) >= MOST_LISTED:
                    return found, size, False
            size, bound = size + (not found), None
    except Spent:
        return found, size, False
    return found, size, True


MOST_LISTED = 4
"""So many sets are looked for before it is said that there are more."""


def _pruned(search: Search) -> dict[str, Value]:
    """Some set that leads there, none of which could be left out; empty where none is known."""
    space = search.space
    picks = bound_of(search.state(START), search.target, len(space.betters)).picks
    every = {key: space.best(key) for key in space.betters}
    asked = {key: value for key, value in every.items() if key in space.applied.shown}
    some: dict[str, Value] = next((dict(one) for one in (*picks, asked, every) if search.reaches(one)), {})
    for key in list(some):
        rest = {other: value for other, value in some.items() if other != key}
        if search.reaches(rest):
            some = rest
    return some


def _written(
    space: Space, target: int, level: str, at_least: int, found: list[dict[str, Value]], *, is_exact: bool, is_all: bool
) -> Lift:
    order = list(space.engine.compiled.plan.gated)
    sets = [_set_of(space, order, lowered(space, target, taken)) for taken in found]
    sets.sort(key=lambda one: (one.points, [order.index(change.question) for change in one.changes]))
    size = len(sets[0].changes) if sets else None
    return Lift(level, at_least, size, is_exact and bool(sets), tuple(sets[:MOST_SETS]), len(sets), is_all)


def _set_of(space: Space, order: list[str], taken: Mapping[str, Value]) -> LiftSet:
    changes = []
    points = Fraction(0)
    for key in sorted(taken, key=order.index):
        given = space.given(key)
        one = space.engine.compiled.counted.get(key)
        is_missing = absence_of(one, given) is not None
        before = Fraction(0) if is_missing or given is None else space.points(key, given)  # type: ignore[arg-type]
        points += space.points(key, taken[key]) - before
        changes.append(Change(key, given, taken[key], is_missing, key in space.applied.shown))
    return LiftSet(tuple(changes), points, space.engine.receipt(space.respondent, {**space.sheet, **taken}))
