"""One constituency of two rounds: who is matched, joined and left, and which way the matched went."""

from dataclasses import dataclass
from fractions import Fraction

from reports.comparison.bases import base_of_all, base_of_part
from reports.comparison.digests import Digest
from reports.comparison.matrices import matrix
from reports.comparison.scales import Ranks
from reports.comparison.sides import cohort, respondents
from reports.comparison.values import ByScore, Part
from scoring.decomposition.values import Decomposition, NotDecomposed

References = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Two:
    """Two rounds and how their levels lie on one ladder."""

    before: Digest
    after: Digest
    ranks: Ranks

    @property
    def names(self) -> tuple[str, ...]:
        """Constituencies of the later round, then those it no longer has."""
        return tuple(dict.fromkeys((*self.after.names, *self.before.names)))


def part(two: Two, constituency: str | None, decomposition: Decomposition | NotDecomposed) -> Part:
    before, after = (_counting(one, constituency) for one in (two.before, two.after))
    matched = tuple(key for key in after if key in before)
    joined = tuple(key for key in after if key not in before)
    left = tuple(key for key in before if key not in after)
    ways = _by_level(two, matched)
    return Part(
        constituency=constituency,
        before=respondents(two.before, constituency),
        after=respondents(two.after, constituency),
        matched_before=cohort(two.before, constituency, matched),
        matched_after=cohort(two.after, constituency, matched),
        matched=matched,
        joined=joined,
        left=left,
        moved_in=tuple(key for key in joined if _is_elsewhere(two.before, key, constituency)),
        moved_out=tuple(key for key in left if _is_elsewhere(two.after, key, constituency)),
        improved=ways[1],
        worsened=ways[-1],
        unchanged=ways[0],
        not_comparable=() if two.ranks.scales.comparable else matched,
        by_score=_by_score(two, matched),
        matrix=matrix(two.before, two.after, constituency),
        decomposition=decomposition,
        warnings=base_of_all(two.before, two.after, matched)
        if constituency is None
        else base_of_part(two.before, two.after, constituency, matched),
    )


def _counting(of: Digest, constituency: str | None) -> dict[str, None]:
    return {key: None for key, one in of.within(constituency).items() if one.counts}


def _is_elsewhere(of: Digest, key: str, constituency: str | None) -> bool:
    """Whether it was asked in that round, in another constituency."""
    seen = of.organisations.get(key)
    return constituency is not None and seen is not None and seen.constituency != constituency


def _by_level(two: Two, matched: References) -> dict[int, References]:
    """-1 worsened, 0 unchanged, 1 improved."""
    ways: dict[int, list[str]] = {-1: [], 0: [], 1: []}
    if two.ranks.scales.comparable:
        for key in matched:
            old = two.ranks.before[two.before.organisations[key].state]
            new = two.ranks.after[two.after.organisations[key].state]
            ways[(new > old) - (new < old)].append(key)
    return {way: tuple(keys) for way, keys in ways.items()}


def _by_score(two: Two, matched: References) -> ByScore:
    old_unit, new_unit = two.before.round.unit, two.after.round.unit
    if old_unit != new_unit:
        return ByScore(
            (),
            (),
            (),
            f"Totals were rated in {_unit(old_unit)} and are now in {_unit(new_unit)}; they cannot be compared.",
        )
    ways: dict[int, list[str]] = {-1: [], 0: [], 1: []}
    for key in matched:
        old, new = (_figure(one, key) for one in (two.before, two.after))
        ways[(new > old) - (new < old)].append(key)
    return ByScore(up=tuple(ways[1]), down=tuple(ways[-1]), same=tuple(ways[0]))


def _figure(of: Digest, key: str) -> Fraction:
    figure = of.organisations[key].member.figure
    assert figure is not None  # who is matched counts in both rounds
    return figure


def _unit(unit: str) -> str:
    return "per cent" if unit == "percent" else "points"
