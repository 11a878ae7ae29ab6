"""The answers to one question counted: which way they went, by what the points of the scheme say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from reports.comparison.values import Moves
from scoring.decomposition.carrying import Kept
from scoring.decomposition.points import regraded, same_points
from scoring.exact import total_of
from scoring.parts import Counted
from scoring.receipt import Line

Points = tuple[str, str]
"""Earned and possible, as receipts have them."""
Places = Mapping[str, str | None]
"""Matched organisation to its constituency, None where that changed."""
ByReference = Mapping[str, Line]


@dataclass(slots=True)
class _Tally:
    of: int = 0
    moves: Counter[tuple[Points, Points, bool]] = field(default_factory=Counter)


def tallied(
    kept: Kept,
    counted: tuple[Counted, Counted],
    lines: tuple[ByReference, ByReference],
    places: Places,
    is_more_better: bool,
) -> dict[str | None, Moves]:
    """One question to one. Where its points mean something else now, earlier answers are looked at by the later rule."""
    old_lines, new_lines = lines
    is_same = same_points(*counted)
    by_later: dict[str, Points | None] = {}
    tallies = _tallies(places)
    everybody = tallies[None].moves
    for reference, place in places.items():
        old, new = old_lines.get(reference), new_lines.get(reference)
        if old is None or new is None:
            continue
        changed = old.input != new.input and _rekeyed(kept, old.input) != new.input
        points = _points(old)
        if not is_same:
            at = repr(old.input)
            if at not in by_later:
                by_later[at] = _by_later(kept, counted, old)
            known = by_later[at]
            if known is None:
                continue
            points = known
        move = points, _points(new), changed
        everybody[move] += 1
        if place is not None:
            tallies[place].moves[move] += 1
    return {place: _moves(tally, is_more_better, with_changes=True) for place, tally in tallies.items()}


def tallied_group(
    sides: tuple[Sequence[ByReference], Sequence[ByReference]], places: Places, is_more_better: bool
) -> dict[str | None, Moves]:
    """A split or merged question: the sums of either side, of organisations that answered all of it."""
    tallies = _tallies(places)
    for reference, place in places.items():
        sums = [_sum([lines.get(reference) for lines in side]) for side in sides]
        if sums[0] is None or sums[1] is None:
            continue
        move = sums[0], sums[1], False
        tallies[None].moves[move] += 1
        if place is not None:
            tallies[place].moves[move] += 1
    return {place: _moves(tally, is_more_better, with_changes=False) for place, tally in tallies.items()}


def _tallies(places: Places) -> dict[str | None, _Tally]:
    """All first, then each constituency, with how many organisations could have answered."""
    tallies: dict[str | None, _Tally] = {None: _Tally(len(places))}
    for place in places.values():
        if place is not None:
            tallies.setdefault(place, _Tally()).of += 1
    return tallies


def _points(line: Line) -> Points:
    return line.points_exact or str(line.points), line.maximum_exact or str(line.maximum)


def _by_later(kept: Kept, counted: tuple[Counted, Counted], line: Line) -> Points | None:
    found = regraded(kept, *counted, line.input)
    return None if found is None else (str(found.earned), str(found.most))


def _rekeyed(kept: Kept, written: object) -> object:
    """The answer with today's option keys."""
    if isinstance(written, list):
        return [kept.forward.get(str(key), key) for key in written]
    return kept.forward.get(written, written) if isinstance(written, str) else written


def _sum(lines: Sequence[Line | None]) -> Points | None:
    found = [_points(line) for line in lines if line is not None]
    if len(found) < len(lines):
        return None
    earned, most = (total_of(Fraction(one[at]) for one in found) for at in (0, 1))
    return str(earned), str(most)


def _moves(tally: _Tally, is_more_better: bool, *, with_changes: bool) -> Moves:
    ways = Counter[int]()
    changes = 0
    for (old, new, changed), times in tally.moves.items():
        ways[_way(old, new)] += times
        changes += times * changed
    return Moves(
        n=tally.moves.total(),
        of=tally.of,
        better=ways[1 if is_more_better else -1],
        worse=ways[-1 if is_more_better else 1],
        same=ways[0],
        changed=changes if with_changes else None,
        before=_mean((old, times) for (old, _, _), times in tally.moves.items()),
        after=_mean((new, times) for (_, new, _), times in tally.moves.items()),
    )


@lru_cache(maxsize=65_536)
def _percent(points: Points) -> Fraction | None:
    most = Fraction(points[1])
    return Fraction(points[0]) * 100 / most if most else None


@lru_cache(maxsize=65_536)
def _way(old: Points, new: Points) -> int:
    """1 better, -1 worse, 0 the same; of what is possible, or of the points where nothing is."""
    before, after = _percent(old), _percent(new)
    if before is None or after is None:
        before, after = Fraction(old[0]), Fraction(new[0])
    return (after > before) - (after < before)


def _mean(points: Iterable[tuple[Points, int]]) -> Fraction | None:
    """In whole numbers, one sum for each denominator: most percentages have the same few."""
    n, tops = 0, dict[int, int]()
    for one, times in points:
        percent = _percent(one)
        if percent is not None:
            top, bottom = percent.as_integer_ratio()
            tops[bottom] = tops.get(bottom, 0) + top * times
            n += times
    return total_of(Fraction(top, bottom) for bottom, top in tops.items()) / n if n else None
