"""Movement from state to state."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from reports.comparison.digests import Digest, Seen
from reports.comparison.values import ELSEWHERE, NO_RESPONSE, NOT_ASKED, NOT_RATED, Cell, Matrix
from scoring.exact import total_of

_OTHERS = (NOT_RATED, NO_RESPONSE, ELSEWHERE, NOT_ASKED)


def matrix(before: Digest, after: Digest, constituency: str | None) -> Matrix:
    """Of everyone who was asked here in either round. The weight of a cell is the later one, of those who left the earlier."""
    everyone = dict.fromkeys((*before.within(constituency), *after.within(constituency)))
    found: dict[tuple[str, str], list[str]] = {}
    for key in everyone:
        states = _state(before, key, constituency), _state(after, key, constituency)
        found.setdefault(states, []).append(key)
    rows = _states(before, (old for old, _ in found))
    columns = _states(after, (new for _, new in found))
    return Matrix(
        rows,
        columns,
        tuple(
            Cell(old, new, tuple(found[old, new]), _weight(found[old, new], before, after))
            for old in rows
            for new in columns
            if (old, new) in found
        ),
    )


def _states(of: Digest, met: Iterable[str]) -> tuple[str, ...]:
    """Every level, and what else is met."""
    others = set(met)
    return (*(level.key for level in of.round.levels), *(state for state in _OTHERS if state in others))


def _state(of: Digest, key: str, constituency: str | None) -> str:
    seen: Seen | None = of.organisations.get(key)
    if seen is None:
        return NOT_ASKED
    return seen.state if constituency in (None, seen.constituency) else ELSEWHERE


def _weight(keys: Sequence[str], before: Digest, after: Digest) -> Fraction | None:
    weights = [(after.organisations.get(key) or before.organisations[key]).weight for key in keys]
    known = [weight for weight in weights if weight is not None]
    return total_of(known) if len(known) == len(weights) else None
