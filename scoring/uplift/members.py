"""The members of a figure, and how its rule makes one row of theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from scoring.calculating import Earned, Weighed, figure_of
from scoring.scheme.figures import Figure
from scoring.uplift.rows import (
    NOTHING,
    ONE,
    ZERO,
    Row,
    Rows,
    Top,
    added,
    free,
    further_of,
    in_proportion,
    mapped,
    row_of,
)


@dataclass(frozen=True, slots=True)
class Member:
    """`beyond` gives its row in a direction, less so much for its weight. `surely` is how many members it surely brings,
    `weight` what they surely weigh; None where that is open."""

    beyond: Callable[[Fraction, Fraction, Fraction], Row]
    surely: int
    weight: Fraction | None

    @staticmethod
    def of_tops(tops: Sequence[tuple[int, int, Top]], length: int, *, is_free: bool, may_stay_out: bool) -> "Member":
        """From outcomes with their costs and how many are there in each."""

        def beyond(score: Fraction, possible: Fraction, less: Fraction) -> Row:
            valued = [
                (cost, replace(top, value=score * top.score + possible * top.possible - less * top.weight))
                for cost, _, top in tops
            ]
            row = row_of([*valued, (0, NOTHING)] if may_stay_out else valued, length)
            return free(row) if is_free else row

        weights = {top.weight for _, _, top in tops}
        surely = min((count for _, count, _ in tops), default=0)
        return Member(
            beyond, 0 if may_stay_out else surely, weights.pop() if len(weights) == 1 and not may_stay_out else None
        )

    @staticmethod
    def of_rows(rows: Rows, weight: Fraction, maybe_absent: bool) -> "Member":
        """Of a figure."""

        def beyond(score: Fraction, possible: Fraction, less: Fraction) -> Row:
            row = mapped(
                rows(score, possible),
                lambda top: Top(
                    weight * (top.value - less), weight * top.score, weight * top.possible, weight, top.picks
                ),
            )
            return further_of([[NOTHING] * len(row), row]) if maybe_absent else row

        return Member(beyond, 0 if maybe_absent else 1, None if maybe_absent else weight)


def combined_rows(figure: Figure, members: Sequence[Member], length: int) -> tuple[Rows, bool]:
    """The row of the figure in any direction, and whether there may be no figure."""
    maybe_absent = sum(one.surely for one in members) < figure.fewest_members
    if figure.rule == "sum":
        return lambda score, possible: _sums(members, score, possible, ZERO, length), maybe_absent
    if figure.rule == "mean":
        weights = [one.weight for one in members]
        whole = sum((weight for weight in weights if weight is not None), ZERO)
        if None in weights or whole == 0:
            return lambda score, possible: _open_mean(members, score, possible, length), maybe_absent or whole == 0
        return lambda score, possible: _mean(members, score, possible, length, whole), maybe_absent
    return lambda score, possible: _ordered(figure, members, score, possible, length), maybe_absent


def is_flat(rows: Rows) -> bool:
    """Whether what is possible is surely the same in all outcomes."""
    least, most = rows(ZERO, -ONE)[-1], rows(ZERO, ONE)[-1]
    return least is not None and most is not None and -least.value == most.value


def _sums(members: Sequence[Member], score: Fraction, possible: Fraction, less: Fraction, length: int) -> Row:
    return added([one.beyond(score, possible, less) for one in members], length)


def _mean(members: Sequence[Member], score: Fraction, possible: Fraction, length: int, whole: Fraction) -> Row:
    return mapped(
        _sums(members, score, possible, ZERO, length),
        lambda top: Top(top.value / whole, top.score / whole, top.possible / whole, picks=top.picks),
    )


def _open_mean(members: Sequence[Member], score: Fraction, possible: Fraction, length: int) -> Row:
    def value(top: Top) -> Fraction | None:
        return (score * top.score + possible * top.possible) / top.weight if top.weight else None

    row = in_proportion(lambda less: _sums(members, score, possible, less, length), value)
    return mapped(
        row,
        lambda top: Top(
            top.value, top.score / (top.weight or ONE), top.possible / (top.weight or ONE), picks=top.picks
        ),
    )


def _ordered(figure: Figure, members: Sequence[Member], score: Fraction, possible: Fraction, length: int) -> Row:
    """Lowest, highest, median and geometric mean look at scores alone, and only rise with them; what is possible lies
    between the least and the most of the members."""
    sign = ONE if score >= 0 else -ONE
    some = [one for one in members if one.weight != 0 or figure.rule != "geometric_mean"]
    ends = [_unweighed(one, ZERO, -ONE if possible < 0 else ONE)[-1] for one in some]
    there = [top.possible for top in ends if top is not None]
    rows = [_unweighed(one, sign, ZERO) for one in some]
    if not there or not rows:
        return [None] * length
    most = (min if possible < 0 else max)(there)
    found = _furthest(figure, some, rows, sign)
    return mapped(
        found, lambda top: Top(abs(score) * top.value + possible * most, sign * top.value, most, picks=top.picks)
    )


def _unweighed(one: Member, score: Fraction, possible: Fraction) -> Row:
    """Scores as they are. A member that is not there has no say, so that it stands for nothing here."""
    return mapped(
        one.beyond(score, possible, ZERO),
        lambda top: Top(
            top.value / (top.weight or ONE),
            top.score / (top.weight or ONE),
            top.possible / (top.weight or ONE),
            picks=top.picks,
        ),
    )


def _furthest(figure: Figure, some: Sequence[Member], rows: Sequence[Row], sign: Fraction) -> Row:
    is_sure = all(one.surely and one.weight is not None for one in some)
    needs_all = figure.rule == ("lowest" if sign > 0 else "highest")
    if is_sure and needs_all:
        return _everyone(rows)
    any_one = further_of(rows)
    if not is_sure or figure.rule in ("lowest", "highest"):
        return any_one
    found: Row = []
    for at, top in enumerate(any_one):
        tops = [row[at] for row in rows]
        weighed = [
            Weighed(one.weight or ZERO, Earned(sign * each.value, sign * each.value))
            for one, each in zip(some, tops, strict=True)
            if each is not None
        ]
        outcome = figure_of(Figure(rule=figure.rule), weighed, lambda _: None) if len(weighed) == len(rows) else None
        picks = tuple(each.picks for each in tops if each is not None)
        found.append(top if outcome is None else Top(sign * outcome.score, picks=picks))
    return found


def _everyone(rows: Sequence[Row]) -> Row:
    """How far all of them get together: the worst of them counts."""
    tops = []
    for value in {top.value for row in rows for top in row if top is not None}:
        cost, picks = 0, list[Any]()
        for row in rows:
            at = next((at for at, top in enumerate(row) if top is not None and top.value >= value), len(rows[0]))
            top = row[at] if at < len(row) else None
            cost, picks = cost + at, [*picks, top.picks if top is not None else ()]
        tops.append((cost, Top(value, picks=tuple(picks))))
    return row_of(tops, len(rows[0]))
