"""Compared constituencies as they may be told to readers who do not see names: every number is there already, or the word “withheld”.

Decided in `reports/suppression`: each round by itself, and each two together. What is not decided to be told is veiled here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reports.comparison.cells import NONE, NOT_COMPARABLE, UNITS, figure, name_of, score, share, title_of
from reports.comparison.values import LevelName, Pair, Part, RoundSeen, Side
from reports.sheets import WITHHELD, Cell, Exact, count
from reports.suppression.protected import ProtectedTable, Protection, protect
from reports.suppression.settled import Pairs, ToldPart
from reports.suppression.told import ALL, Line
from scoring.decomposition.rolling import rule_for
from scoring.decomposition.values import Decomposition
from scoring.rounding import rounded
from scoring.scheme import Scheme

SET_APART = "Withheld: beside what is told of each round it would tell how single organisations stand."
NO_CAUSES = (
    "Why scores changed is withheld: how much comes from who answered, from what was asked, from how it was scored and from real movement "
    "would tell, beside what is told of each round, how single organisations stand."
)
NOTHING = ToldPart(cohort=False, rating=False, ways=None, matrix=None)
WAYS = ("improved", "unchanged", "worsened")


@dataclass(frozen=True, slots=True)
class ToldRound:
    """`lines` by name of the constituency, all together under `ALL`, with those only that may be named; `sealed`: no rating may be
    told yet. `fewest`: the organisations that a figure has to be of."""

    lines: Mapping[str, Line]
    named: Collection[str]
    sealed: bool
    fewest: int
    scheme: Scheme

    def line(self, constituency: str | None) -> Line | None:
        """None where nothing at all may be told of it."""
        if constituency is not None and constituency not in self.named:
            return None
        return Line(figures=False, rating=False) if self.sealed else self.lines.get(constituency or ALL)


@dataclass(frozen=True, slots=True)
class ToldRounds:
    """`rounds` by their keys; `pairs` of those that are settled. `policies`: by what earlier rounds are protected, by their titles, in
    words and as a content hash."""

    rounds: Mapping[str, ToldRound]
    pairs: Pairs = field(default_factory=dict)
    policies: tuple[tuple[str, tuple[str, str]], ...] = ()

    def part(self, pair: Pair, part: Part) -> ToldPart:
        """Of those rated in both, where the constituency is told of in both rounds."""
        both = [self.rounds[one.key].line(part.constituency) for one in (pair.before, pair.after)]
        told = self.pairs.get((pair.before.key, pair.after.key))
        if told is None or any(line is None or not line.figures for line in both):
            return NOTHING
        return told.parts.get(part.constituency or ALL, NOTHING)


@dataclass(frozen=True, slots=True)
class ToldSide:
    """Some organisations in one round. `counts` and `shares` by level."""

    n_of_N: str
    rated: Cell
    score: Cell
    rating: Cell
    counts: Mapping[str, Cell]
    shares: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A constituency in two rounds, or all together. `is_named`: whether it may be named in one of the two. `matrix` is None where
    there is none to tell. `parts`: the change, then its four causes."""

    before: RoundSeen
    after: RoundSeen
    constituency: str
    is_named: bool
    respondents: tuple[ToldSide, ToldSide]
    cohort: tuple[ToldSide, ToldSide]
    matched: Cell
    ways: tuple[Cell, ...]
    came_and_went: tuple[Cell, ...]
    matrix: Mapping[tuple[str, str], Cell] | None
    parts: tuple[Cell, ...]
    note: str

    @property
    def levels(self) -> tuple[LevelName, ...]:
        return tuple({one.key: one for seen in (self.before, self.after) for one in seen.levels}.values())

    @property
    def has_causes(self) -> bool:
        """Whether any may be told, or it is said why there are none."""
        return WITHHELD not in self.parts

    @property
    def comparable(self) -> bool:
        """Whether the figures are in one unit."""
        return self.before.unit == self.after.unit

    @property
    def unit(self) -> str:
        return ", then ".join(dict.fromkeys((UNITS[self.before.unit], UNITS[self.after.unit])))


def told_rows(pairs: Sequence[Pair], told: ToldRounds, protection: Protection) -> ProtectedTable[ToldRow]:
    """Of constituencies that may be named in one of the two rounds."""
    rows = (_row(pair, part, told) for pair in pairs for part in pair.parts)
    return protect(rows, lambda row: row if row.is_named else None, protection)


def _row(pair: Pair, part: Part, told: ToldRounds) -> ToldRow:
    both = [(told.rounds[one.key], one) for one in (pair.before, pair.after)]
    lines = [of.line(part.constituency) for of, _ in both]
    found = told.part(pair, part)
    has_figures = all(line is not None and line.figures for line in lines)
    sides = [
        told_side(side, of, seen, part.constituency)
        for side, (of, seen) in zip((part.before, part.after), both, strict=True)
    ]
    cohort = [
        _cohort(side, found, hidden, of, seen, part.constituency)
        for side, hidden, (of, seen) in zip(
            (part.matched_before, part.matched_after), (found.before, found.after), both, strict=True
        )
    ]
    parts, note = _parts(part, found, [line for line in lines if line is not None], told, pair)
    moved = (part.joined, part.moved_in, part.left, part.moved_out)
    return ToldRow(
        before=pair.before,
        after=pair.after,
        constituency=name_of(part),
        is_named=lines != [None, None],
        respondents=(sides[0], sides[1]),
        cohort=(cohort[0], cohort[1]),
        matched=count(len(part.matched)) if has_figures else WITHHELD,
        ways=tuple(_ways(pair, part, found)),
        came_and_went=tuple(count(len(one)) if has_figures else WITHHELD for one in moved),
        matrix=_matrix(pair, part, found),
        parts=parts,
        note=note,
    )


def told_side(side: Side, of: ToldRound, seen: RoundSeen, constituency: str | None) -> ToldSide:
    """All respondents, as the round tells of itself."""
    line = of.line(constituency)
    counts = {level: _count(side, level, line) for level in side.at}
    told = side.n_of_N if line is not None else WITHHELD
    has_figures, has_rating = line is not None and line.figures, line is not None and line.figures and line.rating
    return ToldSide(
        n_of_N=told,
        rated=count(side.rated) if has_figures else WITHHELD,
        score=_score(side, constituency, of.scheme) if has_rating else WITHHELD,
        rating=title_of(seen, side.rating) if has_rating else WITHHELD,
        counts=counts,
        shares=_shares(side, counts),
    )


def _count(side: Side, level: str, line: Line | None) -> Cell:
    return WITHHELD if line is None or not line.figures or level in line.levels else count(side.at[level])


def _cohort(
    side: Side, found: ToldPart, hidden: Collection[str], of: ToldRound, seen: RoundSeen, constituency: str | None
) -> ToldSide:
    counts: dict[str, Cell] = {
        level: count(number) if found.cohort and level not in hidden else WITHHELD for level, number in side.at.items()
    }
    return ToldSide(
        n_of_N=side.n_of_N if found.cohort else WITHHELD,
        rated=count(side.rated) if found.cohort else WITHHELD,
        score=_score(side, constituency, of.scheme) if found.rating else WITHHELD,
        rating=title_of(seen, side.rating) if found.rating else WITHHELD,
        counts=counts,
        shares=_shares(side, counts),
    )


def _shares(side: Side, counts: Mapping[str, Cell]) -> dict[str, Cell]:
    """Of numbers that are told."""
    rated = sum(side.at.values())
    return {
        level: share(side.at[level], rated) if isinstance(number, Exact) else number for level, number in counts.items()
    }


def _score(side: Side, constituency: str | None, scheme: Scheme) -> Cell:
    """No more exact than the round itself tells it."""
    rule = rule_for(scheme, constituency)
    return score(side) if side.figure is None else figure(rounded(side.figure, rule.rounding or scheme.rounding))


def _ways(pair: Pair, part: Part, found: ToldPart) -> Iterator[Cell]:
    for way, some in zip(WAYS, (part.improved, part.unchanged, part.worsened), strict=True):
        if not pair.scales.comparable:
            yield NOT_COMPARABLE
        else:
            yield WITHHELD if found.ways is None or way in found.ways else count(len(some))


def _matrix(pair: Pair, part: Part, found: ToldPart) -> dict[tuple[str, str], Cell] | None:
    """From level to level, of those rated in both."""
    if found.matrix is None or not part.matched:
        return None
    return {
        (old.key, new.key): WITHHELD
        if (old.key, new.key) in found.matrix
        else count(len(part.matrix.at(old.key, new.key)))
        for old in pair.before.levels
        for new in pair.after.levels
    }


def _parts(
    part: Part, found: ToldPart, lines: Sequence[Line], told: ToldRounds, pair: Pair
) -> tuple[tuple[Cell, ...], str]:
    """Only means over those that may have figures, of as many organisations as are rated in both: what another rule makes of other
    answers says how many organisations are at levels that nothing else tells of."""
    parted = part.decomposition
    if not isinstance(parted, Decomposition):
        return (NONE,) * 5, parted.reason
    rules = [rule_for(told.rounds[one.key].scheme, part.constituency).rule for one in (pair.before, pair.after)]
    same = (pair.before.questionnaire, pair.before.scheme) == (pair.after.questionnaire, pair.after.scheme)
    is_told = found.rating and all(line.rating for line in lines) and parted.on == len(part.matched)
    if not is_told or not (same or rules == ["mean", "mean"]):
        return (WITHHELD,) * 5, SET_APART
    return tuple(figure(one) for one in (parted.whole, *parted.parts)), " ".join(parted.notes)


def change(before: Cell, after: Cell, comparable: bool) -> Cell:
    if WITHHELD in (before, after):
        return WITHHELD
    if not isinstance(before, Exact) or not isinstance(after, Exact):
        return NONE
    return figure(Fraction(after) - Fraction(before)) if comparable else NOT_COMPARABLE
