"""What changed since the round before: among those rated in both, from rating to rating, and why."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from reports.colours import ink_on
from reports.comparison.values import ELSEWHERE, NO_RESPONSE, NOT_ASKED, NOT_RATED, Pair, Part, Side
from reports.dataset import ALL
from reports.numbers import day, organisations
from reports.packs.document import Block, Chapter, Chart, Sentences, Series, Table
from reports.packs.question_moves import question_moves
from reports.sheets import Cell, Column, count, exact
from reports.tables.sheets import CONSTITUENCY
from scoring.decomposition.values import Decomposition
from scoring.exact import text
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

KEY = "movement"
NOT_COMPARABLE = "not comparable"
_ONE_PLACE = Rounding(places=1)
_MOVES = (("Worsened", "#93342b"), ("Unchanged", "#c9ced4"), ("Improved", "#17456b"))
_COLUMNS = (
    CONSTITUENCY,
    Column("matched", "Organisations rated in both rounds", "organisations", "count"),
    Column("worsened", "Of these, with a worse rating now", "organisations", "count"),
    Column("unchanged", "Of these, with the same rating", "organisations", "count"),
    Column("improved", "Of these, with a better rating now", "organisations", "count"),
    Column("joined", "Rated now and not before", "organisations", "count"),
    Column("left", "Rated before and not now", "organisations", "count"),
)
_MEANS = (
    CONSTITUENCY,
    Column("matched", "Organisations rated in both rounds", "organisations", "count"),
    Column("mean_before", "Mean of their totals before", "as the scheme says", "tenths"),
    Column("mean_now", "Mean of their totals now", "as the scheme says", "tenths"),
)
_HEADINGS = (
    "Constituency",
    "Rated in both",
    "Worsened",
    "Unchanged",
    "Improved",
    "Joined",
    "Left",
)
_WHY = (
    CONSTITUENCY,
    Column("change", "Change of the rolled-up figure", "as the scheme says", "tenths"),
    Column("who_answered", "Because others answered", "as the scheme says", "tenths"),
    Column("what_was_asked", "Because other questions were asked", "as the scheme says", "tenths"),
    Column("how_scored", "Because answers are weighed and scored otherwise", "as the scheme says", "tenths"),
    Column("real_movement", "Because organisations moved", "as the scheme says", "tenths"),
)
_WHY_HEADINGS = ("Constituency", "Change", "Who answered", "What was asked", "How it was scored", "Real movement")
_MOVED = (
    CONSTITUENCY,
    Column("organisation", "Reference of the organisation"),
    Column("movement", "improved, worsened, unchanged, joined, left or not comparable"),
)


def movement(pair: Pair) -> Chapter:
    """For readers who see names: beside the figures of each round, counts of those who moved tell of single organisations."""
    base = _base(pair)
    blocks: list[Block] = [
        _counts(pair, base),
        _means(pair, base),
        _matrix(pair, base),
        _why(pair.parts, base),
        *question_moves(pair.questions, base),
        Sentences(_said(pair), listed=True),
        _moved(pair, base),
    ]
    if pair.scales.comparable and pair.all.matched:
        blocks.insert(0, _chart(pair, base))
    purpose = f"What changed since {pair.before.title}, among the organisations rated in both rounds."
    return Chapter(KEY, "Movement since the round before", purpose, tuple(blocks))


def movement_message(pair: Pair) -> str:
    """Of 14 organisations rated in both rounds, 5 improved, 8 stayed and 1 worsened since Round one."""
    every, number = pair.all, organisations(len(pair.all.matched))
    if not every.matched:
        return f"No organisation is rated both in {pair.before.title} and now, so no movement is stated."
    if not pair.scales.comparable:
        return f"The ratings of {number} rated in both rounds are not comparable with {pair.before.title}."
    moved = f"{len(every.improved):,} improved, {len(every.unchanged):,} stayed and {len(every.worsened):,} worsened"
    return f"Of {number} rated in both rounds, {moved} since {pair.before.title}."


def warnings_of(pair: Pair) -> tuple[str, ...]:
    """What the base of the comparison does not allow to be said, all together first."""
    of_parts = (f"{one.constituency}: {text}" for one in pair.constituencies for text in one.warnings)
    return tuple(dict.fromkeys((*pair.warnings, *of_parts)))


def _base(pair: Pair) -> str:
    before, after = pair.all.before, pair.all.after
    return (
        f"{pair.before.title}: {before.n_of_N} organisations handed in, as of {day(pair.before.as_of)}. "
        f"{pair.after.title}: {after.n_of_N}, as of {day(pair.after.as_of)}. Rated in both: {len(pair.all.matched):,}."
    )


def _name(part: Part) -> str:
    return part.constituency or ALL


def _counts(pair: Pair, base: str) -> Table:
    notes = [] if pair.scales.comparable else [f"{NOT_COMPARABLE}: {pair.scales.reason}"]
    return Table(
        KEY,
        f"Organisations that moved since {pair.before.title}",
        _COLUMNS,
        _HEADINGS,
        tuple(_row(pair, one) for one in pair.parts),
        base,
        notes=tuple(notes),
        message=movement_message(pair),
    )


def _row(pair: Pair, one: Part) -> tuple[Cell, ...]:
    sizes = [count(len(some)) for some in (one.worsened, one.unchanged, one.improved)]
    moves: list[Cell] = [*sizes] if pair.scales.comparable else [NOT_COMPARABLE] * 3
    return (_name(one), count(len(one.matched)), *moves, count(len(one.joined)), count(len(one.left)))


def _means(pair: Pair, base: str) -> Table:
    unit = "per cent of what is possible" if pair.after.unit == "percent" else "points"
    return Table(
        "movement-means",
        "Mean of those rated in both rounds",
        _MEANS,
        ("Constituency", "Rated in both", "Mean before", "Mean now"),
        tuple(
            (_name(one), count(len(one.matched)), _mean(one.matched_before), _mean(one.matched_after))
            for one in pair.parts
        ),
        base,
        notes=(f"In {unit}, each organisation alike.",),
    )


def _mean(side: Side) -> Cell:
    return _figure(side.mean) if side.mean is not None else "none rated"


def _figure(number: Fraction) -> Cell:
    return exact(text(rounded(number, _ONE_PLACE)))


def _chart(pair: Pair, base: str) -> Chart:
    parts = [one for one in pair.parts if one.matched]
    moves = [[len(one.worsened), len(one.unchanged), len(one.improved)] for one in parts]
    return Chart(
        f"{KEY}-chart",
        "Organisations rated in both rounds, by movement",
        "shares",
        tuple(f"{_name(one)} ({len(one.matched)} matched)" for one in parts),
        tuple(
            Series(
                title,
                tuple(str(row[at]) for row in moves),
                tuple(str(row[at] or "") for row in moves),
                colour,
                ink_on(colour),
            )
            for at, (title, colour) in enumerate(_MOVES)
        ),
        "organisations",
        f"{movement_message(pair)} One bar for each constituency.",
        base,
        KEY,
        message=movement_message(pair),
    )


def _matrix(pair: Pair, base: str) -> Table:
    matrix = pair.all.matrix
    titles = _titles(pair)
    columns = tuple(
        Column(key, f"{titles[key]} in {pair.after.title}", "organisations", "count") for key in matrix.columns
    )
    return Table(
        "movement-matrix",
        "From rating to rating: rows before, columns now",
        (Column("before", f"State in {pair.before.title}"), *columns),
        ("Before", *(titles[key] for key in matrix.columns)),
        tuple((titles[row], *(count(len(matrix.at(row, key))) for key in matrix.columns)) for row in matrix.rows),
        base,
    )


def _titles(pair: Pair) -> dict[str, str]:
    levels = {level.key: level.title for seen in (pair.before, pair.after) for level in seen.levels}
    return {**levels, **{one: one.capitalize() for one in (NOT_RATED, NO_RESPONSE, NOT_ASKED, ELSEWHERE)}}


def _why(parts: Sequence[Part], base: str) -> Table:
    return Table(
        "movement-why",
        "Why the figure of each constituency changed",
        _WHY,
        _WHY_HEADINGS,
        tuple(_parted(one) for one in parts),
        base,
        notes=tuple(dict.fromkeys(_notes(parts))),
    )


def _parted(one: Part) -> tuple[Cell, ...]:
    found = one.decomposition
    if isinstance(found, Decomposition):
        return (_name(one), _figure(found.whole), *(_figure(part) for part in found.parts))
    return (_name(one), *["not stated"] * 5)


def _notes(parts: Iterable[Part]) -> list[str]:
    """Parts are rounded each for itself; exactly, the four sum to the change."""
    notes = ["The four parts sum to the change exactly; here each is rounded for itself."]
    for one in parts:
        found = one.decomposition
        notes += found.notes if isinstance(found, Decomposition) else [f"not stated: {found.reason}"]
    return notes


def _said(pair: Pair) -> tuple[str, ...]:
    questions = pair.questions
    coverage = questions.reason or (
        f"{questions.comparable} of {questions.asked} questions of {pair.after.title} can be compared with {pair.before.title} "
        f"({questions.comparable_before} of the {questions.asked_before} asked then)."
    )
    return (coverage, pair.scales.reason, *warnings_of(pair))


def _moved(pair: Pair, base: str) -> Table:
    rows = tuple(
        (_name(one), reference, move)
        for one in pair.constituencies
        for move, references in (
            ("improved", one.improved),
            ("unchanged", one.unchanged),
            ("worsened", one.worsened),
            (NOT_COMPARABLE, one.not_comparable),
            ("joined", one.joined),
            ("left", one.left),
        )
        for reference in references
    )
    headings = ("Constituency", "Organisation", "Movement")
    return Table("moved", "What became of each organisation", _MOVED, headings, rows, base, data_only=True)
