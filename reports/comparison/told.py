"""A comparison for readers who do not see names: what each round tells of itself, side by side, and no sum over other organisations.

Cohorts, movement and the parts of a change are of other sets of organisations than those told of a round. Beside these they would be
those of a single one wherever one joined or left, so they are not told here at all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.comparison import columns
from reports.comparison.cells import NONE, NOT_COMPARABLE, UNITS, figure, name_of, score, share, shown_cell, title_of
from reports.comparison.columns import Headed
from reports.comparison.tables import coverage, table_of
from reports.comparison.values import Comparison, Pair, Part, QuestionMovement, RoundSeen, Side
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.sheets import WITHHELD, Cell, Column, Exact, count
from reports.suppression.told import ALL, Line
from scoring.decomposition.rolling import rule_for
from scoring.rounding import rounded
from scoring.scheme import Scheme

NOT_TOLD = (
    "Movement from rating to rating, the organisations rated in both rounds, and the parts of a change are shown to those who see names: "
    "beside the figures of each round they would tell how single organisations stand."
)
Row = tuple[Cell, ...]


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


ToldRounds = Mapping[str, ToldRound]
"""By the keys of the rounds."""
_SIDES = tuple(
    one for one in columns.SIDES if not one.column.key.startswith("matched") and one.column.key != "tendency"
)
_DISTRIBUTION = tuple(
    one for one in columns.DISTRIBUTION if one.column.key not in ("of", "weight_before", "weight_after")
)
_WHICH_WAY = Headed("Which way", Column("which_way", "Whether more of these answers got better or worse, or as many"))
_QUESTIONS = (
    *(one for one in columns.QUESTIONS if one.column.key in ("before", "after", "number", "question", "verdict", "comparable", "n", "of")),
    _WHICH_WAY,
    columns.QUESTIONS[-1],
)  # fmt: skip


def told_tables(comparison: Comparison, told: ToldRounds) -> tuple[Table, ...]:
    pairs = comparison.pairs
    return (told_rounds(comparison, told), *(make(pairs, told) for make in (_sides, _distributions, _questions)))


def told_chapter(pair: Pair, told: ToldRounds) -> Chapter:
    blocks: list[Block] = [Sentences((*_headlines(pair, told), coverage(pair)), listed=True, emphasised=True)]
    blocks += [make([pair], told) for make in (_sides, _distributions, _questions)]
    return Chapter(
        key=f"comparison-{pair.before.key}-{pair.after.key}",
        title=f"{pair.after.title} against {pair.before.title}",
        purpose="What changed between the two rounds, as far as it may be told without names.",
        blocks=tuple(blocks),
    )


def told_rounds(comparison: Comparison, told: ToldRounds) -> Table:
    rows = []
    for one, side in zip(comparison.rounds, comparison.all.respondents, strict=True):
        refs = (f"{ref.key} {ref.version}" for ref in (one.questionnaire, one.scheme))
        found = (NONE,) * 4 if side is None else _standing(one, side, comparison.all.constituency, told)
        rows.append((one.title, one.as_of, *refs, *found))
    base = f"{comparison.all.constituency or 'All organisations'} asked in each round"
    return table_of("rounds", "The rounds compared", columns.ROUNDS, rows, base)


def _headlines(pair: Pair, told: ToldRounds) -> Iterator[str]:
    part = pair.all
    sides = ((pair.before, part.before), (pair.after, part.after))
    old, new = (_standing(one, side, part.constituency, told) for one, side in sides)
    said = [_said(found, one.unit) for found, (one, _) in zip((old, new), sides, strict=True)]
    yield f"{name_of(part)}: from {said[0]} to {said[1]} for all respondents ({old[0]} handed in, then {new[0]})."


def _said(standing: tuple[Cell, ...], unit: str) -> str:
    _, _, number, level = standing
    return f"{shown_cell(number, unit)} ({level})" if isinstance(number, Exact) else str(level)


def _sides(pairs: Sequence[Pair], told: ToldRounds) -> Table:
    rows = ((*_place(pair, part), *_side_row(pair, part, told)) for pair, part in _shown(pairs, told))
    return table_of("comparison", "All respondents before and now", _SIDES, rows, _base(pairs))


def _side_row(pair: Pair, part: Part, told: ToldRounds) -> Row:
    before, after = (
        _standing(one, side, part.constituency, told)
        for one, side in ((pair.before, part.before), (pair.after, part.after))
    )
    units = dict.fromkeys((UNITS[pair.before.unit], UNITS[pair.after.unit]))
    return (
        before[0],
        after[0],
        before[2],
        after[2],
        _change(before[2], after[2], len(units) == 1),
        before[3],
        after[3],
        ", then ".join(units),
    )


def _standing(one: RoundSeen, side: Side, constituency: str | None, told: ToldRounds) -> tuple[Cell, Cell, Cell, Cell]:
    """Handed in, rated, score and rating."""
    of = told[one.key]
    line = of.line(constituency)
    if line is None:
        return (WITHHELD,) * 4
    if not line.figures:
        return side.n_of_N, WITHHELD, WITHHELD, WITHHELD
    if not line.rating:
        return side.n_of_N, count(side.rated), WITHHELD, WITHHELD
    return side.n_of_N, count(side.rated), _score(side, constituency, of.scheme), title_of(one, side.rating)


def _score(side: Side, constituency: str | None, scheme: Scheme) -> Cell:
    """No more exact than the round itself tells it."""
    rule = rule_for(scheme, constituency)
    return score(side) if side.figure is None else figure(rounded(side.figure, rule.rounding or scheme.rounding))


def _change(before: Cell, after: Cell, comparable: bool) -> Cell:
    if WITHHELD in (before, after):
        return WITHHELD
    if not isinstance(before, Exact) or not isinstance(after, Exact):
        return NONE
    return figure(Fraction(after) - Fraction(before)) if comparable else NOT_COMPARABLE


def _distributions(pairs: Sequence[Pair], told: ToldRounds) -> Table:
    rows = (row for pair, part in _shown(pairs, told) for row in _levels(pair, part, told))
    return table_of("distribution", "Ratings before and now", _DISTRIBUTION, rows, _base(pairs))


def _levels(pair: Pair, part: Part, told: ToldRounds) -> Iterator[Row]:
    sides = ((pair.before, part.before), (pair.after, part.after))
    for key, title in {level.key: level.title for one, _ in sides for level in one.levels}.items():
        before, after = (_count(side, key, told[one.key].line(part.constituency)) for one, side in sides)
        change = _change(before, after, pair.scales.comparable)
        shares = (_share(number, side, key) for number, (_, side) in zip((before, after), sides, strict=True))
        yield (*_place(pair, part), title, before, after, change, *shares)


def _share(number: Cell, side: Side, level: str) -> Cell:
    """Of a number that is told."""
    return share(side.at[level], sum(side.at.values())) if isinstance(number, Exact) else number


def _count(side: Side, level: str, line: Line | None) -> Cell:
    if level not in side.at:
        return "no such level"
    return WITHHELD if line is None or not line.figures or level in line.levels else count(side.at[level])


def _questions(pairs: Sequence[Pair], told: ToldRounds) -> Table:
    rows = (_question_row(pair, one, told) for pair in pairs for one in pair.questions.questions)
    return table_of(
        "questions", "Question by question", _QUESTIONS, rows, _base(pairs), tuple(coverage(pair) for pair in pairs)
    )


def _question_row(pair: Pair, one: QuestionMovement, told: ToldRounds) -> Row:
    """Which way, and over how many: as beside a lesson, and never how many answers went which way."""
    said = (pair.before.title, pair.after.title, one.number, one.text, one.verdict, "yes" if one.comparable else "no")
    if one.all is None:
        return (*said, *(NOT_COMPARABLE,) * 3, one.reason)
    both = [told[seen.key] for seen in (pair.before, pair.after)]
    lines = [of.line(pair.all.constituency) for of in both]
    if any(line is None or not line.figures for line in lines) or one.all.n < max(of.fewest for of in both):
        return (*said, *(WITHHELD,) * 3, one.reason)
    way = one.all.better - one.all.worse
    which = "more got better" if way > 0 else "more got worse" if way < 0 else "as many got better as worse"
    return (*said, count(one.all.n), count(one.all.of), which, one.reason)


def _shown(pairs: Sequence[Pair], told: ToldRounds) -> Iterator[tuple[Pair, Part]]:
    """Constituencies that may be named in one of the two rounds."""
    for pair in pairs:
        for part in pair.parts:
            if any(told[one.key].line(part.constituency) is not None for one in (pair.before, pair.after)):
                yield pair, part


def _place(pair: Pair, part: Part) -> Row:
    return pair.before.title, pair.after.title, name_of(part)


def _base(pairs: Sequence[Pair]) -> str:
    return "; ".join(
        f"{one.before.title}, as of {one.before.as_of}, to {one.after.title}, as of {one.after.as_of}" for one in pairs
    )
