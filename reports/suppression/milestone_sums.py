"""What readers could set up about one milestone: how many organisations there are of each kind, and the counts that are sums of them.

An organisation that said something is of one kind in two ways that meet in whether the milestone applies to it: how sure it is, within
its constituency, and how its days lie, within those that were in the same constituencies in both rounds. Any two such tables with
as many concerned can be one table of organisations, so both together allow just what is possible.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.suppression.hiding import Goal, Puzzle, Sum, Target
from reports.suppression.milestone_facts import (
    COMPLETE,
    CONCERNED,
    EARLIER,
    IN_TIME,
    LATE,
    LATER,
    NOT_CONCERNED,
    SAME,
    SIDES,
    Fact,
    level,
    possible,
    sides,
    slip,
)  # fmt: skip
from reports.suppression.shifting import Bounded

ALL = ""
"""The key of all organisations together; no constituency has an empty name."""
World = Mapping[str, Sequence[int]]
"""By constituency, how many organisations are at each of `SIDES`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Of organisations: `now` and `then` are constituencies, empty where they said nothing in that round. Either `state` is given,
    or how days lie."""

    now: str = ""
    then: str = ""
    side: str = ""
    side_then: str = ""
    slip: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One milestone: facts by organisation, now and in the round before; `worlds`: what may have been true then, as far as anybody
    was told. `levels`: keys of confidence."""

    levels: Sequence[str]
    due_on: date | None
    facts: Mapping[str, Fact]
    was_due_on: date | None = None
    before: Mapping[str, Fact] | None = None
    worlds: Sequence[World] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Constituencies, and `ALL`, that may have figures, and those of them that may have figures of slippage. Of `fixed` everybody
    agreed to be named."""

    groups: frozenset[str]
    slipping: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()


Test = Callable[[Kind], bool]
_SLIPPING: dict[str, Test] = {
    "matched": lambda one: one.slip != "",
    "later": lambda one: one.slip == LATER,
    "earlier": lambda one: one.slip == EARLIER,
    "newly_late": lambda one: one.slip != "" and one.side == LATE and one.side_then == IN_TIME,
}
_TIMES = 8
"""Withholding what shares are of takes all of them."""
NAMES_OF_SLIPPAGE = tuple(_SLIPPING)


def counts_of(asked: Asked) -> dict[str, Test]:
    """What is printed of a group, by name, but slippage."""
    found: dict[str, Test] = {
        "concerned": lambda one: one.side in CONCERNED,
        "complete": lambda one: one.state == COMPLETE,
        **{level(key): _in_state(level(key)) for key in asked.levels},
    }
    return found | ({"late": lambda one: one.side == LATE} if asked.due_on is not None else {})


def _in_state(state: str) -> Test:
    return lambda one: one.state == state


def kinds_of(asked: Asked) -> dict[Kind, int]:
    """How many organisations are of each kind that there could be."""
    then = asked.before or {}
    found: Counter[Kind] = Counter()
    for who in asked.facts.keys() | then.keys():
        now, was = asked.facts.get(who), then.get(who)
        if now is not None and now.state:
            found[Kind(now=now.constituency, state=now.state)] += 1
        found[_lying(now, was)] += 1
    states = [COMPLETE, *(level(key) for key in asked.levels)]
    could = {Kind(now=one.constituency, state=state): None for one in asked.facts.values() for state in states}
    for one in [kind for kind in found if not kind.state]:
        could |= dict.fromkeys(_like(one, asked))
    return {one: found[one] for one in sorted(could, key=_order)}


def _lying(now: Fact | None, then: Fact | None) -> Kind:
    return Kind(
        now.constituency if now is not None else "",
        then.constituency if then is not None else "",
        now.side if now is not None else "",
        then.side if then is not None else "",
        slip(now, then) if now is not None and then is not None else "",
    )


def _like(one: Kind, asked: Asked) -> Iterator[Kind]:
    """Every kind that organisations of the same constituencies might be of."""
    if one.now and one.then:
        for side, was, how in possible(asked.due_on, asked.was_due_on):
            yield Kind(one.now, one.then, side, was, how)
    elif one.now:
        yield from (Kind(now=one.now, side=side) for side in sides(asked.due_on))
    else:
        yield from (Kind(then=one.then, side_then=side) for side in sides(asked.was_due_on))


def _order(one: Kind) -> tuple[str, ...]:
    return one.now, one.then, one.state, one.side, one.side_then, one.slip


@dataclass(frozen=True, slots=True)
class Part:
    """A group, or what is left of all without those shown, which is not printed; `loser` goes where nothing hides it."""

    group: str
    constituencies: frozenset[str]
    is_printed: bool
    loser: str


def parts_of(groups: frozenset[str], said: Mapping[str, int]) -> list[Part]:
    """`said`: how many of each constituency."""
    every = frozenset(said)
    found = [Part(one, every if one == ALL else frozenset({one}), True, one) for one in sorted(groups)]
    inner = groups - {ALL}
    if ALL in groups and inner and (rest := every - inner):
        found.append(Part(ALL, rest, False, min(inner, key=lambda one: (said.get(one, 0), one))))
    return found


def puzzle_of(asked: Asked, shown: Shown, smallest: int) -> Puzzle:
    kinds = kinds_of(asked)
    order = list(kinds)
    said = Counter(one.constituency for one in asked.facts.values())
    met: Counter[tuple[str, str]] = Counter()
    for one, count in kinds.items():
        met[one.now, one.then] += 0 if one.state else count
    sums, targets = [], []
    for counts, secrets, groups in (
        (counts_of(asked), _secrets(asked), shown.groups),
        (_slippage_of(asked), _SECRETS, shown.slipping),
    ):
        for part in parts_of(groups, said):
            is_fixed = part.group in shown.fixed
            for name, test in counts.items():
                at = _places(order, part, test)
                value = _value(kinds, at)
                place = (part.group, name) if part.is_printed else None
                if place is not None:
                    sums.append(Sum(place, at, value, is_fixed, _TIMES if name in ("concerned", "matched") else 1))
                if 0 < value < smallest and not is_fixed:
                    targets.append(Target(place, at, _goals(value, smallest), part.loser))
            for secret in secrets if not is_fixed else ():
                at = _places(order, part, secret.test)
                value = _value(kinds, at)
                is_nought = not value and secret.unless_nought and _value(kinds, _places(order, part, secret.among))
                if 0 < value < smallest or is_nought:
                    targets.append(Target(None, at, _goals(value, smallest), part.loser))
    slipping = sorted(shown.slipping, key=lambda one: (one == ALL, said[one], one))
    for world in asked.worlds if slipping else ():
        instead = tuple(_then(order, world))
        targets.append(Target(None, frozenset(), ((None, None),), slipping[0], instead))
    return Puzzle(
        most=tuple(said[one.now] if one.state else met[one.now, one.then] for one in order),
        always=(*_met(order, met), *_joined(order, said)),
        sums=tuple(sums),
        targets=tuple(targets),
        true=tuple(_then(order, world_of((asked.before or {}).values()))),
    )


def world_of(facts: Iterable[Fact]) -> dict[str, tuple[int, ...]]:
    found = Counter((one.constituency, one.side) for one in facts)
    return {place: tuple(found[place, side] for side in SIDES) for place in sorted({place for place, _ in found})}


def world_in(asked: Asked, numbers: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """What a table that agrees with all that is told says of this round, for the rounds after it."""
    found: Counter[tuple[str, str]] = Counter()
    for one, number in zip(kinds_of(asked), numbers, strict=True):
        if one.now and not one.state:
            found[one.now, one.side] += number
    return {place: tuple(found[place, side] for side in SIDES) for place in sorted({place for place, _ in found})}


@dataclass(frozen=True, slots=True)
class _Secret:
    """A count that is not printed, and that others would tell. With `unless_nought` it may not be known either that there is none
    `among` some: then all of those are otherwise."""

    test: Test
    among: Test = lambda one: False
    unless_nought: bool = False


def _secrets(asked: Asked) -> list[_Secret]:
    """Whom it does not apply to, who is in time, and that all are alike below the best."""
    every: Test = lambda one: one.side in CONCERNED  # noqa: E731
    besides = [_Secret(_in_other_state(level(key)), every, True) for key in asked.levels]
    in_time = [_Secret(lambda one: one.side == IN_TIME, every, True)] if asked.due_on is not None else []
    return [_Secret(lambda one: one.side == NOT_CONCERNED), *in_time, *besides]


def _in_other_state(state: str) -> Test:
    return lambda one: one.state not in ("", state)


def _slippage_of(asked: Asked) -> Mapping[str, Test]:
    """Nobody is newly late where a round has no day for it."""
    has_days = asked.due_on is not None and asked.was_due_on is not None
    return {name: test for name, test in _SLIPPING.items() if has_days or name != "newly_late"}


_SECRETS = [
    _Secret(lambda one: one.slip == SAME),
    _Secret(lambda one: one.slip in (SAME, EARLIER), _SLIPPING["matched"], True),
    _Secret(lambda one: one.slip != "" and not _SLIPPING["newly_late"](one), _SLIPPING["matched"], True),
]


def _goals(value: int, smallest: int) -> tuple[Goal, ...]:
    return (smallest, None), (value + 1, None), *(((None, value - 1),) if value else ())


def _places(order: Sequence[Kind], part: Part, test: Test) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(order) if one.now in part.constituencies and test(one))


def _value(kinds: Mapping[Kind, int], places: frozenset[int]) -> int:
    return sum(number for at, number in enumerate(kinds.values()) if at in places)


def _met(order: Sequence[Kind], met: Mapping[tuple[str, str], int]) -> Iterator[Bounded]:
    """Who said something in which rounds is known."""
    for (now, then), count in met.items():
        terms = {at: Fraction(1) for at, one in enumerate(order) if (one.now, one.then, one.state) == (now, then, "")}
        if terms:
            yield Bounded(terms, Fraction(count), Fraction(count))


def _joined(order: Sequence[Kind], said: Mapping[str, int]) -> Iterator[Bounded]:
    """Whoever it applies to is complete or so sure, and the other way round."""
    for place in said:
        here = [(at, one) for at, one in enumerate(order) if one.now == place]
        terms = {at: Fraction(1 if one.state else -1) for at, one in here if one.state or one.side in CONCERNED}
        yield Bounded(terms, Fraction(0), Fraction(0))


def _then(order: Sequence[Kind], world: World) -> Iterator[Bounded]:
    for place, counts in world.items():
        for side, count in zip(SIDES, counts, strict=True):
            here = [at for at, one in enumerate(order) if (one.then, one.side_then) == (place, side)]
            if here:
                yield Bounded(dict.fromkeys(here, Fraction(1)), Fraction(count), Fraction(count))
