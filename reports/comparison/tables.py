"""The tables of a comparison, the same for pages, files and packs. They name no organisation; nothing in them is protected yet."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reports.comparison import columns
from reports.comparison.cells import NONE, NOT_COMPARABLE, UNITS, change, figure, name_of, score, share, title_of
from reports.comparison.columns import Headed
from reports.comparison.course import course
from reports.comparison.distributions import distribution_change, distribution_of
from reports.comparison.values import Comparison, Pair, Part, QuestionMovement, Side
from reports.dataset import ALL
from reports.numbers import counted
from reports.packs.document import Table
from reports.sheets import Cell, Column, count, exact
from scoring.decomposition.values import NotDecomposed
from scoring.exact import optional_text, total_of

Row = tuple[Cell, ...]
RowOf = Callable[[Pair, Part], Row]


def tables_of(comparison: Comparison, pairs: Sequence[Pair] | None = None) -> tuple[Table, ...]:
    """All of them; of some pairs only where they are given."""
    some = comparison.pairs if pairs is None else pairs
    return (rounds(comparison), course(comparison), *(make(some) for make in _OF_PAIRS))


def rounds(comparison: Comparison) -> Table:
    base = f"{comparison.all.constituency or ALL} asked in each round"
    rows = []
    for one, side in zip(comparison.rounds, comparison.all.respondents, strict=True):
        refs = (f"{ref.key} {ref.version}" for ref in (one.questionnaire, one.scheme))
        found = (
            ("0 of 0", count(0), NONE, NONE)
            if side is None
            else (side.n_of_N, count(side.rated), score(side), title_of(one, side.rating))
        )
        rows.append((one.title, one.as_of, *refs, *found))
    return table_of("rounds", "The rounds compared", columns.ROUNDS, rows, base)


def sides(pairs: Sequence[Pair]) -> Table:
    return _of_parts("comparison", "All respondents and the matched cohort", columns.SIDES, pairs, _side_row)


def movements(pairs: Sequence[Pair]) -> Table:
    return _of_parts("movements", "Who improved, worsened, joined and left", columns.MOVEMENTS, pairs, _movement_row)


def distributions(pairs: Sequence[Pair]) -> Table:
    rows = (row for pair in pairs for part in pair.parts for row in _distribution_rows(pair, part))
    return table_of("distribution", "Ratings before and now", columns.DISTRIBUTION, rows, base_of(pairs))


def matrices(pairs: Sequence[Pair]) -> Table:
    """One row for each way that an organisation went; `matrix` has it two ways."""
    rows = (
        (
            *_place(pair, part),
            title_of(pair.before, one.before),
            title_of(pair.after, one.after),
            count(len(one.organisations)),
            exact(optional_text(one.weight)),
        )
        for pair in pairs
        for part in pair.parts
        for one in part.matrix.cells
    )
    return table_of("movement_matrix", "Movement from rating to rating", columns.MATRIX, rows, base_of(pairs))


def matrix(pair: Pair, part: Part) -> Table:
    """Movement two ways: a row for each state before, a column for each state now."""
    made = part.matrix
    heads = [f"Was in {pair.before.title}", *(title_of(pair.after, state) for state in made.columns)]
    meaning = "Organisations that went this way"
    cols = [Column("from", "Level in the earlier round, or why there was none")]
    cols += [Column(f"to_{key.replace(' ', '_')}", meaning, "organisations", "count") for key in made.columns]
    rows = tuple(
        (title_of(pair.before, old), *(count(len(made.at(old, new))) for new in made.columns)) for old in made.rows
    )
    return Table(
        key="matrix",
        caption=f"From {pair.before.title} (rows) to {pair.after.title} (columns): {name_of(part)}",
        columns=tuple(cols),
        headings=tuple(heads),
        rows=rows,
        base=base_of([pair]),
    )


def questions(pairs: Sequence[Pair]) -> Table:
    rows = (_question_row(pair, one) for pair in pairs for one in pair.questions.questions)
    notes = tuple(coverage(pair) for pair in pairs)
    return table_of("questions", "Movement question by question", columns.QUESTIONS, rows, base_of(pairs), notes)


def parts_of_change(pairs: Sequence[Pair]) -> Table:
    return _of_parts("parts_of_change", "Why the score changed", columns.PARTS, pairs, _parts_row)


def warnings(pairs: Sequence[Pair]) -> Table:
    rows = ((*_place(pair, part), one) for pair in pairs for part in pair.parts for one in part.warnings)
    return table_of("base", "What changed in the base", columns.WARNINGS, rows, base_of(pairs))


def coverage(pair: Pair) -> str:
    """How much of the questionnaire may be compared, in a sentence."""
    found = pair.questions
    return found.reason or (
        f"{pair.before.title} to {pair.after.title}: {found.comparable:,} of {counted(found.asked, 'question', 'questions')} may be compared "
        f"({found.comparable_before:,} of the {found.asked_before:,} asked before)."
    )


_OF_PAIRS = (sides, movements, distributions, matrices, questions, parts_of_change, warnings)


def _side_row(pair: Pair, part: Part) -> Row:
    has_figures = pair.before.unit == pair.after.unit
    return (
        part.before.n_of_N,
        part.after.n_of_N,
        score(part.before),
        score(part.after),
        change(part.before, part.after, has_figures),
        title_of(pair.before, part.before.rating),
        title_of(pair.after, part.after.rating),
        _tendency(pair, part),
        count(len(part.matched)),
        score(part.matched_before),
        score(part.matched_after),
        change(part.matched_before, part.matched_after, has_figures),
        _unit(pair),
    )


def _tendency(pair: Pair, part: Part) -> str:
    if [*part.before.at] != [*part.after.at] or not pair.scales.comparable:
        return NOT_COMPARABLE
    before, after = distribution_of(part.before, pair.before.title), distribution_of(part.after, pair.after.title)
    return distribution_change(before, after).tendency


def _unit(pair: Pair) -> str:
    units = dict.fromkeys((UNITS[pair.before.unit], UNITS[pair.after.unit]))
    return ", then ".join(units)


def _movement_row(pair: Pair, part: Part) -> Row:
    levels = (part.improved, part.unchanged, part.worsened)
    scores = (part.by_score.up, part.by_score.down)
    return (
        count(len(part.matched)),
        *(count(len(one)) if pair.scales.comparable else NOT_COMPARABLE for one in levels),
        *(count(len(one)) for one in (part.joined, part.moved_in, part.left, part.moved_out)),
        *(NOT_COMPARABLE if part.by_score.reason else count(len(one)) for one in scores),
    )


def _distribution_rows(pair: Pair, part: Part) -> Iterator[Row]:
    sets = (("all respondents", part.before, part.after), ("matched cohort", part.matched_before, part.matched_after))
    for of, before, after in sets:
        titles = dict.fromkeys(
            [
                *((level.key, level.title) for level in pair.before.levels),
                *((level.key, level.title) for level in pair.after.levels),
            ]
        )
        for key, title in titles:
            yield (
                *_place(pair, part),
                of,
                title,
                _at(before, key),
                _at(after, key),
                count(after.at[key] - before.at[key]) if key in before.at and key in after.at else NOT_COMPARABLE,
                *(_share(side, key) for side in (before, after)),
                *(_weight_share(side, key) for side in (before, after)),
            )


def _at(side: Side, key: str) -> Cell:
    return count(side.at[key]) if key in side.at else "no such level"


def _share(side: Side, key: str) -> Cell:
    return share(side.at[key], sum(side.at.values())) if key in side.at else "no such level"


def _weight_share(side: Side, key: str) -> Cell:
    if side.weight_at is None:
        return "no weights"
    if key not in side.at:
        return "no such level"
    return share(side.weight_at[key], total_of(side.weight_at.values()), "no weight" if side.rated else "nobody rated")


def _question_row(pair: Pair, one: QuestionMovement) -> Row:
    said = (one.number, one.text, one.verdict, "yes" if one.comparable else "no")
    if one.all is None:
        return (pair.before.title, pair.after.title, *said, *(NOT_COMPARABLE,) * 8, one.reason)
    moves = one.all
    return (
        pair.before.title,
        pair.after.title,
        *said,
        *(count(number) for number in (moves.n, moves.of, moves.better, moves.same, moves.worse)),
        NONE if moves.changed is None else count(moves.changed),
        figure(moves.before),
        figure(moves.after),
        one.reason,
    )


def _parts_row(pair: Pair, part: Part) -> Row:
    parted = part.decomposition
    if isinstance(parted, NotDecomposed):
        return (score(part.before), score(part.after), *(NONE,) * 5, _unit(pair), parted.reason)
    figures = (parted.before, parted.after, parted.whole, *parted.parts)
    return (*(figure(one) for one in figures), UNITS[parted.unit], " ".join(parted.notes))


def _of_parts(key: str, caption: str, heads: Sequence[Headed], pairs: Sequence[Pair], row: RowOf) -> Table:
    rows = ((*_place(pair, part), *row(pair, part)) for pair in pairs for part in pair.parts)
    return table_of(key, caption, heads, rows, base_of(pairs))


def _place(pair: Pair, part: Part) -> Row:
    return pair.before.title, pair.after.title, name_of(part)


def base_of(pairs: Sequence[Pair]) -> str:
    said = (
        f"{pair.before.title} ({pair.all.before.n_of_N} handed in, as of {pair.before.as_of}) to "
        f"{pair.after.title} ({pair.all.after.n_of_N}, as of {pair.after.as_of}); {len(pair.all.matched):,} rated in both"
        for pair in pairs
    )
    return "; ".join(said)


def table_of(
    key: str, caption: str, heads: Sequence[Headed], rows: Iterable[Row], base: str, notes: tuple[str, ...] = ()
) -> Table:
    return Table(
        key=key,
        caption=caption,
        columns=tuple(one.column for one in heads),
        headings=tuple(one.heading for one in heads),
        rows=tuple(rows),
        base=base,
        notes=notes,
    )
