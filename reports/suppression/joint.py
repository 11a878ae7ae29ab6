"""How an organisation stands in all that is counted of it at once: its level, which essential conditions it failed, and whether
one of them lowered it.

Who knows the scheme sets one figure against the other: so many failed a condition that caps at the worst level, so at least so
many are there; the mean of a section leaves only so much for the others. What may be told is decided of all of it together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from reports.suppression.values import Category, Known
from scoring.rating import from_worst
from scoring.receipt import Receipt
from scoring.scheme import Scheme
from scoring.scheme.ratings import Level, Scale

LOWERED = "lowered"
_MOST = 96
"""Ways to stand that are told apart; with more of them only levels are."""
_WHOLE = Fraction(100)
_LESS = Fraction(1, 1000)
"""A level holds what is less than where the next begins."""
Ends = tuple[Fraction, Fraction]


def failed_in(receipt: Receipt) -> tuple[str, ...]:
    return tuple(sorted(gate.key for gate in receipt.gates if not gate.passed))


def state_of(receipt: Receipt, *, in_full: bool) -> tuple[str, ...]:
    """Its level; in full also whether it was lowered, and the conditions it failed."""
    if not in_full:
        return (str(receipt.rating),)
    lowered = LOWERED if receipt.rating != receipt.rating_before_gates else ""
    return (str(receipt.rating), lowered, *failed_in(receipt))


def states_of(receipts: Sequence[Receipt], scheme: Scheme, scale: Scale) -> tuple[tuple[str, ...], ...]:
    """Those that there are, and each level that the same failed conditions leave, or one fewer of them; levels alone where that were
    too many."""
    order = from_worst(scale)
    caps = {gate.key: order.index(gate.cap) for gate in scheme.gates}
    found = {state_of(one, in_full=True) for one in receipts} | {(level, "") for level in order}
    together = {state[2:] for state in found if state[2:]}
    fewer = {tuple(one for one in failed if one != key) for failed in together for key in failed}
    for failed in (together | fewer) - {()}:
        cap = min(caps[key] for key in failed)
        found |= {(level, "", *failed) for level in order[: cap + 1]} | {(order[cap], LOWERED, *failed)}
    return tuple(sorted(found)) if len(found) <= _MOST else tuple((level,) for level in order)


def earning(states: Iterable[tuple[str, ...]], scheme: Scheme, scale: Scale) -> dict[tuple[str, ...], Ends]:
    """What per cent at least and at most who stands so has earned; nothing where levels do not look at per cents."""
    if scale.on != "percent":
        return {}
    starts = [_start(level) for level in scale.levels]
    ends = [*starts[1:], _WHOLE + _LESS]
    at = {level.key: place for place, level in enumerate(scale.levels)}
    capping = {gate.cap for gate in scheme.gates}
    return {state: _ends(state, starts[at[state[0]]], ends[at[state[0]]], scale, capping) for state in states}


def _ends(state: tuple[str, ...], start: Fraction, end: Fraction, scale: Scale, capping: set[str]) -> Ends:
    """Who is lowered has earned something better; who may have been, that or what the level asks for."""
    is_lowered, may_be = LOWERED in state[1:2], len(state) == 1 and state[0] in capping
    if scale.best == "last":
        return (end if is_lowered else start), (_WHOLE if is_lowered or may_be else end - _LESS)
    return (Fraction(0) if is_lowered or may_be else start), (start if is_lowered else end - _LESS)


def _start(level: Level) -> Fraction:
    begins = level.from_ if level.from_ is not None else level.above
    return Fraction(begins or 0)


def means_of(key: str, receipts: Sequence[Receipt], ends: Mapping[tuple[str, ...], Ends]) -> Iterator[Known]:
    """What the means of a group, which are all rated, say of where they stand: of all they earned, and in each section that all have."""
    if not ends or not receipts:
        return
    in_full = any(len(state) > 1 for state in ends)
    states = [state_of(one, in_full=in_full) for one in receipts]
    yield from _both(key, sum((_percent(one) for one in receipts), Fraction(0)), ends, states)
    for section in sorted(receipts[0].sections):
        found = [_in_section(one, section) for one in receipts]
        having = [one for one in found if one is not None]
        if len(having) == len(receipts):
            part = max(weight for _, weight in having)
            inside = {state: _inside(end, part) for state, end in ends.items()}
            yield from _both(key, sum((percent for percent, _ in having), Fraction(0)), inside, states)


def _both(
    key: str, total: Fraction, ends: Mapping[tuple[str, ...], Ends], states: Sequence[tuple[str, ...]]
) -> Iterator[Known]:
    """As wide as what truly is: levels look at rounded figures, so the exact ones may lie a little beyond their ends."""
    least: dict[Category, Fraction] = {state: low for state, (low, _) in ends.items()}
    most: dict[Category, Fraction] = {state: high for state, (_, high) in ends.items()}
    yield Known(key, least, None, max(total, sum((least[one] for one in states), Fraction(0))))
    yield Known(key, most, min(total, sum((most[one] for one in states), Fraction(0))))


def _inside(ends: Ends, part: Fraction) -> Ends:
    """What is left for a section that is so large a part of all, were everything else earned or nothing of it."""
    low, high = ends
    return max(Fraction(0), _WHOLE - (_WHOLE - low) / part), min(_WHOLE, high / part)


def _in_section(one: Receipt, section: str) -> tuple[Fraction, Fraction] | None:
    """Per cent earned, and what part of all that is possible the section is. Only where a total is the sum of its sections: where it
    is made of them in another way, what one leaves for the others is not known here."""
    amount, whole = one.sections.get(section), Fraction(one.maximum_exact or one.maximum or 0)
    if amount is None or amount.earned is None or not amount.possible or not whole:
        return None
    if sum(each.possible or 0 for each in one.sections.values()) != whole:
        return None
    return amount.earned / amount.possible * 100, amount.possible / whole


def _percent(one: Receipt) -> Fraction:
    """Who is rated by per cents has one."""
    return Fraction(one.total_exact or one.total or 0) / Fraction(one.maximum_exact or one.maximum or 1) * 100
